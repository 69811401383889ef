import { expect, test } from "vitest";
import type { Answer } from "#src/answers/ask.ts";
import { renderText } from "#src/chat/console/render.ts";
import { answerMessage } from "#src/chat/messages/ask-message.ts";

const source = {
	number: 1,
	articleId: 1,
	title: "Sky-T1, costato meno di 450 dollari",
	url: "https://ilbit.example/sky-t1",
	host: "ilbit.example",
	official: false,
	language: "it",
	publishedAt: "2025-01-13T17:33:04.000Z",
};
const answer: Answer = {
	question: "what did Sky-T1 cost?",
	language: "en",
	answered: true,
	facts: [
		{
			model: { slug: "sky-t1", name: "Sky-T1-32B-Preview" },
			fields: [
				{
					field: "trainingCost",
					disagree: false,
					statements: [
						{
							value: 450,
							facts: [
								{
									field: "trainingCost",
									value: 450,
									source: "NovaSky",
									url: "https://novasky-ai.github.io/posts/sky-t1/",
									asOf: "2025-01-10",
									certainty: "stated",
								},
							],
						},
					],
				},
			],
		},
	],
	passages: [{ text: "È costato meno di 450 dollari.", source: 1 }],
	sources: [source],
	nearest: [],
	days: 90,
};
const shown = (given: Answer, language: string) =>
	renderText(answerMessage(given, language), { width: 200 });

test("facts come with their source, passages in quotation marks with host, date and language", () => {
	expect(shown(answer, "en")).toBe(`what did Sky-T1 cost?

Sky-T1-32B-Preview · From the catalogue of models
Training cost: $450 (stated) [1]
[1] novasky-ai.github.io (NovaSky, 10 Jan 2025)

From the articles
“È costato meno di 450 dollari.” [1]
[1] ilbit.example (13 Jan 2025, in Italian)

What stands in quotation marks is quoted word by word.`);
});

test("the reader's own language is not named", () => {
	expect(shown(answer, "it")).toContain(
		"«È costato meno di 450 dollari.» [1]\n[1] ilbit.example (13 gen 2025)",
	);
});

test("where nothing answers it says so and names what comes nearest", () => {
	const declined: Answer = {
		...answer,
		question: "who won the chess final?",
		answered: false,
		facts: [],
		passages: [],
		sources: [],
		nearest: [source],
	};
	expect(shown(declined, "en")).toBe(`who won the chess final?

Nothing in the last 90 days of your feeds answers that. Nearest:

Sky-T1, costato meno di 450 dollari
[1] ilbit.example (13 Jan 2025, in Italian)`);
	expect(shown({ ...declined, nearest: [] }, "it")).toBe(
		"who won the chess final?\n\nNulla negli ultimi 90 giorni dei feed risponde a questo.",
	);
});
