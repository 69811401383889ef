import { describe, expect, test } from "vitest";
import { connectedSlack } from "#test/support/slack/connected.ts";
import { signedRequest } from "#test/support/slack/delivery.ts";
import { eventCallback, slashCommand } from "#test/support/slack/payloads.ts";

describe("Socket Mode", () => {
	test.each(["asked", "dropped"] as const)(
		"goes on over a new connection after one was %s to end",
		async (how) => {
			const { slack, channel } = await connectedSlack();
			for (const _ of ["once", "again"]) {
				const next = slack.socket?.nextConnection();
				slack.socket?.disconnect(how);
				await next;
				const reply = await slack.command(channel, "member", "/model o3");
				expect(reply.words).toContain("Answer to model");
			}
			expect(slack.socket?.connections()).toBe(3);
		},
	);

	test("tries again while Slack refuses to open a connection", async () => {
		const { slack, channel, lines } = await connectedSlack();
		slack.faults.next("apps.connections.open", {
			kind: "status",
			status: 500,
			carriedOut: false,
		});
		const next = slack.socket?.nextConnection();
		slack.socket?.disconnect("dropped");
		await next;
		const reply = await slack.command(channel, "member", "/model o3");
		expect(reply.words).toContain("Answer to model");
		expect(lines.some(({ text }) => text.includes("opened again"))).toBe(true);
	});

	test("gives up, and says so, when its leave was taken back", async () => {
		const { slack, listener } = await connectedSlack();
		const revoked = listener.next("revoked");
		await slack.revoke({ silently: true });
		slack.socket?.disconnect("dropped");
		expect(await revoked).toEqual(["revoked", "slack", slack.workspace.id]);
		expect(slack.calls("apps.connections.open")).toHaveLength(2);
	});

	test("lives on after packets that make no sense", async () => {
		const { slack, channel, lines } = await connectedSlack();
		for (const packet of [
			"{",
			"null",
			"[]",
			'"text"',
			'{"type":"events_api"}',
			'{"type":"events_api","envelope_id":"1","payload":{}}',
			'{"type":"interactive","envelope_id":"2","payload":null}',
			'{"type":"slash_commands","envelope_id":"3","payload":{"command":7}}',
			'{"type":"slash_commands","envelope_id":"4","payload":{"command":"/model"}}',
			'{"type":"interactive","envelope_id":"5","payload":{"type":"block_actions","actions":[],"user":{}}}',
			'{"type":"interactive","envelope_id":"6","payload":{"type":"view_submission","view":{"callback_id":"form"},"user":{}}}',
		])
			slack.socket?.sendRaw(packet);
		const reply = await slack.command(channel, "member", "/model o3");
		expect(reply.words).toContain("Answer to model");
		expect(
			lines.filter(({ text }) => text.startsWith("a packet from Slack")),
		).toHaveLength(3);
	});
});

describe("signed requests", () => {
	test.each([
		["of another secret", { secret: "guessed" }],
		["replayed after an hour", { age: 3600 }],
	])(
		"%s are turned away",
		async (_name, {
			secret,
			age = 0,
		}: {
			secret?: string;
			age?: number;
		}) => {
			const { slack, channel, listener } = await connectedSlack({
				mode: "http",
			});
			const payload = eventCallback(slack.workspace, {
				type: "channel_archive",
				channel: channel.id,
			});
			const response = await fetch(
				slack.eventsUrl,
				signedRequest("events_api", payload, {
					secret: secret ?? slack.signingSecret,
					timestamp: Math.floor(Date.now() / 1000) - age,
				}),
			);
			expect(response.status).toBe(401);
			expect(listener.heard).toEqual([]);
		},
	);

	test.each(["null", "7", '"text"', "{", '{"event":null}', '{"type":"x"}'])(
		"that hold %s harm nobody",
		async (body) => {
			const { slack, channel } = await connectedSlack({ mode: "http" });
			const signed = signedRequest(
				"events_api",
				{},
				{
					secret: slack.signingSecret,
					body,
				},
			);
			const aborted = new AbortController();
			const answer = fetch(slack.eventsUrl, {
				...signed,
				signal: aborted.signal,
			}).catch(() => null);
			const reply = await slack.command(channel, "member", "/model o3");
			expect(reply.words).toContain("Answer to model");
			aborted.abort();
			await answer;
		},
	);

	test("that are cut off or empty are turned away, and the next is heard", async () => {
		const { slack, channel } = await connectedSlack({ mode: "http" });
		const empty = await fetch(slack.eventsUrl, { method: "POST" });
		expect(empty.status).toBe(401);
		const elsewhere = await fetch(new URL("/elsewhere", slack.eventsUrl));
		expect(elsewhere.status).toBe(404);
		const reply = await slack.command(channel, "member", "/model o3");
		expect(reply.words).toContain("Answer to model");
	});
});

describe("an answer", () => {
	test("takes another way when its own address fails", async () => {
		const { slack, channel } = await connectedSlack();
		slack.faults.next("respond", { kind: "drop", carriedOut: false });
		const reply = await slack.command(channel, "member", "/model o3");
		expect(reply.words).toContain("Answer to model");
		expect(slack.calls("chat.postEphemeral")).toHaveLength(1);
	});

	test("comes as a direct message where the bot is not let in", async () => {
		const { slack, channel } = await connectedSlack();
		await slack.removeBot(channel);
		slack.faults.next("respond", { kind: "drop", carriedOut: false });
		const reply = await slack.command(channel, "member", "/model o3");
		expect(reply.body.channel).toBe(slack.userIds.member);
	});

	test("that takes long is acknowledged at once, and its form's window opens in time", async () => {
		const { slack, channel, listener } = await connectedSlack();
		const letGo = listener.hold();
		const opened = slack.nextCall("views.open");
		const form = slack.command(channel, "owner", "/subscribe");
		expect((await opened).answer?.ok).toBe(true);
		expect(slack.ackTimes()).toHaveLength(1);
		letGo();
		expect((await form).words).toContain("What this channel gets");
		expect(slack.calls("views.update")).toHaveLength(1);
	});

	test("to a form that is saved slowly comes into its window", async () => {
		const { slack, channel, listener } = await connectedSlack();
		const form = await slack.command(channel, "owner", "/subscribe");
		const letGo = listener.hold();
		const saved = slack.submit(form, { hour: ["25:70"] });
		await listener.next("submitForm");
		await slack.acknowledged(2);
		letGo();
		expect((await saved).words).toContain("25:70");
		expect((await saved).words).toContain("Hour");
	});

	test("to a form that fails is said in the form, which stays open", async () => {
		const { slack, channel } = await connectedSlack();
		const form = await slack.command(channel, "owner", "/subscribe");
		const failed = await slack.submit(form, { hour: ["crash"] });
		expect(failed.kind).toBe("errors");
		expect(failed.words).toContain("Something went wrong");
		const saved = await slack.submit(form, { hour: ["10:00"] });
		expect(saved.words).toContain("Saved");
	});

	test("is not written twice when Slack brings the same command twice", async () => {
		const { slack, channel, listener, adapter } = await connectedSlack();
		const { workspace } = slack;
		const scene = {
			workspace: { id: workspace.id } as never,
			userId: slack.userIds.member,
			channel,
			trigger: "1.2.same",
			responseUrl: `${slack.settings.apiUrl?.replace("/api/", "")}/response/x`,
		};
		const payload = slashCommand(scene, "/model", "o3");
		await slack.socket?.deliver("slash_commands", payload);
		await slack.socket?.deliver("slash_commands", payload);
		await adapter.close();
		expect(listener.heard).toHaveLength(1);
	});

	test("says so in a sentence when nothing else can be said", async () => {
		const { slack, channel, listener } = await connectedSlack();
		const told = slack.nextCall("respond");
		await slack.socket?.deliver(
			"slash_commands",
			slashCommand(
				{
					workspace: { id: "TOTHER" } as never,
					userId: slack.userIds.member,
					channel,
					trigger: "1.2.other",
					responseUrl: `${slack.settings.apiUrl?.replace("/api/", "")}/response/x`,
				},
				"/model",
				"o3",
			),
		);
		const { body } = await told;
		expect(body.response_type).toBe("ephemeral");
		expect(body.text).toContain("Something went wrong");
		expect(listener.heard).toEqual([]);
	});

	test("no token is ever logged", async () => {
		const { slack, channel, lines, anyLine } = await connectedSlack();
		await slack.revoke({ silently: true });
		await slack.socket?.deliver(
			"slash_commands",
			slashCommand(
				{
					workspace: { id: slack.workspace.id } as never,
					userId: slack.userIds.member,
					channel,
					trigger: "1.2.revoked",
					responseUrl: "http://127.0.0.1:9/",
				},
				"/model",
				"xoxb-pasted-by-somebody",
			),
		);
		slack.socket?.disconnect("dropped");
		await anyLine();
		const text = JSON.stringify(lines);
		expect(text).not.toMatch(/xox[a-z]-stand-in|xapp-stand-in/);
		expect(text).not.toContain("pasted-by-somebody");
	});
});

test("200 commands at once are all acknowledged, and all answered", async () => {
	const { slack, channel } = await connectedSlack();
	const replies = await Promise.all(
		Array.from({ length: 200 }, (_, index) =>
			slack.command(channel, "member", `/model o${index}`),
		),
	);
	expect(replies).toHaveLength(200);
	expect(slack.ackTimes()).toHaveLength(200);
});
