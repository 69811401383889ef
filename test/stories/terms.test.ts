import { describe, expect, test } from "vitest";
import { termsOf } from "#src/stories/terms.ts";

function words(title: string, language?: string): string[] {
	return [...termsOf(title, "", language).words.keys()];
}

function shared(a: string, b: string): string[] {
	const other = new Set(words(b));
	return words(a).filter((word) => other.has(word));
}

describe("termsOf", () => {
	test("writes versions and amounts in one way", () => {
		expect(words("GPT-5.6 costs $5bn")).toEqual(
			expect.arrayContaining(["gpt@5.6", "5b"]),
		);
		expect(words("GPT 5.6: 5 billion dollars")).toEqual(
			expect.arrayContaining(["gpt@5.6", "5b"]),
		);
	});

	test("drops what every AI headline has", () => {
		expect(words("A.I. models and new LLMs, says the U.S.")).toEqual(["usa"]);
	});

	test("weighs the name little where its version tells more", () => {
		const { words: terms } = termsOf("GPT-5.6 arrives");
		expect(terms.get("gpt")).toBeLessThan(terms.get("gpt@5.6") ?? 0);
	});

	test("adds the maker that a product implies", () => {
		expect(words("ChatGPT gains a calendar")).toContain("openai");
	});

	test.each([
		["英伟达发布新芯片", "Nvidia launches a new chip", 3],
		["法院裁定禁止出口", "Court rules on export ban", 3],
		["Nvidia presenta un nuovo chip", "Nvidia unveils a new chip", 3],
		["Nvidia stellt neuen Chip vor", "Nvidia launches a new chip", 2],
		["Un juez prohíbe las exportaciones", "Judge bans exports", 3],
		["Nvidia lance une nouvelle puce", "Nvidia launches new chip", 3],
	])("%s meets %s", (foreign, english, least) => {
		expect(shared(foreign, english).length).toBeGreaterThanOrEqual(least);
	});

	test("takes from the lead what the headline does not say, for less", () => {
		const { words: terms } = termsOf(
			"Announcing the Lighthouse project",
			"Orca Labs will build data centres in Norway.",
		);
		expect(terms.get("norway")).toBeLessThan(terms.get("lighthous") ?? 0);
		expect(terms.get("norway")).toBeGreaterThan(0);
	});

	test("reads no lead where the headline says enough", () => {
		const { words } = termsOf(
			"Orca Labs opens its Lighthouse model to hospitals in Bergen",
			"Critics in Norway had asked for a delay.",
		);
		expect(words.has("norway")).toBe(false);
		expect(words.has("bergen")).toBe(true);
	});

	test.each([
		["How much energy artificial intelligence uses", "en"],
		["Quanta energia usa l'intelligenza artificiale", "it"],
		["Wie viel Strom künstliche Intelligenz braucht", "de"],
	])("takes no words from %s that all of the field has", (title, language) => {
		const words = [...termsOf(title, "", language).words.keys()].join(" ");
		expect(words).not.toMatch(/artifi|künst|intellig/);
		expect(words).not.toBe("");
	});

	test("reads dates and numbers in a series", () => {
		expect(termsOf("Grid puzzle #1138 for July 23").dates).toEqual(
			new Set(["jul 23", "#1138"]),
		);
	});

	test("knows headlines that report no event", () => {
		expect(termsOf("How to clean a keyboard").noise).toBe(true);
		expect(termsOf("Orca Labs cleans up its data").noise).toBe(false);
	});

	test("a word is a word, even where JavaScript has it", () => {
		expect(words("constructor toString")).toEqual(["construct", "tostr"]);
	});

	test("an empty title has no terms", () => {
		expect(words("")).toEqual([]);
	});
});
