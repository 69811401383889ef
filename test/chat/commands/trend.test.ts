import { describe, expect, test } from "vitest";
import { knownModels } from "#src/answers/known-models.ts";
import type { AskedTrend } from "#src/answers/trend.ts";
import { askedTrend } from "#src/chat/conversation/asked-trend.ts";
import { textsIn } from "#src/chat/texts/texts.ts";
import { modelCatalogue } from "#src/models/catalogue.ts";
import { askerOf, teamForFile } from "./team.ts";

const known = knownModels(modelCatalogue().models);
const asked = (typed: string, language = "en") =>
	askedTrend(typed, textsIn(language), known);

describe("what /trend is asked", () => {
	test.each<[string, AskedTrend]>([
		["price 100k", { kind: "cheapest", tokens: 100_000 }],
		["price", { kind: "cheapest", tokens: 100_000 }],
		["Price 1M tokens", { kind: "cheapest", tokens: 1_000_000 }],
		["prezzo 1,5m", { kind: "cheapest", tokens: 1_500_000 }],
		["price 128,000", { kind: "cheapest", tokens: 128_000 }],
		["prices 200.000", { kind: "cheapest", tokens: 200_000 }],
		["compute", { kind: "compute" }],
		["calcolo", { kind: "compute" }],
	])("%s", (typed, wanted) => {
		expect(asked(typed).asked).toEqual(wanted);
	});

	test("stories of a topic, a company, a model, or of all", () => {
		expect(asked("chip policy")).toEqual({
			asked: {
				kind: "stories",
				subject: { topics: ["chip-policy"], organisations: [], models: [] },
			},
			name: "Chip policy",
		});
		expect(asked("politica dei chip", "it").name).toBe("Politica dei chip");
		expect(asked("nvidia")).toMatchObject({
			asked: { subject: { organisations: ["NVIDIA"] } },
			name: "NVIDIA",
		});
		expect(asked("deepseek v3")).toMatchObject({
			asked: { subject: { models: ["deepseek-v3"] } },
			name: "DeepSeek-V3",
		});
		expect(asked("all").asked).toEqual({ kind: "stories", subject: null });
	});

	test("a family stands for its models", () => {
		const { asked: llama, name } = asked("llama");
		if (llama.kind !== "stories") throw new Error("it is about stories");
		expect(name).toBe("Llama");
		expect(llama.subject?.models).toContain("llama-3.1-405b");
	});

	test("nothing that it knows, and says what there is", () => {
		expect(() => asked("price of tea")).toThrow();
		expect(() => asked("nonsense")).toThrow();
	});
});

describe("/trend", () => {
	const team = teamForFile();

	test("counts the stories of the archive, each once, with a picture that says the same", async () => {
		const { reply } = await team.type("/trend chips");
		if (reply.kind !== "message") throw new Error("it answers in words");
		const { rows } = await team.database.query<{ all: number; chips: number }>(
			`select count(*)::int as all, (count(*) filter (where topics ? 'chips'))::int as chips
			from stories where merged_into is null and not backlog`,
		);
		const [counted] = rows;
		const [first] = reply.message.paragraphs.flat();
		expect(first).toMatchObject({
			text: expect.stringMatching(
				new RegExp(
					`^Chips: ${counted?.chips} stor.* of ${counted?.all} in all`,
				),
			),
		});
		const picture = await reply.picture?.prepare();
		expect(picture?.alt).toMatch(/^Chips: stories a day: \d+ Jan \d+/);
		const shown = [...(picture?.alt ?? "").matchAll(/Jan (\d+)/g)];
		const sum = shown.reduce((total, [, number]) => total + Number(number), 0);
		expect(sum).toBe(counted?.chips);
	});

	test("offers subjects while they are typed", async () => {
		const offered = await team.listener.complete(
			askerOf(),
			"trend",
			"subject",
			"c",
		);
		expect(offered.map(({ value }) => value)).toEqual(
			expect.arrayContaining(["compute", "chips", "chip-policy"]),
		);
	});
});

describe("the picture of models", () => {
	const team = teamForFile();

	test("goes with a card that has a price, and with no other", async () => {
		const { reply: priced } = await team.type("/model gpt-4o");
		const { reply: unpriced } = await team.type("/model sky-t1");
		if (priced.kind !== "message" || unpriced.kind !== "message")
			throw new Error("cards are messages");
		expect((await priced.picture?.prepare())?.alt).toMatch(
			/^What GPT-4o costs .*: GPT-4o \$2\.50 in, \$10 out; /,
		);
		expect(priced.picture?.button).toEqual({
			id: "picture",
			value: "gpt-4o",
			label: "Picture",
		});
		expect(unpriced.picture).toBeNull();
	});

	test("of a comparison is brought by its button", async () => {
		const { reply } = await team.type("/compare deepseek-v3 llama-3.1-405b");
		if (reply.kind !== "message") throw new Error("it is a message");
		const [button] = reply.message.actions;
		expect(button).toMatchObject({
			id: "picture",
			value: "deepseek-v3,llama-3.1-405b",
		});
		const { reply: brought } = await team.press("picture", button?.value ?? "");
		if (brought.kind !== "message") throw new Error("it is a message");
		expect((await brought.picture?.prepare())?.alt).toMatch(
			/DeepSeek-V3 3\.4 × 10²⁴; Llama 3\.1 405B 3\.8 × 10²⁵|Llama 3\.1 405B 3\.8 × 10²⁵; DeepSeek-V3 3\.4 × 10²⁴/,
		);
	});
});
