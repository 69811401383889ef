import { describe, expect, it } from "vitest";
import { ground } from "#src/briefs/ground.ts";
import { detectLanguage } from "#src/lib/language/detect.ts";
import { sentences } from "#src/lib/text/segment.ts";
import { ownExtracts, paraphrases } from "./extracts.ts";
import { type Mutation, makeChance, mutations } from "./mutations.ts";

function isFound(claim: string, source: string): boolean {
	const [verdict] = ground({
		sentences: [{ text: claim, sources: ["1"] }],
		articles: [{ id: "1", text: source }],
	});
	return verdict?.ok === false;
}

/** Our extracts, and the sources of our rewordings. */
const texts = [
	...ownExtracts(),
	...[...new Set(paraphrases().map(({ source }) => source))].map((text) => ({
		text,
		language: detectLanguage(text),
	})),
];

const changed: (Mutation & { source: string })[] = [7, 8].flatMap((seed) =>
	texts.flatMap(({ text, language }) =>
		sentences(text, language).flatMap((sentence) =>
			mutations(sentence, language, makeChance(seed)).map((mutation) => ({
				...mutation,
				source: text,
			})),
		),
	),
);

describe("grounding over texts in six languages", () => {
	const missed = (isOf: (mutation: Mutation) => boolean) => {
		const tried = changed.filter(isOf);
		return {
			tried: tried.length,
			missed: tried
				.filter(({ text, source }) => !isFound(text, source))
				.map(({ text, from, to }) => `${from} → ${to}: ${text}`),
		};
	};

	it("has enough to try", () => {
		expect(changed.length).toBeGreaterThan(500);
	});

	it("finds at least 99 % of changed numbers", () => {
		const { tried, missed: left } = missed(({ kind }) => kind === "number");
		expect(left.length / tried, left.join("\n")).toBeLessThanOrEqual(0.01);
	});

	it("finds at least 97 % of all other changes", () => {
		const { tried, missed: left } = missed(({ kind }) => kind !== "number");
		expect(left.length / tried, left.join("\n")).toBeLessThanOrEqual(0.03);
	});

	it("has nothing against verbatim sentences", () => {
		const accused = texts.flatMap(({ text, language }) =>
			sentences(text, language).filter((sentence) => isFound(sentence, text)),
		);
		expect(accused).toEqual([]);
	});

	it("has something against at most 2 % of honest rewordings and translations", () => {
		const all = paraphrases();
		const accused = all
			.filter(({ claim, source }) => isFound(claim, source))
			.map(({ claim }) => claim);
		expect(all.length).toBeGreaterThan(200);
		expect(accused.length / all.length, accused.join("\n")).toBeLessThanOrEqual(
			0.02,
		);
	});

	it("takes a sentence about something else for unsupported", () => {
		const source = texts[0]?.text ?? "";
		expect(
			isFound("Always unplug electrical devices before cleaning them.", source),
		).toBe(true);
		expect(isFound("The capital of Brazil is Brasília.", source)).toBe(true);
	});
});
