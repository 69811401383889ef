import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { detectLanguage } from "../../../src/lib/language/detect.ts";
import { corpus } from "../../support/corpora.ts";

describe("a headline in", () => {
	test.each([
		[
			"en",
			"The new export rules divide the world into three groups of countries",
		],
		["it", "Le nuove regole sui chip dividono il mondo in tre gruppi di paesi"],
		[
			"de",
			"Die neuen Regeln für Chips teilen die Welt in drei Gruppen von Ländern",
		],
		[
			"es",
			"Las nuevas normas sobre chips dividen el mundo en tres grupos de países",
		],
		[
			"fr",
			"Les nouvelles règles sur les puces divisent le monde en trois groupes",
		],
		[
			"pt",
			"As novas regras sobre chips dividem o mundo em três grupos de países",
		],
		[
			"nl",
			"De nieuwe regels voor chips verdelen de wereld in drie groepen landen",
		],
		["pl", "Nowe przepisy dotyczące chipów dzielą świat na trzy grupy krajów"],
		["ru", "Новые правила делят мир на три группы стран"],
		["uk", "Нові правила ділять світ на три групи країн"],
		["ar", "القواعد الجديدة تقسم العالم إلى ثلاث مجموعات"],
		["el", "Οι νέοι κανόνες χωρίζουν τον κόσμο σε τρεις ομάδες"],
		["zh", "OpenAI 发布新模型 GPT-5 mini"],
		["zh", "新规则把世界分成三组"],
		["ja", "米国、AI半導体の輸出規制を強化"],
		["ko", "DeepSeek-V3, 엔비디아 칩 2,000개로 훈련"],
	])("%s: %s", (language, text) => {
		expect(detectLanguage(text)).toBe(language);
	});
});

test("a few foreign characters do not make a text foreign", () => {
	expect(
		detectLanguage(
			"The start-up DeepSeek (深度求索) of Hangzhou has shown its new model",
		),
	).toBe("en");
});

test("a hint decides where the text does not, and only there", () => {
	expect(detectLanguage("Claude Opus 5", "it-IT")).toBe("it");
	expect(detectLanguage("Claude Opus 5")).toBe("en");
	expect(detectLanguage("2025", "DE")).toBe("de");
	expect(detectLanguage("")).toBe("en");
	expect(
		detectLanguage("Le nuove regole sui chip dividono il mondo", "en-US"),
	).toBe("it");
	expect(detectLanguage("新规则把世界分成三组", "en")).toBe("zh");
	expect(detectLanguage("Claude Opus 5", "not a language")).toBe("en");
});

test("addresses and accounts are no English", () => {
	expect(
		detectLanguage(
			"Ecco i dati https://press.example/the-new-rules-for-chips @somebody_there",
		),
	).toBe("it");
});

const folder = corpus("language");
test.skipIf(folder === null)("labelled lines, whole and cut short", () => {
	let lines = 0;
	let whole = 0;
	let cut = 0;
	for (const name of readdirSync(folder ?? "").filter((file) =>
		file.endsWith(".txt"),
	)) {
		const language = name.slice(0, 2);
		const length = ["zh", "ja", "ko"].includes(language) ? 20 : 50;
		for (const line of readFileSync(join(folder ?? "", name), "utf8")
			.split("\n")
			.filter(Boolean)) {
			lines += 1;
			if (detectLanguage(line) === language) whole += 1;
			const start = Array.from(line).slice(0, length).join("");
			if (detectLanguage(start) === language) cut += 1;
		}
	}
	expect(whole / lines).toBeGreaterThanOrEqual(0.99);
	expect(cut / lines).toBeGreaterThanOrEqual(0.98);
});
