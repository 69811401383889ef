import { expect, test } from "vitest";
import type { Article } from "#src/articles/article.ts";
import { isBreaking } from "#src/digests/breaking.ts";
import type { Candidate } from "#src/digests/select.ts";

const now = new Date("2025-01-28T10:00:00Z");
const hoursAgo = (hours: number) => new Date(now.getTime() - hours * 3_600_000);

function reported(hosts: number, kind: Article["kind"] = "press"): Article[] {
	return Array.from({ length: hosts }, (_, index) => ({
		id: index,
		url: `https://paper-${index}.example/`,
		link: `https://paper-${index}.example/`,
		host: `paper-${index}.example`,
		source: `Paper ${index}`,
		kind,
		weight: 1,
		title: "OpenAI releases o5",
		summary: null,
		text: "",
		byline: null,
		language: "en",
		publishedAt: hoursAgo(1),
		seenAt: hoursAgo(1),
		backlog: false,
		fingerprint: `${index}`,
		topics: [],
		models: [],
		organisations: [],
	}));
}

function candidate({
	story = {},
	...changes
}: Partial<Omit<Candidate, "story">> & {
	story?: Partial<Candidate["story"]>;
} = {}): Candidate {
	return {
		met: ["model-releases"],
		score: 7,
		parts: [],
		telling: { kind: "new" },
		...changes,
		story: {
			id: 1,
			headline: "OpenAI releases o5",
			firstAt: hoursAgo(2),
			lastAt: hoursAgo(1),
			backlog: false,
			score: 5,
			parts: [],
			hosts: 3,
			topics: [],
			models: [],
			organisations: [],
			revision: 1,
			rankedRevision: 1,
			articles: reported(3),
			...story,
		},
	};
}

test.each<[string, Candidate]>([
	["three independent hosts", candidate()],
	[
		"one official source",
		candidate({ story: { articles: reported(1, "official") } }),
	],
	["a day old", candidate({ story: { firstAt: hoursAgo(24) } })],
])("breaks: %s", (_case, story) => {
	expect(isBreaking(story, now)).toBe(true);
});

test.each<[string, Candidate]>([
	["not important enough for the channel", candidate({ score: 6.99 })],
	["liked, but not important", candidate({ story: { score: 4.4 } })],
	["two hosts", candidate({ story: { articles: reported(2) } })],
	[
		"aggregators",
		candidate({ story: { articles: reported(5, "aggregator") } }),
	],
	["nothing that the channel follows", candidate({ met: [] })],
	["older than a day", candidate({ story: { firstAt: hoursAgo(24.1) } })],
	[
		"known to the channel",
		candidate({ telling: { kind: "update", changes: [{ kind: "denied" }] } }),
	],
])("does not break: %s", (_case, story) => {
	expect(isBreaking(story, now)).toBe(false);
});
