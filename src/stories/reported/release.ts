import type { Claim, ClaimReader, Clause } from "./claim.ts";
import { dayIn } from "./day.ts";

const VERBS: readonly (readonly ["released" | "announced", RegExp])[] = [
	[
		"released",
		/\b(?:released|launched|rolled out|rilasciat[oa]|lanciat[oa]|uscit[oa]|pubblicat[oa]|veröffentlichte?|erschien(?:en)?|publiée?|lancée?|sortie?|publicó|lanzó|lanzado|publicado|salió)(?![\p{L}])|发布|推出|上线/gu,
	],
	[
		"announced",
		/\b(?:announced|unveiled|annunciat[oa]|presentat[oa]|angekündigt|vorgestellt|annoncée?|dévoilée?|anunció|anunciado|presentó)(?![\p{L}])/gu,
	],
];
/** Something of a model's that came out instead of it. */
const PART_OF_IT =
	/\b(?:features?|apps?|api|papers?|reports?|tools?|plugin|updates?|upgrade|previews?|beta|versions?|demo|benchmark|datasets?|code|mode|agents?|card|function|support|integration|aggiornament|aktualis|mise à jour|actualiz)|更新|功能|预览|论文|报告/u;
/** How many letters may stand between the model, the verb and the day. */
const NEAR = 45;

function gap(
	a: { start: number; end: number },
	b: { start: number; end: number },
) {
	return a.end <= b.start ? [a.end, b.start] : [b.end, a.start];
}

function verbOf({ text, model }: Clause, day: { start: number; end: number }) {
	const found = VERBS.flatMap(([field, pattern]) =>
		[...text.matchAll(pattern)].map((match) => ({
			field,
			start: match.index,
			end: match.index + match[0].length,
		})),
	);
	const [verb] = found;
	if (!verb || found.length > 1) return null;
	for (const other of [model, day]) {
		const [from = 0, to = 0] = gap(verb, other);
		if (to - from > NEAR || PART_OF_IT.test(text.slice(from, to))) return null;
	}
	return verb;
}

/** "DeepSeek-R1 was released on January 20". */
export const release: ClaimReader = (clause): Claim[] => {
	const day = dayIn(clause.text, clause.publishedAt);
	const verb = day && verbOf(clause, day);
	return verb ? [{ field: verb.field, value: day.date, relation: null }] : [];
};
