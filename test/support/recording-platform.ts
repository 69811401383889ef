import { expect } from "vitest";
import {
	type ChatAdapter,
	DeliveryError,
	type MessageBody,
	type PersonAddress,
	type Post,
} from "#src/chat/adapter.ts";
import type { Message } from "#src/chat/message.ts";

/** How a call fails: before or after the platform took it, or as the platform says. */
export type Failure = "before" | "after" | DeliveryError;

/** A platform that keeps what it was asked for, and fails as it is told. */
export function makeRecordingPlatform({
	render = renderEntries,
}: {
	render?: ChatAdapter["render"];
} = {}) {
	/** By key; what was edited has its new body. */
	const posted = new Map<string, MessageBody>();
	const edited: string[] = [];
	const told: { to: PersonAddress; message: Message }[] = [];
	const failures: Failure[] = [];
	/** Of all calls that reach out. */
	const calls: string[] = [];

	function failing<Result>(name: string, done: () => Result): Result {
		calls.push(name);
		const failure = failures.shift();
		if (failure === "before") throw new Error("socket hang up");
		if (failure instanceof DeliveryError) throw failure;
		const result = done();
		if (failure === "after") throw new Error("socket hang up");
		return result;
	}

	const adapter: ChatAdapter = {
		platform: "test",
		hearsMentions: false,
		render,
		renderAgain(message, told) {
			const posts = adapter.render(message);
			return posts.length === told.length ? posts : null;
		},
		post: async (_to, body, { key }) =>
			failing("post", () => {
				expect(posted.has(key), `${key} posted twice`).toBe(false);
				posted.set(key, body);
				return `message ${key}`;
			}),
		find: async (_to, { key }) => (posted.has(key) ? `message ${key}` : null),
		edit: async (_to, messageId, body) =>
			failing("edit", () => {
				edited.push(messageId);
				posted.set(messageId.replace("message ", ""), body);
			}),
		linkTo: async (_to, messageId) =>
			failing("link", () => `https://chat.example/${encodeURI(messageId)}`),
		tell: async (to, message) =>
			failing("tell", () => {
				told.push({ to, message });
			}),
		ownsApp: async () => false,
		listen: async () => {},
		close: async () => {},
	};
	return { adapter, posted, edited, told, failures, calls };
}

/** A post for each entry, as plain lines; one for a digest without any. */
function renderEntries({ subtitle, entries, paragraphs }: Message): Post[] {
	const lines = (spans: Message["paragraphs"]) =>
		spans.map((paragraph) =>
			paragraph
				.map((span) =>
					span.kind === "citation" ? `[${span.number}]` : span.text,
				)
				.join(" "),
		);
	if (entries.length === 0)
		return [{ body: { text: lines(paragraphs).join("\n") }, storyIds: [] }];
	return entries.map(({ title, labels, paragraphs: own, storyId }) => ({
		body: {
			subtitle,
			title,
			labels,
			lines: lines(own),
			links: own
				.flat()
				.flatMap((span) => (span.kind === "link" ? [span.url] : [])),
		},
		storyIds: storyId === null ? [] : [storyId],
	}));
}
