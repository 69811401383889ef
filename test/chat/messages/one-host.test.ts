import { expect, test } from "vitest";
import type { BriefLabel } from "#src/briefs/brief.ts";
import { editionMessage } from "#src/chat/messages/edition-message.ts";
import { parseEdition } from "#src/chat/messages/edition-schema.ts";
import { morning } from "#test/support/chat-fixtures.ts";

/** An edition whose first story says one thing on the word of one host. */
function edition(language: string, labels: BriefLabel[]) {
	const given = morning({ language });
	const [entry] = given.entries;
	entry?.sentences.splice(
		0,
		9,
		{ text: "One says so.", sources: [1], oneHost: true },
		{ text: "All say so.", sources: [1, 2] },
	);
	return {
		...given,
		entries: entry ? [{ ...entry, labels, changes: [] }] : [],
	};
}

const toldIn = (...given: Parameters<typeof edition>) =>
	editionMessage(edition(...given)).entries[0]?.paragraphs[0]?.map((span) =>
		span.kind === "citation" ? span.number : span.text,
	);

test.each([
	["en", "(single source)"],
	["it", "(una sola fonte)"],
])(
	"what one host alone says is marked behind its citation, in %s",
	(language, mark) => {
		expect(toldIn(language, [{ kind: "confirmed", hosts: 2 }])).toEqual([
			"One says so.",
			1,
			mark,
			"All say so.",
			1,
			2,
		]);
	},
);

test("a story of a single source says so once, by its label", () => {
	expect(toldIn("en", [{ kind: "single-source" }])).not.toContain(
		"(single source)",
	);
});

test("a quotation, which names its one source, is not marked", () => {
	const given = edition("en", [{ kind: "confirmed", hosts: 2 }]);
	const [entry] = given.entries;
	if (!entry) throw new Error("the morning tells nothing");
	const [told] = editionMessage({
		...given,
		entries: [{ ...entry, quoted: true }],
	}).entries;
	expect(JSON.stringify(told?.paragraphs)).toContain("One says so.");
	expect(JSON.stringify(told?.paragraphs)).not.toContain("single source");
});

test("an edition keeps the mark when it is read again", () => {
	const given = edition("en", []);
	const read = parseEdition(JSON.parse(JSON.stringify(given)));
	expect(read.entries[0]?.sentences).toEqual(given.entries[0]?.sentences);
});
