import { expect, test } from "vitest";
import { bareTitle, bestHeadline, fitted } from "#src/briefs/headline.ts";

test.each([
	["Lab opens its newest model to all | The Paper", "The Paper"],
	["Lab opens its newest model to all - paper.com", "Elsewhere"],
	["Exclusive: Lab opens its newest model to all", "Paper"],
	["Lab opens its newest model to all (Ada Rossi/The Paper)", "Linkboard"],
	["🚀🤖 Lab opens its newest model to all", "Paper"],
])("%s", (title, source) => {
	expect(bareTitle(title, source)).toBe("Lab opens its newest model to all");
});

test("what belongs to a headline stays", () => {
	const title = "Model scores 90% (up from 45%) on a test - and fails another";
	expect(bareTitle(title, "Paper")).toBe(title);
});

test.each([
	[
		"The ministry of industry publishes its plan for chips made at home; makers have until June to answer",
		"The ministry of industry publishes its plan for chips made at home",
	],
	[
		"A laboratory in Hangzhou opens the weights of its largest model so far, while its rivals keep theirs",
		"A laboratory in Hangzhou opens the weights of its largest model so far",
	],
	[
		"A laboratory in Hangzhou has opened the weights of the largest of all its models to everybody who asks",
		"A laboratory in Hangzhou has opened the weights of the largest of all its models to…",
	],
	["It fits", "It fits"],
])("a headline of at most 90 characters: %s", (title, expected) => {
	expect(fitted(title)).toBe(expected);
	expect(fitted(title).length).toBeLessThanOrEqual(90);
});

test("a title that its feed cut off is the last choice", () => {
	const titles = [
		"The lab opens the weights of its newest model, and with them all of…",
		"A lab in Hangzhou opens the weights of its newest model",
	];
	const articles = titles.map((title, id) => ({
		id,
		title,
		url: `https://press.example/${id}`,
		source: "Press",
		language: "en",
		official: id === 0,
	}));
	expect(bestHeadline(articles, "en")).toBe(titles[1]);
	expect(bestHeadline(articles.slice(0, 1), "en")).toBe(titles[0]);
});
