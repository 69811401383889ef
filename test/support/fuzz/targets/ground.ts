import { ground } from "#src/briefs/ground.ts";
import { sentences } from "#src/lib/text/segment.ts";
import { textOf, unless } from "../expectations.ts";
import type { FuzzTarget } from "../target.ts";

/** Longer articles take time, not other ways. */
const longest = 6_000;

/** A figure that we plant in the article, and one that is in none. */
const planted = "The laboratory paid 5174839 dollars for the chips.";
const changed = "The laboratory paid 5274839 dollars for the chips.";

/** Lines of the article; behind a line `---` the lines are what is claimed of it. */
export const groundTarget: FuzzTarget = {
	name: "ground",
	about: /src\/briefs\/(?:ground\.ts|grounding\/)/,
	shape: "text",
	words: [
		...'$5.6M|5,576 million|€450|0.003%|1/3|3.4e24|½|一百亿|２０２５|million|billion dollars|Milliarden|not |never |nicht |may |reportedly |could |"|“|”|«|GPT-5.5|DeepSeek-V3.1|Claude 3.5 Sonnet|671B|January 28|28. Januar|1月28日|last Tuesday|2025-01-28|yesterday|doubled|tenfold|half of|twice as |percent|per cent|Nvidia|OpenAI|Sam Altman|谷歌|https://news.example|from 5 to 6|more than |at least '.split(
			"|",
		),
		"\n---\n",
		". ",
	],
	problems(input) {
		const [text = "", claims = ""] = textOf(input)
			.slice(0, longest)
			.split(/^---$/m);
		const at = text.lastIndexOf("\n") + 1;
		const whole = `${text.slice(0, at)}\n\n${planted}\n\n${text.slice(at)}`;
		const claimed = claims.split("\n").slice(0, 8);
		const verbatim = sentences(text).slice(0, 8);
		return [
			...verdictProblems(text, claimed),
			...verbatimProblems(text, verbatim),
			...changedNumber(whole),
		];
	},
};

function verdictsOf(text: string, claimed: readonly string[]) {
	return ground({
		sentences: claimed.map((claim) => ({ text: claim, sources: ["1"] })),
		articles: [{ id: "1", text }],
	});
}

function verdictProblems(text: string, claimed: readonly string[]): string[] {
	const verdicts = verdictsOf(text, claimed);
	return [
		...unless(verdicts.length === claimed.length, "a verdict is missing"),
		...verdicts.flatMap(({ ok, problems }) =>
			unless(ok === (problems.length === 0), "a verdict does not fit"),
		),
	];
}

function verbatimProblems(text: string, verbatim: readonly string[]): string[] {
	return verdictsOf(text, verbatim).flatMap(({ ok }, index) =>
		unless(ok, "a verbatim sentence is refused", verbatim[index]),
	);
}

/** In an article that holds no such figure, however it is written. */
function changedNumber(text: string): string[] {
	const digits = text.normalize("NFKC").replace(/\P{N}/gu, "");
	if (/527483|5[.,]?27/.test(digits)) return [];
	const [truth, lie] = verdictsOf(text, [planted, changed]);
	return [
		...unless(truth?.ok === true, "a planted sentence is refused", text),
		...unless(lie?.ok === false, "a changed number is accepted", text),
	];
}
