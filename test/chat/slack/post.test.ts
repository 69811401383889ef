import { describe, expect, test } from "vitest";
import { DeliveryError } from "#src/chat/adapter.ts";
import { editionMessage } from "#src/chat/messages/edition-message.ts";
import { longMorning, morning } from "#test/support/chat-fixtures.ts";
import { connectedSlack } from "#test/support/slack/connected.ts";
import type { Fault } from "#test/support/slack/driver.ts";

const connect = (timeoutMilliseconds?: number) =>
	connectedSlack({
		listening: false,
		...(timeoutMilliseconds === undefined ? {} : { timeoutMilliseconds }),
	});

async function failureOf(work: Promise<unknown>) {
	const error = await work.then(
		() => null,
		(reason: unknown) => reason,
	);
	if (!(error instanceof DeliveryError)) throw new Error(`${error}`);
	const { failure, problem, retryAfterMilliseconds } = error;
	return { failure, problem, retryAfterMilliseconds };
}

describe("a digest in Slack", () => {
	test("stands in the channel, and goes on in its thread", async () => {
		const { adapter, slack, channel, to } = await connect();
		const posts = adapter.render(editionMessage(longMorning()));
		let after: string | null = null;
		for (const [part, { body }] of posts.entries()) {
			const key = `digest-7-${part + 1}`;
			const id: string = await adapter.post(to, body, { key, after });
			expect(await adapter.find(to, { key, after })).toBe(id);
			after ??= id;
		}
		const messages = await slack.messages(channel);
		expect(messages).toHaveLength(posts.length);
		expect(messages.map(({ thread }) => thread)).toEqual([
			null,
			...Array.from({ length: posts.length - 1 }, () => after),
		]);
		const told = posts.slice(1).flatMap(({ storyIds }) => storyIds);
		expect(told).toEqual(longMorning().entries.map(({ storyId }) => storyId));
		expect(posts[0]?.storyIds).toEqual(told);
		const [call] = slack.calls("chat.postMessage");
		expect(call?.body).toMatchObject({
			unfurl_links: false,
			unfurl_media: false,
			metadata: {
				event_type: "modelwire_message",
				event_payload: { part: 1, parts: posts.length, key: "digest-7-1" },
			},
		});
	});

	test("is found by its own key alone, and not in another thread", async () => {
		const { adapter, to } = await connect();
		const [post] = adapter.render(editionMessage(morning()));
		const body = post?.body ?? {};
		const first = await adapter.post(to, body, {
			key: "digest-1-1",
			after: null,
		});
		await adapter.post(to, body, { key: "digest-1-2", after: first });
		expect(await adapter.find(to, { key: "digest-1", after: null })).toBeNull();
		expect(
			await adapter.find(to, { key: "digest-1-2", after: null }),
		).toBeNull();
		expect(
			await adapter.find(to, { key: "digest-1-2", after: first }),
		).not.toBeNull();
	});

	test("is edited in place, keeps its key, and can be linked to", async () => {
		const { adapter, slack, channel, to } = await connect();
		const [post] = adapter.render(editionMessage(morning()));
		const options = { key: "digest-1-1", after: null };
		const id = await adapter.post(to, post?.body ?? {}, options);
		const corrected = morning();
		corrected.entries.splice(1);
		const [other] = adapter.render(editionMessage(corrected));
		for (const _ of ["once", "twice"])
			await adapter.edit(to, id, other?.body ?? {});
		const messages = await slack.messages(channel);
		expect(messages).toHaveLength(1);
		expect(messages[0]?.edited).toBe(true);
		expect(messages[0]?.blocks).toEqual(other?.body.blocks);
		expect(await adapter.find(to, options)).toBe(id);
		expect(await adapter.linkTo(to, id)).toBe(
			`https://acme.slack.com/archives/${channel.id}/p${id.replace(".", "")}`,
		);
	});

	test("a picture that Slack cannot fetch does not cost the words", async () => {
		const { adapter, slack, channel, to } = await connect();
		const picture = { url: "https://gone.example/chart.png", alt: "A chart" };
		const [post] = adapter.render({ ...editionMessage(morning()), picture });
		expect(JSON.stringify(post?.body)).toContain("gone.example");
		slack.faults.next("chat.postMessage", {
			kind: "error",
			error: "invalid_blocks",
		});
		await adapter.post(to, post?.body ?? {}, { key: "k", after: null });
		const [message] = await slack.messages(channel);
		expect(message?.words).not.toContain("A chart");
		expect(message?.words).toContain("1. ");
	});

	test("somebody is told apart, whole messages at a time", async () => {
		const { adapter, slack, to } = await connect();
		const person = slack.userIds.owner;
		const address = { workspace: to.workspace, person };
		await adapter.tell(address, editionMessage(longMorning()));
		const told = await slack.toldApart("owner");
		expect(told.length).toBeGreaterThan(1);
		expect(told[1]?.thread).toBe(told[0]?.ts);
	});
});

describe("a post that goes wrong", () => {
	const nothing = { problem: null, retryAfterMilliseconds: null };

	test.each<[name: string, fault: Fault, wanted: object]>([
		[
			"429",
			{ kind: "busy", retryAfterSeconds: 30 },
			{ failure: "busy", problem: null, retryAfterMilliseconds: 30_000 },
		],
		[
			"500, though it was carried out",
			{ kind: "status", status: 500, carriedOut: true },
			{ failure: "unknown", ...nothing },
		],
		[
			"503",
			{ kind: "status", status: 503, carriedOut: false },
			{ failure: "unknown", ...nothing },
		],
		[
			"a broken connection",
			{ kind: "drop", carriedOut: false },
			{ failure: "unknown", ...nothing },
		],
		[
			"no answer",
			{ kind: "hang", carriedOut: true },
			{ failure: "unknown", ...nothing },
		],
		[
			"too long",
			{ kind: "error", error: "msg_blocks_too_long" },
			{ failure: "refused", ...nothing },
		],
		[
			"a scope that is missing",
			{ kind: "error", error: "missing_scope" },
			{
				failure: "permanent",
				problem: "no-permission",
				retryAfterMilliseconds: null,
			},
		],
	])("%s", async (_name, fault, wanted) => {
		const { adapter, slack, to } = await connect(
			fault.kind === "hang" ? 1500 : undefined,
		);
		const [post] = adapter.render(editionMessage(morning()));
		slack.faults.next("chat.postMessage", fault);
		const options = { key: "digest-3-1", after: null };
		const posting = adapter.post(to, post?.body ?? {}, options);
		expect(await failureOf(posting)).toEqual(wanted);
		expect(slack.calls("chat.postMessage")).toHaveLength(1);
		const found = await adapter.find(to, options);
		expect(found !== null).toBe("carriedOut" in fault && fault.carriedOut);
	});

	test("by what became of the channel", async () => {
		const { adapter, slack, channel, to } = await connect();
		const [post] = adapter.render(editionMessage(morning()));
		const options = { key: "k", after: null };
		const failure = () =>
			failureOf(adapter.post(to, post?.body ?? {}, options));
		await adapter.post(to, post?.body ?? {}, options);
		await slack.removeBot(channel, { silently: true });
		expect(await failure()).toMatchObject({
			failure: "permanent",
			problem: "removed",
		});
		slack.faults.next("chat.postMessage", {
			kind: "error",
			error: "is_archived",
		});
		expect(await failure()).toMatchObject({
			failure: "permanent",
			problem: "archived",
		});
		const elsewhere = { ...to, channel: "CNOWHERE" };
		expect(
			await failureOf(adapter.post(elsewhere, post?.body ?? {}, options)),
		).toMatchObject({ failure: "permanent", problem: "missing" });
	});

	test("a workspace that took its leave back is asked once more, not again and again", async () => {
		const { adapter, slack, to } = await connect();
		const [post] = adapter.render(editionMessage(morning()));
		await slack.revoke({ silently: true });
		const options = { key: "k", after: null };
		const posting = adapter.post(to, post?.body ?? {}, options);
		expect(await failureOf(posting)).toMatchObject({
			failure: "revoked",
			problem: "revoked",
		});
		expect(slack.calls()).toHaveLength(1);
	});

	test("nothing is sent while Slack cannot be reached at all", async () => {
		const { adapter, slack, to } = await connect();
		await slack.close();
		const posting = adapter.post(to, {}, { key: "k", after: null });
		expect(await failureOf(posting)).toMatchObject({ failure: "busy" });
	});

	test("a token of another workspace says so", async () => {
		const { adapter } = await connect();
		const to = { workspace: "TOTHER", channel: "C1" };
		await expect(
			adapter.post(to, {}, { key: "k", after: null }),
		).rejects.toThrow(/SLACK_BOT_TOKEN is of the workspace/);
	});
});
