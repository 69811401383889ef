import { describe, expect, test } from "vitest";
import { connectedSlack } from "#test/support/slack/connected.ts";
import { message } from "#test/support/slack/listener.ts";

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

	test("reach what Slack keeps for itself through /modelwire", async () => {
		const { slack, listener, channel } = await connectedSlack({ mode });
		await slack.command(channel, "member", "/status");
		await slack.command(channel, "member", "/modelwire");
		await slack.command(channel, "member", "/modelwire /pause days=3");
		expect(listener.heard).toEqual([
			["command", "status", {}],
			["command", "help", {}],
			["command", "pause", { days: "3" }],
		]);
		const calls = slack.calls("respond");
		expect(calls).toHaveLength(3);
	});

	test("are known by their rights, zone and language", async () => {
		const { slack, listener, channel } = await connectedSlack({ mode });
		for (const person of ["owner", "member", "guest", "admin"] as const)
			await slack.command(channel, person, "/pause");
		expect(
			listener.askers.map(({ person }) => [person.rights, person.language]),
		).toEqual([
			["manager", "en"],
			["member", "en"],
			["guest", "en"],
			["manager", "it"],
		]);
		expect(listener.askers[0]).toMatchObject({
			platform: "slack",
			workspace: { id: slack.workspace.id, name: "Acme" },
			channel: { id: channel.id, name: "ai-news" },
			person: { id: slack.userIds.owner, timeZone: "Europe/Rome" },
			thread: null,
		});
		const asked = slack.calls("users.info").length;
		await slack.command(channel, "owner", "/pause");
		expect(slack.calls("users.info")).toHaveLength(asked);
	});

	test("have no rights while Slack does not say who they are, and theirs again then", async () => {
		const { slack, listener, channel } = await connectedSlack({ mode });
		slack.faults.next("users.info", {
			kind: "status",
			status: 503,
			carriedOut: false,
		});
		await slack.command(channel, "guest", "/pause");
		await slack.command(channel, "guest", "/pause");
		slack.faults.next("users.info", { kind: "error", error: "fatal_error" });
		await slack.command(channel, "owner", "/pause");
		await slack.command(channel, "owner", "/pause");
		expect(listener.askers.map(({ person }) => person.rights)).toEqual([
			"unknown",
			"guest",
			"unknown",
			"manager",
		]);
	});

	test("fill in a form: preview, what is wrong, saved", async () => {
		const { slack, listener, channel } = await connectedSlack({ mode });
		const form = await slack.command(channel, "owner", "/subscribe");
		expect(form.kind).toBe("view");
		expect(form.words).toContain("What this channel gets");
		const preview = await slack.preview(form, { topics: ["chip-policy"] });
		expect(preview.words).toContain("This would come");
		expect(await slack.messages(channel)).toEqual([]);
		const wrong = await slack.submit(form, { hour: ["25:70"] });
		expect(wrong.kind).toBe("errors");
		expect(wrong.words).toContain("25:70");
		const saved = await slack.submit(form, {
			keywords: ["lithography", "export control"],
			models: ["o3", "o4-mini"],
		});
		expect(saved.words).toContain("Saved for 09:00");
		const untouched = {
			topics: ["chips"],
			breaking: ["no"],
			models: ["o3"],
			keywords: ["export control", "TSMC"],
			hour: ["09:00"],
			zone: ["Europe/Rome"],
		};
		expect(listener.heard.slice(1)).toEqual([
			[
				"previewForm",
				"subscribe",
				"C1",
				{ ...untouched, topics: ["chip-policy"] },
			],
			["submitForm", "subscribe", "C1", { ...untouched, hour: ["25:70"] }],
			[
				"submitForm",
				"subscribe",
				"C1",
				{
					...untouched,
					models: ["o3", "o4-mini"],
					keywords: ["lithography", "export control"],
				},
			],
		]);
		expect(
			listener.askers.every((asker) => asker.channel?.id === channel.id),
		).toBe(true);
	});

	test("are offered what completes a field", async () => {
		const { slack, listener, channel } = await connectedSlack({ mode });
		const form = await slack.command(channel, "owner", "/subscribe");
		expect(await slack.suggest(form, "models", "o4")).toEqual(["o4-mini"]);
		expect(listener.heard.at(-1)).toEqual([
			"completeField",
			"subscribe",
			"models",
			"o4",
		]);
	});

	test("press what an answer offers", async () => {
		const { slack, channel } = await connectedSlack({ mode });
		const reply = await slack.command(channel, "member", "/model o3");
		const form = await slack.pressReply(reply, "subscribe", "C1");
		expect(form.words).toContain("What this channel gets");
	});

	test("find their channels in App Home, whose buttons open the same form", async () => {
		const { slack, listener, channel } = await connectedSlack({ mode });
		const home = await slack.openHome("owner");
		expect(home.words).toContain("Your channels");
		expect(listener.askers.at(-1)?.channel).toBeNull();
		const form = await slack.pressReply(home, "subscribe", "C1");
		expect(form.words).toContain("What this channel gets");
		const refreshed = slack.nextCall("views.publish");
		const saved = await slack.submit(form);
		expect(saved.words).toContain("Saved for 09:00");
		expect((await refreshed).answer?.ok).toBe(true);
		expect(channel.name).toBe("ai-news");
	});

	test("ask by mentioning the bot, and are answered in the thread", async () => {
		const { slack, listener, channel } = await connectedSlack({ mode });
		const question = "what did R&amp;D cost?";
		const first = await slack.ask(channel, "member", question);
		expect(first.words).toContain("You asked: what did R&D cost?");
		expect(first.thread).not.toBeNull();
		const followUp = await slack.ask(channel, "member", "why?", first.thread);
		expect(followUp.thread).toBe(first.thread);
		const threads = listener.askers.map(({ thread }) => thread);
		expect(threads).toEqual([
			`${channel.id}:${first.thread}`,
			`${channel.id}:${first.thread}`,
		]);
	});

	test("react to what we posted, in any tone of skin", async () => {
		const { slack, listener, channel, adapter, to } = await connectedSlack({
			mode,
		});
		const [post] = adapter.render(message("A digest"));
		const options = { key: "digest-1-1", after: null };
		const messageId = await adapter.post(to, post?.body ?? {}, options);
		await slack.react(channel, "member", messageId, "thumbsup");
		await slack.react(channel, "member", messageId, "+1::skin-tone-3", false);
		await slack.react(channel, "member", messageId, "-1");
		await slack.react(channel, "member", messageId, "tada");
		await adapter.close();
		expect(listener.heard).toEqual([
			["reaction", { messageId, kind: "more", added: true }],
			["reaction", { messageId, kind: "more", added: false }],
			["reaction", { messageId, kind: "less", added: true }],
		]);
	});

	test("take the bot out, let it in, close the channel, take back its leave", async () => {
		const { slack, listener, channel, adapter } = await connectedSlack({
			mode,
		});
		const workspace = slack.workspace.id;
		await slack.removeBot(channel);
		await slack.inviteBot(channel);
		await slack.archive(channel);
		await slack.event({ type: "channel_unarchive", channel: channel.id });
		await slack.event({ type: "channel_deleted", channel: channel.id });
		const revoked = listener.next("revoked");
		await slack.revoke();
		await revoked;
		await adapter.close();
		expect(listener.connections).toEqual([["slack", workspace]]);
		expect(listener.heard).toEqual([
			["removed", "slack", workspace, channel.id, "removed"],
			["joined", "slack", workspace, channel.id],
			["removed", "slack", workspace, channel.id, "archived"],
			["joined", "slack", workspace, channel.id],
			["removed", "slack", workspace, channel.id, "missing"],
			["revoked", "slack", workspace],
		]);
	});

	test("are heard once, however often Slack says it", async () => {
		const { slack, listener, channel, adapter } = await connectedSlack({
			mode,
		});
		await slack.ask(channel, "member", "once?");
		await slack.redeliver();
		await slack.redeliver({ number: 2, reason: "http_error" });
		await adapter.close();
		expect(listener.heard).toEqual([["question", "once?"]]);
	});
});
