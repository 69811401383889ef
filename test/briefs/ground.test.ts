import { describe, expect, it } from "vitest";
import { ground } from "#src/briefs/ground.ts";

/** The kinds of the problems that grounding finds in one sentence about one article. */
function problems(source: string, claim: string): string[] {
	const [verdict] = ground({
		sentences: [{ text: claim, sources: ["1"] }],
		articles: [{ id: "1", text: source }],
	});
	return verdict?.problems.map(({ kind }) => kind) ?? ["none"];
}

const english =
	"DeepSeek-V3 took $5.576 million of computing power and 2,048 Nvidia chips, the company said on 26 December 2024. Meta may spend ten times more. OpenAI did not comment on the report.";
const italian =
	"La società cinese ha annullato il lancio da circa 6 milioni di dollari. Usa 2.000 chip, dieci volte meno dei concorrenti.";
const chinese =
	"深度求索周一表示，其模型训练花费约600万美元，使用了两千块英伟达芯片。它不会开源。";

describe("ground", () => {
	it.each([
		[english, "DeepSeek-V3 took about $5.6 million of computing power."],
		[english, "DeepSeek V3 used about 2,000 chips."],
		[english, "The company said so on 26 December."],
		[english, "Meta may spend 10x more."],
		[english, "DeepSeek spent a tenth of what Meta may spend."],
		[english, "Der Hersteller brauchte rund 5,6 Millionen Dollar."],
		[english, "Secondo l'azienda ha usato 2.048 chip di Nvidia."],
		[english, "训练成本约为558万美元。"],
		[
			italian,
			"The Chinese company cancelled the launch of about 6 million dollars.",
		],
		[italian, "It uses 2,000 chips, tenfold fewer."],
		[
			chinese,
			"DeepSeek said on Monday that training cost about $6 million and used 2,000 Nvidia chips.",
		],
	])("accepts what the source says: %s → %s", (source, claim) => {
		expect(problems(source, claim)).toEqual([]);
	});

	it.each([
		["number", english, "DeepSeek-V3 took about $5.6 billion."],
		[
			"number",
			english,
			"DeepSeek-V3 took about €5.6 million of computing power.",
		],
		["number", english, "DeepSeek V3 used 3,000 chips."],
		["number", italian, "It uses 20,000 chips."],
		[
			"number",
			chinese,
			"深度求索周一表示，其模型训练花费约600万欧元，使用了两千块英伟达芯片。",
		],
		[
			"number",
			chinese,
			"深度求索周一表示，其模型训练花费约600亿美元，使用了两千块英伟达芯片。",
		],
		["date", english, "The company said so on 27 December."],
		[
			"date",
			chinese,
			"DeepSeek said on Tuesday that training cost about $6 million.",
		],
		["model", english, "DeepSeek-V2 took $5.576 million of computing power."],
		["name", english, "Google did not comment on the report."],
		[
			"name",
			chinese,
			"深度求索周一表示，其模型训练花费约600万美元，使用了两千块华为芯片。",
		],
		["negation", english, "OpenAI commented on the report."],
		[
			"negation",
			italian,
			"The Chinese company launched for 6 million dollars.",
		],
		["negation", chinese, "它会开源。"],
		["hedge", english, "Meta spends ten times more."],
		[
			"quotation",
			english,
			'DeepSeek-V3 took "much less than we feared" of computing power.',
		],
	])("finds a changed %s: %s → %s", (kind, source, claim) => {
		expect(problems(source, claim)).toContain(kind);
	});

	it("finds nothing wrong with what is verbatim, whatever it says", () => {
		const odd =
			'He said: "We won\'t, maybe, pay €5,5 Mrd. to GPT-9 on 31.12.1999." — and left.';
		expect(problems(`First. ${odd} Last.`, odd)).toEqual([]);
	});

	it("wants a source, and one that is there", () => {
		const verdicts = ground({
			sentences: [
				{ text: "A claim.", sources: [] },
				{ text: "A claim.", sources: ["2"] },
			],
			articles: [{ id: "1", text: "A claim." }],
		});
		expect(
			verdicts.map(({ problems }) => problems.map(({ kind }) => kind)),
		).toEqual([["source"], ["source"]]);
	});

	it("takes a sentence's facts from all the sources that it cites, and from no other", () => {
		const articles = [
			{ id: "1", text: "The model cost about $6 million." },
			{ id: "2", text: "It was trained on 2,000 chips." },
			{ id: "3", text: "A rival used 16,000 chips." },
		];
		const claim =
			"The model cost about $6 million and was trained on 2,000 chips.";
		const [both, one] = ground({
			sentences: [
				{ text: claim, sources: ["1", "2"] },
				{ text: claim, sources: ["1", "3"] },
			],
			articles,
		});
		expect(both?.ok).toBe(true);
		expect(one?.problems).toEqual([{ kind: "number", text: "2,000" }]);
	});
});

it("lets pass an address that a cited source names, in any language, and no other", () => {
	const source =
		"Il modello è su deepseek.com, e chiunque può scaricarlo da Hugging Face.";
	expect(
		problems(source, "The model is on deepseek.com and on Hugging Face."),
	).toEqual([]);
	expect(
		problems(source, "The model is on evil.example and on Hugging Face."),
	).toEqual(["name"]);
});

it.each(["January ", "Deeat ", "Chips of the ", "O3 ", "$5 million ", "no "])(
	"reads an article that is one sentence without an end: %s…",
	(words) => {
		const source = `The laboratory paid 450 dollars, ${words.repeat(1_000)}.`;
		expect(problems(source, "The laboratory paid 450 dollars.")).toEqual([]);
		expect(problems(source, "The laboratory paid 670 dollars.")).toEqual([
			"number",
		]);
	},
);
