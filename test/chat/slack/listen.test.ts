import { describe, expect, test } from "vitest";
import { connectedSlack } from "#test/support/slack/connected.ts";

describe.each(["socket", "http"] as const)("people in Slack, by %s", (mode) => {
	test("get an answer that they alone see, or that all see", async () => {
		const { slack, listener, channel } = await connectedSlack({ mode });
		const reply = await slack.command(channel, "member", "/model deepseek v3");
		expect(reply.words).toContain("Answer to model");
		expect(reply.isPrivate).toBe(true);
		expect(listener.heard).toEqual([
			["command", "model", { name: "deepseek v3" }],
		]);
		const shared = await slack.command(channel, "member", "/brief chips");
		expect(shared.isPrivate).toBe(false);
	});
});
