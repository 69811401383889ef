import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { reportedFacts } from "#src/stories/reported-facts.ts";

interface Case {
	language: string;
	text: string;
	/** Title of the article, where it matters. */
	article?: string;
	publishedAt?: string;
	facts: [
		model: string,
		field: string,
		value: unknown,
		relation: string | null,
	][];
}

const cases = readFileSync(
	new URL("../fixtures/stories/reported-facts.jsonl", import.meta.url),
	"utf8",
)
	.trim()
	.split("\n")
	.map((line) => JSON.parse(line) as Case);

function read({ language, text, article = "", publishedAt }: Case) {
	return reportedFacts({
		title: article,
		summary: null,
		text,
		language,
		publishedAt: publishedAt ? new Date(publishedAt) : null,
	});
}

test.each(cases)("$language: $text", (one) => {
	const found = read(one);
	const told = found.map(({ model, field, value, relation }) =>
		JSON.stringify([model, field, value, relation]),
	);
	expect(told.toSorted()).toEqual(
		one.facts.map((fact) => JSON.stringify(fact)).toSorted(),
	);
	for (const { sentence } of found) expect(sentence).toBe(one.text);
});
