import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { tag } from "#src/topics/tag.ts";
import { TOPICS } from "#src/topics/topics.ts";

const slugs = (title: string) => tag({ title }).topics.map(({ slug }) => slug);
const models = (title: string) => tag({ title }).models.map(({ slug }) => slug);

describe("policy headlines of several years and languages", () => {
	const judged = ["chip-policy", "regulation", "legal"];
	const headlines = readFileSync(
		new URL("../fixtures/topics/policy-headlines.jsonl", import.meta.url),
		"utf8",
	)
		.trim()
		.split("\n")
		.map((line) => JSON.parse(line) as { title: string; topics: string[] });

	test.each(judged)("%s reaches an F1 of 0.85", (topic) => {
		let [both, given, labelled] = [0, 0, 0];
		for (const { title, topics } of headlines) {
			const tagged = slugs(title).includes(topic);
			const wanted = topics.includes(topic);
			both += Number(tagged && wanted);
			given += Number(tagged);
			labelled += Number(wanted);
		}
		expect(headlines.length).toBeGreaterThanOrEqual(60);
		expect((2 * both) / (given + labelled)).toBeGreaterThanOrEqual(0.85);
	});
});

describe("topics", () => {
	test.each([
		["OpenAI raises $40 billion at a $300 billion valuation", "business"],
		["Anthropic signs deal for a gigawatt of Google TPUs", "chips"],
		["Mistral releases Mistral Small 3 under Apache 2.0", "open-source"],
		["Mistral releases Mistral Small 3 under Apache 2.0", "model-releases"],
		["DeepSeek cuts API prices by 75% in off-peak hours", "pricing"],
		["Attackers use prompt injection to steal data from AI agents", "safety"],
		["How we built a multi-agent research system on MCP", "agents"],
		[
			"New benchmark shows reasoning models fail at puzzles, paper finds",
			"research",
		],
		["Google adds AI mode to Search on Android", "products"],
		["阿里开源通义千问新模型Qwen3", "model-releases"],
		["深度求索完成新一轮融资，估值超百亿", "business"],
		["英伟达H20芯片恢复对华出口", "chip-policy"],
		["Nvidia presenta nuovi chip per i data center", "chips"],
		[
			"Le modèle ouvert de Mistral dépasse ses rivaux, poids ouverts",
			"open-source",
		],
		["KI-Agenten: So programmieren Entwickler mit Claude Code", "agents"],
		[
			"La IA de Google ya resume tus correos: nueva función de Gemini",
			"products",
		],
		["生成AIの著作権侵害で新聞社が提訴", "legal"],
	])("%s → %s", (title, topic) => {
		expect(slugs(title)).toContain(topic);
	});

	test.each([
		"Macau casinos see record revenue in March",
		"Apple unveils new Mac mini",
		"Judge extends pause for Paramount deal",
		"Real estate agents worry about rising rates",
		"Ozone level O3 rises over Rome",
		"Gemini horoscope for today",
		"Best potato chips of the year",
		"Claude Monet exhibition opens in Paris",
		"Recept: zalm uit de oven",
	])("not about AI: %s", (title) => {
		expect(tag({ title }).topics).toEqual([]);
	});

	test("says which terms decided", () => {
		const [first] = tag({
			title: "Washington widens export controls on Nvidia chips to China",
		}).topics;
		expect(first?.slug).toBe("chip-policy");
		expect(first?.terms[0]).toMatch(/export control/);
	});

	test("the title weighs more than the text", () => {
		const text = "The company also said that its earnings rose.";
		const title = "Anthropic warns of prompt injection in AI agents";
		expect(tag({ title, text }).topics[0]?.slug).toBe("safety");
	});

	test("who reported it decides nothing", () => {
		expect(
			tag({ title: "OpenAI hires a designer (Jane Doe/Wall Street Journal)" })
				.organisations,
		).toEqual(["OpenAI"]);
	});

	test("a source hints", () => {
		const title = "Scaling monosemanticity in large language models";
		expect(
			tag({ title, url: "https://arxiv.org/abs/1" }).topics.map(
				({ slug }) => slug,
			),
		).toContain("research");
	});

	test("every topic has a name, a description and terms in seven languages", () => {
		for (const topic of TOPICS) {
			expect(topic.slug).toMatch(/^[a-z]+(-[a-z]+)*$/);
			expect(topic.name).not.toBe("");
			expect(topic.description).not.toMatch(/\n/);
			expect(Object.keys(topic.terms).sort()).toEqual([
				"de",
				"en",
				"es",
				"fr",
				"it",
				"ja",
				"zh",
			]);
		}
		expect(TOPICS).toHaveLength(12);
	});
});

describe("models", () => {
	test.each([
		["GPT-5.6 mini is here", ["gpt-5.6-mini"]],
		["DeepSeek-V4.1-Flash beats o3", ["deepseek-v4.1-flash", "o3"]],
		["Qwen3.5-Max and Kimi K2 compared", ["qwen3.5-max", "kimi-k2"]],
		["Running Llama 3.1 405B at home", ["llama-3.1-405b"]],
		["Llama 3.1 8B and 70B on AI laptops", ["llama-3.1-8b", "llama-3.1-70b"]],
		["Berkeley's Sky-T1 reasoning model", ["sky-t1"]],
		[
			"Anthropic ships Claude Opus 4.6 and Sonnet 4.6",
			["claude-opus-4.6", "claude-sonnet-4.6"],
		],
		["Claude 3.5 Sonnet vs GPT-4o", ["claude-3.5-sonnet", "gpt-4o"]],
		["DeepSeek's R1 shakes AI markets", ["deepseek-r1"]],
		["DeepSeek rolls out the official V4 Flash", ["deepseek-v4-flash"]],
		["MiniMax正式发布H3视频模型", ["minimax-h3"]],
		["豆包1.6发布", ["doubao-1.6"]],
		["OpenAI previews o3 and o3-mini", ["o3", "o3-mini"]],
		["gemini 2.5 pro and flash: what changed in ai", ["gemini-2.5-pro"]],
		["NVIDIA launched Cosmos, an open-source video world model", ["cosmos"]],
		["Zyphra releases ZR1-1.5B", ["zr1-1.5b"]],
		["LG's K-EXAONE 2.0 model", ["k-exaone-2.0"]],
		["MiniCPM-o 2.6 runs AI on phones", ["minicpm-o2.6"]],
		["Google's Gemma 3 270M fits a phone", ["gemma-3-270m"]],
		["Anthropic gives Opus 4.6 1M context", ["claude-opus-4.6"]],
		["GPT-5.2 High and GPT-5.2 tie on an AI index", ["gpt-5.2"]],
		["OpenAI's o3-mini-high thinks longer", ["o3-mini-high"]],
		[
			"Anthropic releases Claude Opus and Sonnet 4.6",
			["claude-opus-4.6", "claude-sonnet-4.6"],
		],
		[
			"Google's Gemini 2.5 Pro and Flash leave preview",
			["gemini-2.5-pro", "gemini-2.5-flash"],
		],
		[
			"OpenAI ships GPT-4.1 mini and nano to developers",
			["gpt-4.1-mini", "gpt-4.1-nano"],
		],
		["AI speech: Nari opens its model Dia 1.6B", ["dia-1.6b"]],
		[
			"Meta's MoE models Maverick (400B) and Scout (109B)",
			["maverick", "scout"],
		],
		["Nous releases Hermes 4, an open-weight model", ["hermes-4"]],
		["The OCR model SmolDocling reads AI papers", ["smoldocling"]],
		["The OlympicCoder series of AI models", ["olympiccoder"]],
		["ByteDance's SeedProver surpasses other AI models", ["seedprover"]],
		["An o1-level open model from a Claude-like lab for AI", []],
		["Kling AI raises money for its AI films", []],
		["How Claude hacked a company, Anthropic explains", ["claude"]],
	])("%s", (title, expected) => {
		expect(models(title)).toEqual(expected);
	});

	test.each([
		"Ozone O3 pollution hits Milan",
		"Gemini season begins: your horoscope",
		"Jean-Claude Juncker speaks in Luxembourg",
		"Claude Debussy's piano works",
		"Step 3: open the settings",
		"Figure 2 shows the budget",
		"A Gemini-like constellation on the ceiling",
		"Claude François, forty years on",
		"O3 levels rise as the heat returns",
		"Seven ways to sleep better in 2026",
	])("names none: %s", (title) => {
		expect(models(title)).toEqual([]);
	});

	test("the catalogue gives the spelling", () => {
		expect(tag({ title: "OpenAI's gpt 4o mini" }).models).toEqual([
			{ slug: "gpt-4o-mini", name: "GPT-4o mini" },
		]);
	});
});

describe("organisations", () => {
	test.each([
		["英伟达与台积电合作", ["NVIDIA", "TSMC"]],
		["Google DeepMind and Google announce", ["Google DeepMind", "Google"]],
		[
			"Meta, Apple and Amazon report earnings on AI",
			["Meta", "Apple", "Amazon"],
		],
		["La Commissione europea indaga su xAI", ["EU", "xAI"]],
		["阿里巴巴发布新模型", ["Alibaba"]],
	])("%s", (title, expected) => {
		expect(tag({ title }).organisations).toEqual(expected);
	});

	test.each([
		["Cambridge built a planet-scale AI model", "Scale AI"],
		["Figure 2 shows a nine-figure bet on AI models", "Figure"],
		["AI answers come to Google Maps", "Google"],
	])("%s: not %s", (title, organisation) => {
		expect(tag({ title }).organisations).not.toContain(organisation);
	});

	test("everyday words are not firms", () => {
		expect(
			tag({ title: "An apple a day; we block the arm" }).organisations,
		).toEqual([]);
	});
});

test("any text is tagged without failing, and the same each time", () => {
	fc.assert(
		fc.property(
			fc.string({ unit: "grapheme" }),
			fc.string({ unit: "grapheme" }),
			(title, text) => {
				const first = tag({ title, text, url: text });
				expect(tag({ title, text, url: text })).toEqual(first);
				expect(first.topics.length).toBeLessThanOrEqual(3);
			},
		),
	);
});
