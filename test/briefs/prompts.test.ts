import { describe, expect, it } from "vitest";
import { checkWritten, isPostable } from "#src/briefs/check.ts";
import { entryForm, longerForm } from "#src/briefs/form.ts";
import { materialOf } from "#src/briefs/material.ts";
import {
	briefPrompt,
	morePrompt,
	translatedBriefs,
	translatePrompt,
	writtenBriefs,
} from "#src/briefs/prompt.ts";
import { strayFrom } from "#src/briefs/rendering.ts";
import { makeArticle } from "./article.ts";

/** The worked examples of a prompt: its lines of JSON, each with the text before it. */
function examplesIn(system: string): { before: string; json: unknown }[] {
	const pieces = system.split(/^(\{"briefs".*\})$/m);
	return pieces.flatMap((piece, index) =>
		index % 2 === 1
			? [
					{
						before: pieces[index - 1] ?? "",
						json: JSON.parse(piece) as unknown,
					},
				]
			: [],
	);
}

function sourcesIn(text: string) {
	return [
		...text.matchAll(
			/^<<m source (\d).*>>\n(.*)\n(.*)\n<<m end of source \d>>$/gm,
		),
	].map(([, number, title, body]) =>
		materialOf(
			makeArticle({
				id: Number(number),
				title: title as string,
				text: body as string,
				language: /, Italian,/.test(text) ? "it" : "en",
			}),
		),
	);
}

describe.each([
	["briefs", briefPrompt, entryForm],
	["the longer form", morePrompt, longerForm],
])("the prompt for %s", (_, { system }, form) => {
	it.each(examplesIn(system))(
		"shows an answer that passes our own checks",
		({ before, json }) => {
			const [written] = writtenBriefs.parse(json).briefs;
			if (!written) throw new Error("an example without a brief");
			const checked = checkWritten(written, sourcesIn(before), form, {
				language: "en",
			});
			expect(checked.mistakes).toEqual([]);
			expect(isPostable(checked)).toBe(true);
			expect(checked.sentences).toHaveLength(written.sentences.length);
			expect(checked.why?.text ?? null).toBe(written.why?.text ?? null);
		},
	);
});

describe("the prompt for translations", () => {
	it("shows translations that say what their originals say", () => {
		const briefs = examplesIn(translatePrompt.system).map(({ json }) => {
			const [brief] = translatedBriefs.parse(json).briefs;
			if (!brief) throw new Error("an example without a brief");
			const { headline, sentences, why } = brief;
			return [headline, ...sentences, ...(why ? [why] : [])];
		});
		expect(briefs).toHaveLength(4);
		for (const first of [0, 2]) {
			const translated = briefs[first + 1] ?? [];
			expect(strayFrom(briefs[first] ?? [], translated)).toEqual(
				translated.map(() => []),
			);
		}
	});
});

it.each([
	["translating", translatePrompt, 2],
	["more", morePrompt, 3],
])(
	"begins alike for %s, so that one cached prefix serves all",
	(_, { system }, part) => {
		let shared = 0;
		while (briefPrompt.system[shared] === system[shared]) shared += 1;
		expect(shared).toBeGreaterThan(system.length / part);
	},
);
