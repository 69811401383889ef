import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { BriefInput } from "#src/briefs/prepare.ts";
import {
	type BriefWriter,
	writeBriefs,
	writeForLanguages,
} from "#src/briefs/write.ts";
import type { Database } from "#src/lib/database/database.ts";
import { makeEndpoint } from "#src/lib/llm/endpoint.ts";
import { withFallback } from "#src/lib/llm/fallback.ts";
import { openTestDatabase } from "../support/database.ts";
import type {
	LlmStandIn,
	LoggedCall,
	ScriptedReply,
} from "../support/llm-endpoint.ts";
import { makeArticle } from "./article.ts";
import {
	goodAnswer,
	isTranslation,
	makerStory,
	makersIn,
	writerWith,
} from "./with-endpoint.ts";

let database: Database;
const open: LlmStandIn[] = [];

beforeAll(async () => {
	database = await openTestDatabase();
});
afterAll(() => database.end());
afterEach(async () => {
	for (const standIn of open.splice(0)) await standIn.close();
});

async function setUp(
	script: (call: LoggedCall, index: number) => ScriptedReply,
	makers: number[],
) {
	const { writer, standIn } = await writerWith(database, script);
	open.push(standIn);
	const inputs: BriefInput[] = [];
	for (const number of makers) inputs.push(await makerStory(database, number));
	return { writer, inputs, calls: standIn.calls };
}

const refused: ScriptedReply = { content: "", finish: "content_filter" };
const methods = async (
	writer: BriefWriter,
	inputs: BriefInput[],
	language: string,
) => (await writeBriefs(writer, inputs, language)).map(({ method }) => method);

describe("a translation", () => {
	it("that is declined for one story is had for the others, and not asked for again", async () => {
		const { writer, inputs, calls } = await setUp(
			(call) =>
				isTranslation(call) && makersIn(call).includes(102)
					? refused
					: goodAnswer(call),
			[101, 102, 103],
		);
		await writeBriefs(writer, inputs, "en");
		const before = calls.length;
		for (const _ of [1, 2])
			expect(await methods(writer, inputs, "it")).toEqual([
				"llm",
				"extractive",
				"llm",
			]);
		// All together, then one by one.
		expect(calls.length - before).toBe(4);
	});

	it("that does not hold is asked for once more, told what failed", async () => {
		const { writer, inputs, calls } = await setUp(
			(call) => {
				const { content } = goodAnswer(call) as { content: object };
				const isFirst = !call.user.includes("An earlier answer");
				return isTranslation(call) && isFirst
					? {
							content: JSON.stringify(content).replaceAll(
								"milioni",
								"miliardi",
							),
						}
					: { content };
			},
			[104],
		);
		await writeBriefs(writer, inputs, "en");
		expect(await methods(writer, inputs, "it")).toEqual(["llm"]);
		expect(calls).toHaveLength(3);
		expect(calls[2]?.user).toContain("104 miliardi");
		expect(isTranslation(calls[2] as LoggedCall)).toBe(true);
	});

	it("is never asked for where nothing is to be translated", async () => {
		const { writer, calls } = await setUp(goodAnswer, []);
		expect(await writeBriefs(writer, [], "it")).toEqual([]);
		expect(calls).toEqual([]);
	});
});

describe("an answer that does not hold", () => {
	it("is mended later, and not asked for from scratch, where the endpoint fails in between", async () => {
		let isDown = false;
		const { writer, inputs, calls } = await setUp(
			(call) => {
				const isRepair = call.user.includes("An earlier answer");
				if (isRepair && isDown)
					return { status: 429, headers: { "retry-after": "60" } };
				if (isRepair) return goodAnswer(call);
				isDown = true;
				const { content } = goodAnswer(call) as { content: object };
				return {
					content: JSON.stringify(content).replaceAll("105 chips", "905 chips"),
				};
			},
			[105],
		);
		expect(await methods(writer, inputs, "en")).toEqual(["extractive"]);
		isDown = false;
		const rested: BriefWriter = {
			...writer,
			endpoint: makeEndpoint({
				preset: "deepseek",
				baseUrl: open[0]?.url ?? "",
				wait: async () => {},
			}),
		};
		const [brief] = await writeBriefs(rested, inputs, "en");
		expect(brief?.method).toBe("llm");
		expect(calls).toHaveLength(3);
		expect(calls[2]?.user).toContain("905 chips");
		expect(await methods(rested, inputs, "en")).toEqual(["llm"]);
		expect(calls).toHaveLength(3);
	});
});

describe("writing for several languages", () => {
	it("writes each story once, even for digests at the same time", async () => {
		const { writer, inputs, calls } = await setUp(goodAnswer, [106, 107]);
		const [english, italian] = await Promise.all([
			writeBriefs(writer, inputs, "en"),
			writeBriefs(writer, inputs, "it"),
		]);
		expect(english.map(({ headline }) => headline)).toEqual([
			"Maker 106 opens the weights of its model",
			"Maker 107 opens the weights of its model",
		]);
		expect(italian.map(({ headline }) => headline)).toEqual([
			"Maker 106 apre i pesi del suo modello",
			"Maker 107 apre i pesi del suo modello",
		]);
		expect(calls.map(isTranslation)).toEqual([false, true]);
	});

	it("fills its calls", async () => {
		const makers = Array.from({ length: 12 }, (_, index) => 110 + index);
		const { writer, inputs, calls } = await setUp(goodAnswer, makers);
		const ids = inputs.map(({ storyId }) => storyId);
		const wanted = new Map([
			["it", ids],
			["en", ids.slice(0, 10)],
		]);
		const briefs = await writeForLanguages(writer, inputs, wanted);
		expect(briefs.get("it")?.map(({ storyId }) => storyId)).toEqual(ids);
		expect(briefs.get("en")?.every(({ method }) => method === "llm")).toBe(
			true,
		);
		expect(calls.map((call) => makersIn(call).length)).toEqual([5, 5, 2, 8, 2]);
		const count = calls.length;
		await writeBriefs(writer, inputs, "it");
		expect(calls).toHaveLength(count);
	});
});

it("stops waiting when the digest has to go out", async () => {
	const stop = new AbortController();
	const { writer, inputs } = await setUp(() => {
		stop.abort();
		return { stall: true };
	}, [130, 131, 132, 133, 134, 135]);
	expect(
		await methods({ ...writer, signal: stop.signal }, inputs, "en"),
	).toEqual(inputs.map(() => "extractive"));
	expect(open[0]?.calls).toHaveLength(1);
});

it("does not wait either for what somebody else is writing", async () => {
	const mine = new AbortController();
	const theirs = new AbortController();
	const { writer, inputs } = await setUp(() => {
		// Theirs is under way, mine waits for it.
		setImmediate(() => mine.abort());
		return { stall: true };
	}, [140]);
	const first = writeBriefs({ ...writer, signal: theirs.signal }, inputs, "en");
	expect(
		await methods({ ...writer, signal: mine.signal }, inputs, "it"),
	).toEqual(["extractive"]);
	theirs.abort();
	const [brief] = await first;
	expect(brief?.method).toBe("extractive");
	expect(open[0]?.calls).toHaveLength(1);
});

it("names the endpoint that answered", async () => {
	const { writer, inputs } = await setUp(goodAnswer, [136]);
	const down = makeEndpoint({
		preset: "openai",
		baseUrl: "http://127.0.0.1:9/v1",
		wait: async () => {},
	});
	const endpoint = withFallback(down, writer.endpoint ?? down);
	const [brief] = await writeBriefs({ ...writer, endpoint }, inputs, "en");
	expect(brief?.writtenBy).toBe("deepseek/deepseek-flash");
});

describe("further sources", () => {
	const more = (input: BriefInput, text: string): BriefInput => ({
		...input,
		revision: 2,
		articles: [
			...input.articles,
			makeArticle({
				id: 9000 + input.storyId,
				title: "Maker opens a model",
				text,
			}),
		],
	});

	it("that tell nothing new cost nothing, and bring the labels up to date", async () => {
		const { writer, inputs, calls } = await setUp(goodAnswer, [137]);
		const [input] = inputs as [BriefInput];
		const [first] = await writeBriefs(writer, [input], "en");
		const copy = more(
			input,
			"The weights of the newest model are open to all.",
		);
		const [again] = await writeBriefs(writer, [copy], "en");
		expect(again).toEqual({
			...first,
			labels: [{ kind: "confirmed", hosts: 2 }],
		});
		await writeBriefs(writer, [copy], "it");
		expect(calls.map(isTranslation)).toEqual([false, true]);
	});

	it("that tell something new bring a new version", async () => {
		const { writer, inputs, calls } = await setUp(goodAnswer, [138]);
		const [input] = inputs as [BriefInput];
		await writeBriefs(writer, [input], "en");
		const [again] = await writeBriefs(
			writer,
			[more(input, "The model has cost the maker $900 million so far.")],
			"en",
		);
		expect(again?.version).toBe(2);
		expect(calls).toHaveLength(2);
	});

	it("do not keep alive what no source says any more", async () => {
		const { writer, inputs, calls } = await setUp(goodAnswer, [139]);
		const [input] = inputs as [BriefInput];
		await writeBriefs(writer, [input], "en");
		const [article] = input.articles;
		if (!article) throw new Error("no article");
		const corrected = {
			...input,
			articles: [
				{
					...article,
					text: `${article.text.replace("about 139 million dollars", "much money")} An earlier text gave a sum.`,
				},
			],
		};
		await writeBriefs(writer, [corrected], "en");
		expect(calls.length).toBeGreaterThan(1);
	});
});
