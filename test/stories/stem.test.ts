import { expect, test } from "vitest";
import { stem } from "#src/stories/stem.ts";

test.each([
	["en", ["robot", "robots", "robotic", "robotics"]],
	["en", ["launch", "launches", "launched", "launching"]],
	["en", ["ban", "bans", "banned", "banning"]],
	["en", ["announce", "announces", "announced", "announcement"]],
	["en", ["company", "companies"]],
	["it", ["modello", "modelli"]],
	["it", ["annuncia", "annunciare", "annunciato"]],
	["de", ["Modell", "Modelle", "Modellen"].map((word) => word.toLowerCase())],
	["es", ["modelo", "modelos"]],
	["fr", ["modèle", "modèles"]],
])("%s: %j are one word", (language, words) => {
	expect(new Set(words.map((word) => stem(word, language))).size).toBe(1);
});

test.each(["gas", "bus", "us", "ai", "gpt@5.6", "h200"])(
	"%s stays as it is",
	(word) => {
		expect(stem(word, "en")).toBe(word);
	},
);
