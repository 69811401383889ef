import { expect, test } from "vitest";
import type { Answer } from "#src/answers/ask.ts";
import type { AnswerSource } from "#src/answers/source.ts";
import { renderText } from "#src/chat/console/render.ts";
import { renderDiscord } from "#src/chat/discord/render.ts";
import type { Message } from "#src/chat/message.ts";
import { answerMessage } from "#src/chat/messages/ask-message.ts";
import { renderSlack } from "#src/chat/slack/render.ts";
import { textsIn } from "#src/chat/texts/texts.ts";
import { renderHtml } from "#src/web/render.ts";
import { stringsIn } from "#test/support/platform-limits.ts";

const source: AnswerSource = {
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
	written: null,
	unwritten: null,
	costMicrodollars: 0,
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

const collection: AnswerSource = {
	...source,
	number: 2,
	articleId: null,
	title: "Epoch AI",
	url: "https://epoch.ai/data/ai-models",
	host: "epoch.ai",
	language: "en",
	publishedAt: "2025-01-20T00:00:00.000Z",
};
const uncited: AnswerSource = { ...source, number: 3, host: "other.example" };
const written: Answer = {
	...answer,
	facts: [],
	written: {
		sentences: [
			{
				text: "About $450 of computing power, by its authors' account.",
				sources: [1, 2],
			},
			{
				text: "It was built on two open technologies of Alibaba.",
				sources: [1],
			},
		],
		writtenBy: "deepseek/deepseek-flash",
	},
	sources: [source, collection, uncited],
};

test("a written answer cites in each sentence, lists what it cites, and tells what was read in another language", () => {
	expect(shown(written, "en")).toBe(`what did Sky-T1 cost?

Answer
About $450 of computing power, by its authors' account. [1][2] It was built on two open technologies of Alibaba. [1]
[1] ilbit.example (13 Jan 2025, read in Italian) · [2] epoch.ai (20 Jan 2025, Epoch AI, From the catalogue of models)

Written by a language model; each sentence was held against the sources that it cites.`);
});

test.each(["budget", "endpoint", "late", "unsupported"] as const)(
	"where nothing was written for want of %s, quotations stand and it says why",
	(unwritten) => {
		for (const language of ["en", "it"]) {
			const text = shown({ ...answer, unwritten }, language);
			expect(text).toContain("È costato meno di 450 dollari.");
			expect(text).toContain(textsIn(language).answers.unwritten[unwritten]);
		}
	},
);

test.each([
	["Slack", (message: Message) => stringsIn(renderSlack(message)).join("\n")],
	[
		"Discord",
		(message: Message) => stringsIn(renderDiscord(message)).join("\n"),
	],
	["the page", (message: Message) => String(renderHtml(message))],
])("a written answer links each citation in %s", (_, render) => {
	const shownThere = render(answerMessage(written, "it"));
	for (const { url } of [source, collection]) expect(shownThere).toContain(url);
	expect(shownThere).toContain("Risposta");
	expect(shownThere).toContain("450");
	expect(shownThere).not.toContain("other.example");
});
