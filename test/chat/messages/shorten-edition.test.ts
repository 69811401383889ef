import { expect, test } from "vitest";
import type { ChatAdapter } from "#src/chat/adapter.ts";
import { renderPosts, renderPostsAgain } from "#src/chat/discord/render.ts";
import { editionMessage } from "#src/chat/messages/edition-message.ts";
import { shortenEdition } from "#src/chat/messages/shorten-edition.ts";
import {
	renderSlackPosts,
	renderSlackPostsAgain,
} from "#src/chat/slack/render.ts";
import type { Edition, EditionEntry } from "#src/digests/edition.ts";
import { morning } from "#test/support/chat-fixtures.ts";

const correction = {
	kind: "corrected" as const,
	at: "2025-01-29T08:00:00.000Z",
};

/** A morning of several entries, whose first has one more sentence of so many words. */
function morningOf(stories: number, words: number): Edition {
	const { entries, ...edition } = morning();
	const [pattern] = entries;
	if (!pattern) throw new Error("the morning has no entry");
	const more = { text: `${"so ".repeat(words)}it ends.`, sources: [1] };
	return {
		...edition,
		entries: Array.from(
			{ length: stories },
			(_, index): EditionEntry => ({
				...pattern,
				position: index + 1,
				storyId: index + 1,
				sentences:
					index === 0 ? [...pattern.sentences, more] : pattern.sentences,
			}),
		),
	};
}

function corrected(edition: Edition): Edition {
	const [first, ...others] = edition.entries;
	return first
		? { ...edition, entries: [{ ...first, correction }, ...others] }
		: edition;
}

const platforms: [
	string,
	ChatAdapter["render"],
	(
		...given: Parameters<ChatAdapter["renderAgain"]>
	) => readonly { storyIds: number[] }[] | null,
][] = [
	[
		"Slack",
		(message) =>
			renderSlackPosts(message).map(({ body, storyIds }) => ({
				body: { ...body },
				storyIds,
			})),
		renderSlackPostsAgain,
	],
	["Discord", renderPosts, renderPostsAgain],
];

test.each(platforms)(
	"a correction finds room in a post of %s that is full",
	(_, render, renderAgain) => {
		const posts = (edition: Edition) => render(editionMessage(edition));
		let stories = 1;
		while (posts(morningOf(stories + 1, 0)).length === 1) stories += 1;
		let words = 0;
		while (posts(morningOf(stories, words + 1)).length === 1) words += 1;

		const edition = morningOf(stories, words);
		const told = posts(edition).map(({ storyIds }) => storyIds);
		const tries = [...shortenEdition(corrected(edition))].map((shorter) =>
			renderAgain(editionMessage(shorter), told),
		);
		expect(tries[0]).toBeNull();
		const found = tries.find((again) => again !== null);
		expect(found?.map(({ storyIds }) => storyIds)).toEqual(told);
		expect(JSON.stringify(found)).toContain("corrected on 29 January");
	},
);

test.each(platforms)(
	"in many posts of %s each story stays where it was told",
	(_, render, renderAgain) => {
		const edition = morningOf(20, 40);
		const told = render(editionMessage(edition)).map(
			({ storyIds }) => storyIds,
		);
		expect(told.length).toBeGreaterThan(2);
		for (const shorter of shortenEdition(corrected(edition)))
			expect(
				renderAgain(editionMessage(shorter), told)?.map(
					({ storyIds }) => storyIds,
				),
			).toEqual(told);
	},
);

test("what was not changed since is rendered again as it stands", () => {
	for (const stories of [1, 6, 20]) {
		const message = editionMessage(morningOf(stories, 10));
		const slack = renderSlackPosts(message);
		const discord = renderPosts(message);
		const told = (posts: readonly { storyIds: number[] }[]) =>
			posts.map(({ storyIds }) => storyIds);
		expect(renderSlackPostsAgain(message, told(slack))).toEqual(slack);
		expect(renderPostsAgain(message, told(discord))).toEqual(discord);
	}
});

test("what was corrected loses its words first, and no entry its headline, label or sources", () => {
	const edition = corrected(morningOf(2, 10));
	const shorter = [...shortenEdition(edition)];
	expect(shorter[0]).toEqual(edition);
	const [first, second] = edition.entries.map(
		({ sentences }) => sentences.length,
	);
	expect(
		shorter.map(({ entries }) =>
			entries.map(({ sentences, why }) => [sentences.length, why === null]),
		),
	).toEqual([
		[
			[first, false],
			[second, false],
		],
		[
			[first, true],
			[second, false],
		],
		[
			[1, true],
			[second, false],
		],
		[
			[0, true],
			[second, false],
		],
		[
			[0, true],
			[second, true],
		],
		[
			[0, true],
			[1, true],
		],
		[
			[0, true],
			[0, true],
		],
	]);
	const kept = ({ entries }: Edition) =>
		entries.map(({ headline, sources, labels }) => [headline, sources, labels]);
	for (const each of shorter) expect(kept(each)).toEqual(kept(edition));
});
