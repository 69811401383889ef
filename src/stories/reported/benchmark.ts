import type { Claim, ClaimReader } from "./claim.ts";
import { belongs } from "./clauses.ts";

/** Benchmarks whose scores are percentages, longest names first. */
const BENCHMARKS: readonly (readonly [string, string])[] = [
	["SWE-bench Verified", "swe[\\s-]?bench[\\s-]verified"],
	["SWE-bench Pro", "swe[\\s-]?bench[\\s-]pro"],
	["SWE-bench Multilingual", "swe[\\s-]?bench[\\s-]multilingual"],
	["MMLU-Pro", "mmlu[\\s-]pro"],
	["MMMU-Pro", "mmmu[\\s-]pro"],
	["MMMU", "mmmu"],
	["MMLU", "mmlu"],
	["GPQA Diamond", "gpqa[\\s-]diamond"],
	["GPQA", "gpqa"],
	["AIME 2024", "aime(?:[\\s'’-]*(?:20)?24)"],
	["AIME 2025", "aime(?:[\\s'’-]*(?:20)?25)"],
	["AIME 2026", "aime(?:[\\s'’-]*(?:20)?26)"],
	["MATH-500", "math[\\s-]500"],
	["LiveCodeBench", "live ?code ?bench(?: v\\d)?"],
	["HumanEval", "humaneval"],
	["Humanity’s Last Exam", "(?:humanity['’]s last exam|hle)"],
	["ARC-AGI-3", "arc[\\s-]agi[\\s-]?3"],
	["ARC-AGI-2", "arc[\\s-]agi[\\s-]?2"],
	["ARC-AGI-1", "arc[\\s-]agi[\\s-]?1"],
	["Terminal-Bench 2.0", "terminal[\\s-]?bench 2(?:\\.0)?"],
	["Terminal-Bench", "terminal[\\s-]?bench"],
	["BrowseComp", "browsecomp"],
	["OSWorld-Verified", "osworld[\\s-]verified"],
	["OSWorld", "osworld"],
	["FrontierMath Tier 4", "frontiermath (?:\\(?tier 4\\)?)"],
	["FrontierMath", "frontiermath(?! \\(?tier)"],
	["SimpleQA", "simpleqa"],
	["GDPval", "gdpval"],
];
const SCORE = "(?<![\\d.])(?<score>\\d{1,3}(?:\\.\\d+)?)\\s?%";
const LINK =
	"\\s?(?:\\(|:|：|=|score of|of|at|with|with a score of|得分(?:为|达到?)?|上?达到?|为|的成绩为)?\\s?(?:about |约)?";
const READERS = BENCHMARKS.map(([name, spelling]) => {
	const bench = `(?<![\\p{L}\\d-])(?:${spelling})(?![\\p{L}\\d]|[\\s-](?:verified|pro|diamond|\\d))`;
	return {
		name,
		patterns: [
			new RegExp(`${bench}${LINK}${SCORE}`, "u"),
			new RegExp(
				`${SCORE}\\*{0,2} (?:accuracy )?(?:on|in|at|auf|bei|su|nel|sul|sur|à|en)(?: the| le| il)? ${bench}`,
				"u",
			),
			new RegExp(
				`在\\s?${bench}.{0,10}?(?:达到?|取得|得分|获得|拿下|为)[了约]?\\s?${SCORE}`,
				"u",
			),
		],
	};
});
/** A change, not a score; or somebody else's. */
const CHANGE =
	/\bby\s*$|\+\s*$|improv|increas|\bgain|jump|points?|\bfrom\s*$|up from|more than doubl|提升|提高|下降|\bdrop|\bless\b|\bmore\b|\bhuman|\bexpert|previous|predecessor|baseline|\bfaster|\bcheaper|\bprices?\b/u;

/** "77.2% on SWE-bench Verified", "MMLU-Pro (86%)". */
export const benchmark: ClaimReader = (clause) => {
	const { plain } = clause;
	if (CHANGE.test(plain)) return [];
	return READERS.flatMap(({ name, patterns }): Claim[] => {
		for (const pattern of patterns) {
			const match = pattern.exec(plain);
			if (!match) continue;
			const place = { start: match.index, end: match.index + match[0].length };
			const score = Number(match.groups?.score);
			if (!belongs(clause, plain, place)) continue;
			if (score > 0 && score <= 100)
				return [
					{
						field: "benchmark",
						value: { name, score, unit: "%" },
						relation: null,
					},
				];
		}
		return [];
	});
};
