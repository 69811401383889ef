import { describe, expect, it } from "vitest";
import { ground } from "#src/briefs/ground.ts";
import { EVENT_ROWS } from "#src/briefs/grounding/event-words.ts";
import { checkEvents } from "#src/briefs/grounding/events.ts";
import { readSentence } from "#src/briefs/grounding/sentence.ts";
import { readSource } from "#src/briefs/grounding/source.ts";

function eventsOf(
	[claim, language]: readonly [string, string],
	source: string,
): string[] {
	return checkEvents(readSentence(claim, language), [readSource(source)]).map(
		({ text }) => text,
	);
}

const reports = {
	en: "DeepSeek says its newest model needed about 6 million dollars. The start-up used some 2,000 Nvidia chips for it.",
	it: "DeepSeek dichiara che il suo nuovo modello ha richiesto circa 6 milioni di dollari. La start-up ha usato circa 2.000 chip di Nvidia.",
	zh: "DeepSeek称其最新模型只需要约600万美元的算力。这家初创公司使用了约2000块英伟达芯片。",
};

describe("an event that no source reports", () => {
	it.each([
		["The model was banned.", "en", "banned"],
		["DeepSeek's founder has resigned.", "en", "resign"],
		["Il modello è stato vietato.", "it", "vieta"],
		["Il fondatore di DeepSeek si è dimesso.", "it", "dimess"],
		["Das Modell wurde verboten.", "de", "verbot"],
		["Le modèle est dangereux.", "fr", "danger"],
		["El modelo fue retirado del mercado.", "es", "retirad"],
		["该模型已被下架。", "zh", "下架"],
	])("is seen: %s", (claim, language, word) => {
		for (const source of Object.values(reports))
			expect(eventsOf([claim, language], source)).toEqual([word]);
	});

	it("is named among the problems of the sentence", () => {
		const [verdict] = ground({
			sentences: [
				{
					text: "DeepSeek says its newest model needed about 6 million dollars and was stolen.",
					sources: ["1"],
				},
			],
			articles: [{ id: "1", text: reports.en }],
		});
		expect(verdict?.problems).toContainEqual({ kind: "event", text: "stole" });
	});
});

describe("an event that a source reports", () => {
	it.each([
		[
			"The authority banned the app.",
			"Il Garante ha bloccato l'applicazione da ieri, per tutti gli utenti italiani.",
		],
		[
			"The finance chief resigned.",
			"Der Finanzvorstand des Unternehmens ist am Dienstag überraschend zurückgetreten.",
		],
		[
			"The firm withdrew its model.",
			"周三，该公司在安全测试之后下架了其最新的大型语言模型，并表示将在下个月重新发布。",
		],
		["It was fined.", "The court ordered the firm to pay a penalty on Friday."],
		[
			"It outperforms its rivals.",
			"The model is better than its rivals at every task that was tried, the paper says.",
		],
	])("is borne out in other words: %s", (claim, source) => {
		expect(eventsOf([claim, "en"], source)).toEqual([]);
	});

	it("is borne out by any source that is cited", () => {
		const claim = readSentence("The founder was arrested.", "en");
		const [silent, telling] = [
			reports.en,
			"Police have arrested the founder of the company, a court said.",
		].map(readSource) as [
			ReturnType<typeof readSource>,
			ReturnType<typeof readSource>,
		];
		expect(checkEvents(claim, [silent])).toHaveLength(1);
		expect(checkEvents(claim, [silent, telling])).toEqual([]);
	});

	it("is not held against a source whose language has no words for events", () => {
		const korean = "딥시크는 최신 모델에 약 600만 달러가 들었다고 밝혔다.";
		expect(readSource(korean).language).toBe("ko");
		expect(eventsOf(["The founder was arrested.", "en"], korean)).toEqual([]);
	});
});

describe("words that only begin like an event's", () => {
	it.each([
		["The bank takes a stealth start-up to the stock exchange.", "en"],
		["The run needed 3.4e24 FLOPs, says the Secretary of State.", "en"],
		["A deadline for scraping data is quite near.", "en"],
		["Il segretario di Stato visita il Vietnam con altre persone.", "it"],
		["La mémoire cache est plus grande; les vols partent à l'heure.", "fr"],
		["El modelo sirve para escribir programas.", "es"],
		["假设所有人类都参加冠军赛。", "zh"],
	])("are none: %s", (claim, language) => {
		expect(eventsOf([claim, language], reports.en)).toEqual([]);
	});
});

describe("the table", () => {
	const rows = EVENT_ROWS.trim().split("\n");

	it("has words in each of its seven languages in each row", () => {
		for (const row of rows) {
			const columns = row.split(" / ").map((column) => column.split("<"));
			expect(columns, row).toHaveLength(7);
			for (const [stated] of columns) expect(stated?.trim(), row).not.toBe("");
		}
	});

	it("is folded, so that every word can be met", () => {
		for (const row of rows)
			expect(
				row.normalize("NFD").replace(/[\u0300-\u0303\u0306-\u036f]/gu, ""),
				row,
			).toBe(row.normalize("NFD"));
	});
});
