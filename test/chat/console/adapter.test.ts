import { mkdir, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import {
	type ConsoleOptions,
	makeConsoleAdapter,
} from "#src/chat/console/adapter.ts";
import { consoleError } from "#src/chat/console/errors.ts";
import type { ChatListener } from "#src/chat/listener.ts";
import type { Message } from "#src/chat/message.ts";
import { emptyEntry, emptyMessage } from "#src/chat/messages/model-message.ts";
import { plainMessage } from "#src/chat/messages/plain-message.ts";
import { textsIn } from "#src/chat/texts/texts.ts";

const to = { workspace: "terminal", channel: "#console" };
const first = { key: "digest-1-1", after: null };

async function consoleIn(options: Partial<ConsoleOptions> = {}) {
	const folder = await mkdtemp(join(tmpdir(), "modelwire-console-"));
	onTestFinished(() => rm(folder, { recursive: true, force: true }));
	const file = join(folder, "inside", "console.jsonl");
	const printed: string[] = [];
	const adapter = makeConsoleAdapter({
		file,
		print: (text) => printed.push(text),
		lines: null,
		...options,
	});
	return { adapter, printed, file };
}

function digest(language = "en"): Message {
	const texts = textsIn(language);
	return {
		...emptyMessage(texts),
		headline: "AI briefing",
		entries: [
			{
				...emptyEntry(texts, "Chips arrive"),
				number: 1,
				storyId: 52,
				actions: [{ id: "more", value: "52", label: "More" }],
			},
		],
		hints: ["/why 1"],
	};
}

test("a post is printed, kept, and found again by its key", async () => {
	const { adapter, printed, file } = await consoleIn();
	const [post] = adapter.render(digest());
	expect(post?.storyIds).toEqual([52]);
	expect(await adapter.find(to, first)).toBeNull();
	const id = await adapter.post(to, post?.body ?? {}, first);
	expect(printed).toEqual(["AI briefing\n\n1. Chips arrive"]);
	expect(await adapter.find(to, first)).toBe(id);
	expect(await adapter.find({ ...to, channel: "#other" }, first)).toBeNull();
	expect(JSON.parse((await readFile(file, "utf8")).trim())).toMatchObject({
		channel: "#console",
		key: "digest-1-1",
	});
});

test.each([
	["en", "Corrected:"],
	["it", "Corretto:"],
])("a corrected message says so in %s", async (language, says) => {
	const { adapter, printed } = await consoleIn();
	const [post] = adapter.render(digest(language));
	await adapter.edit(to, "digest-1-1", post?.body ?? {});
	expect(printed[0]).toMatch(new RegExp(`^${says}\n\nAI briefing`));
});

test.each([
	["EPIPE", "permanent", "removed"],
	["ERR_STREAM_DESTROYED", "permanent", "removed"],
	["EACCES", "permanent", "no-permission"],
	["ENOTDIR", "permanent", "missing"],
	["ENOSPC", "unknown", null],
	["EIO", "unknown", null],
])("a failure with %s is %s", (code, failure, problem) => {
	const error = consoleError(
		Object.assign(new Error("write failed"), { code }),
	);
	expect(error).toMatchObject({ failure, problem });
	expect(error.message).toBe("console: write failed");
	expect(consoleError(error)).toBe(error);
});

test("a closed terminal and a file in the way are told as such", async () => {
	const closed = await consoleIn({
		print: () => {
			throw Object.assign(new Error("write EPIPE"), { code: "EPIPE" });
		},
	});
	const [post] = closed.adapter.render(digest());
	const body = post?.body ?? {};
	for (const attempt of [
		closed.adapter.post(to, body, first),
		closed.adapter.edit(to, "digest-1-1", body),
		closed.adapter.tell(
			{ workspace: "terminal", person: "U1" },
			plainMessage(textsIn("en"), ["Hello."]),
		),
	])
		await expect(attempt).rejects.toMatchObject({
			name: "DeliveryError",
			failure: "permanent",
		});
	const inTheWay = await consoleIn();
	await mkdir(inTheWay.file, { recursive: true });
	const error = await inTheWay.adapter.post(to, body, first).catch(String);
	expect(error).toMatch(/console: .*EISDIR/);
	expect(inTheWay.printed).toEqual([]);
});

test("what can be typed is shown only where somebody can type", async () => {
	async function* nothing(): AsyncGenerator<string> {}
	const { adapter, printed } = await consoleIn({ lines: nothing() });
	const [post] = adapter.render(digest());
	await adapter.post(to, post?.body ?? {}, first);
	await adapter.listen({} as ChatListener);
	await adapter.post(to, post?.body ?? {}, { ...first, key: "digest-2-1" });
	expect(printed[0]).not.toContain("You can type");
	expect(printed[1]).toMatch(/You can type: 1 more · \/why 1$/);
	await adapter.close();
});
