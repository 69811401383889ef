import { describe, expect, test } from "vitest";
import { editionMessage } from "#src/chat/messages/edition-message.ts";
import { parseEdition } from "#src/chat/messages/edition-schema.ts";
import type { Edition } from "#src/digests/edition.ts";
import { morning } from "#test/support/chat-fixtures.ts";

const message = (changes: Partial<Edition> = {}) =>
	editionMessage(morning(changes));
const words = (edition: Partial<Edition>) =>
	message(edition)
		.paragraphs.flat()
		.map((span) => (span.kind === "citation" ? "" : span.text))
		.join("");

describe("an edition as a message", () => {
	test("has the date of the channel's zone and the counts", () => {
		expect(message()).toMatchObject({
			headline: "AI briefing · Tuesday 28 January 2025",
			subtitle: "3 stories, 1 update",
		});
		const late = { slot: "2025-01-28T23:30:00.000Z", late: true };
		expect(message(late)).toMatchObject({
			headline: "AI briefing · Wednesday 29 January 2025",
			subtitle: "3 stories, 1 update · late, due at 00:30",
		});
	});

	test("says what is the first one, and what just happened", () => {
		expect(message({ kind: "first" }).subtitle).toBe(
			"3 stories, 1 update · first briefing, since yesterday 09:00",
		);
		expect(message({ kind: "breaking" })).toMatchObject({
			headline: "AI news · Tuesday 28 January 2025, 09:00",
			subtitle: null,
			// A number means a story of the latest digest, which this is not.
			hints: ["/subscribe"],
		});
		expect(message({}).hints).toEqual(["/why 1", "/subscribe"]);
	});

	test("speaks Italian, and English where a language has no texts", () => {
		expect(message({ language: "it" })).toMatchObject({
			language: "it",
			headline: "Notizie sull’IA · martedì 28 gennaio 2025",
			subtitle: "3 notizie, 1 aggiornamento",
		});
		expect(message({ language: "fi" }).headline).toMatch(/^AI briefing/);
	});

	test("cites each sentence by links to its sources", () => {
		const [entry] = message().entries;
		expect(entry?.paragraphs[0]?.slice(0, 3)).toEqual([
			{ kind: "text", text: expect.stringMatching(/^Training DeepSeek-V3/) },
			{ kind: "citation", number: 1, url: entry?.sources[0]?.url },
			{ kind: "citation", number: 2, url: entry?.sources[1]?.url },
		]);
		expect(entry?.sources.map(({ notes }) => notes)).toEqual([
			[],
			["official"],
			["it"],
		]);
	});

	test("leaves out a citation of a source that is not there", () => {
		const edition = morning();
		const [entry] = edition.entries;
		entry?.sentences.splice(0, 9, { text: "Nobody says so.", sources: [7] });
		expect(editionMessage(edition).entries[0]?.paragraphs[0]).toEqual([
			{ kind: "text", text: "Nobody says so." },
		]);
	});

	test("labels what is new in an update, and links it to what was told", () => {
		const update = message().entries[3];
		expect(update?.title).toBe("Update to Friday’s “OpenAI shows o3”");
		expect(update?.paragraphs[0]).toEqual([
			{
				kind: "text",
				text: "Now confirmed by 4, was 1; new version: o3-mini.",
			},
		]);
	});

	test.each([
		["2025-01-28T06:00:00.000Z", "Update to today’s “OpenAI shows o3”"],
		["2025-01-26T23:30:00.000Z", "Update to yesterday’s “OpenAI shows o3”"],
		["2025-01-22T08:00:00.000Z", "Update to Wednesday’s “OpenAI shows o3”"],
		["2025-01-21T08:00:00.000Z", "Update to “OpenAI shows o3” of 21 January"],
	])("names the day when it was told, %s", (toldAt, wanted) => {
		const edition = morning();
		const entry = edition.entries[3];
		if (entry) entry.earlier = { headline: "OpenAI shows o3", toldAt };
		expect(editionMessage(edition).entries[3]?.title).toBe(wanted);
	});

	test("quotes what is not summarised, names its language, and says so once", () => {
		const quoted = message().entries[2];
		expect(quoted?.paragraphs[0]?.[0]).toEqual({
			kind: "text",
			text: expect.stringMatching(/^“Circa 450 dollari.*”$/),
		});
		expect(quoted?.labels).toEqual(["single source", "in Italian"]);
		const { coverage } = morning();
		expect(
			message({ coverage: { ...coverage, withoutLlm: 0 } }).footer.at(-1),
		).toBe("Quoted, not summarised: no LLM configured.");
	});

	test("sets a quotation within a quotation apart", () => {
		const edition = morning();
		const text = "He called it a “wake-up call”.";
		edition.entries[2]?.sentences.splice(0, 9, { text, sources: [] });
		expect(editionMessage(edition).entries[2]?.paragraphs[0]).toEqual([
			{ kind: "text", text: "“He called it a ‘wake-up call’.”" },
		]);
	});

	test("tells how much of the world it covers", () => {
		expect(message().footer).toEqual([
			"40 of 43 feeds fresh · The Lab Notebook silent for 9 days · not readable: Policy Desk, Keji · 1 story without LLM",
			"What stands in quotation marks is quoted, not summarised.",
		]);
		const many = { title: "x", days: 8, reason: "HTTP 500" };
		const coverage = {
			feeds: 1200,
			fresh: 1192,
			silent: Array(4).fill(many),
			failing: Array(4).fill(many),
			withoutLlm: 0,
		};
		expect(message({ coverage, entries: [] }).footer).toEqual([
			"1,192 of 1,200 feeds fresh · 4 feeds silent · 4 feeds not readable",
		]);
	});

	test.each([
		["budget", "en", "1 story without LLM (budget)"],
		["endpoint", "en", "1 story without LLM (no answer)"],
		["budget", "it", "1 notizia senza LLM (budget)"],
		["endpoint", "it", "1 notizia senza LLM (nessuna risposta)"],
	] as const)(
		"says why it is without LLM: %s, %s",
		(whyWithoutLlm, language, wanted) => {
			const coverage = { ...morning().coverage, whyWithoutLlm };
			const [covered] = message({ coverage, language }).footer;
			expect(covered?.split(" · ").at(-1)).toBe(wanted);
		},
	);

	test("says on an empty day that there is nothing, and what is elsewhere", () => {
		const empty = { entries: [], topics: ["chips"], keywords: ["Sky-T1"] };
		expect(words(empty)).toBe(
			"Nothing new on chips or Sky-T1 since yesterday 09:00. 12 stories elsewhere.",
		);
		expect(message(empty).hints).toEqual(["/brief all", "/subscribe"]);
		expect(words({ ...empty, language: "it", elsewhere: 0 })).toBe(
			"Niente di nuovo su chip o Sky-T1 dalle 09:00 di ieri.",
		);
		expect(words({ entries: [], topics: [], elsewhere: 1 })).toBe(
			"Nothing new since yesterday 09:00. 1 story elsewhere.",
		);
	});

	test("is plain JSON", () => {
		expect(JSON.parse(JSON.stringify(message()))).toEqual(message());
	});
});

describe("an edition of unknown origin", () => {
	test("is read when it is right", () => {
		expect(parseEdition(JSON.parse(JSON.stringify(morning())))).toEqual(
			morning(),
		);
	});

	test.each([
		["coverage.fresh", { coverage: { feeds: 1 } }],
		["timeZone: is no time zone", { timeZone: "Europe/Atlantis" }],
		["slot: is no ISO 8601 time in UTC", { slot: "28/01/2025" }],
		[
			"entries[0].labels",
			{ entries: [{ ...morning().entries[0], labels: 1 }] },
		],
	])("is refused by the field: %s", (field, wrong) => {
		expect(() => parseEdition({ ...morning(), ...wrong })).toThrow(field);
	});
});

describe("what became of an earlier telling", () => {
	const update = morning().entries.find(({ kind }) => kind === "update");
	const linked = (language: string) =>
		editionMessage(morning({ language }), {
			earlierLinks: new Map([
				[update?.storyId ?? 0, "https://chat.example/archives/1"],
			]),
		});

	test.each([
		["en", "Earlier message"],
		["it", "Messaggio precedente"],
	])("an update links to it (%s)", (language, text) => {
		const links = linked(language).entries.map(({ paragraphs }) =>
			paragraphs.flat().filter((span) => span.kind === "link"),
		);
		expect(links.flat()).toEqual([
			{ kind: "link", text, url: "https://chat.example/archives/1" },
		]);
		expect(links[(update?.position ?? 0) - 1]).toHaveLength(1);
	});

	test.each([
		["en", "corrected", "corrected on 29 January"],
		["en", "denied", "denied on 29 January"],
		["it", "corrected", "corretta il 29 gennaio"],
		["it", "denied", "smentita il 29 gennaio"],
	] as const)(
		"a correction stands first among the labels (%s, %s)",
		(language, kind, label) => {
			const entries = morning().entries.map((entry, index) => ({
				...entry,
				// The 29th in Rome.
				correction:
					index === 0 ? { kind, at: "2025-01-28T23:30:00.000Z" } : null,
			}));
			const [first, second] = editionMessage(
				morning({ language, entries }),
			).entries;
			expect(first?.labels[0]).toBe(label);
			expect(second?.labels).not.toContain(label);
		},
	);

	test("an edition of before there were corrections has none", () => {
		expect(morning().entries.map(({ correction }) => correction)).toEqual(
			morning().entries.map(() => null),
		);
	});
});
