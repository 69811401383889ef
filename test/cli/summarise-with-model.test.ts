import { expect, onTestFinished, test } from "vitest";
import { summariseWithModel } from "#src/cli/summarise-with-model.ts";
import { makeEndpoint } from "#src/lib/llm/endpoint.ts";
import { startLlmEndpoint } from "#test/support/llm-endpoint.ts";

const story = {
	id: 1,
	articles: [
		{
			id: "a",
			title: "Acme opens the weights of its model",
			summary: null,
			text: "Acme has opened the weights of its newest model. Training took 2,000 chips and about 6 million dollars.",
		},
	],
};

const english = {
	headline: "Acme opens the weights of its model",
	sentences: [
		{ text: "Acme has opened the weights of its newest model.", sources: [1] },
		{
			text: "Training took 2,000 chips and about 6 million dollars.",
			sources: [1],
		},
	],
};

/** What is left of an answer that is asked for in a language. */
async function summarised(language: string, answer: typeof english) {
	const brief = { story: 1, ...answer, why: null };
	const standIn = await startLlmEndpoint([{ content: { briefs: [brief] } }]);
	onTestFinished(() => standIn.close());
	const endpoint = makeEndpoint({ preset: "deepseek", baseUrl: standIn.url });
	return summariseWithModel(endpoint, story, language);
}

test("what a model wrote of a story cites the story's own articles", async () => {
	expect(await summarised("en", english)).toEqual({
		headline: english.headline,
		sentences: english.sentences.map(({ text }) => ({ text, sources: ["a"] })),
	});
});

test("an answer in another language than was asked for is not taken", async () => {
	expect(await summarised("it", english)).toBeNull();
});

test("an answer that its sources do not carry is not taken", async () => {
	const [first] = english.sentences;
	const invented = { text: "Training took 9,000 chips.", sources: [1] };
	const sentences = first ? [first, invented] : [];
	expect(await summarised("en", { ...english, sentences })).toBeNull();
});
