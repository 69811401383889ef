import { cleanText } from "../../chat/clean-text.ts";
import { answerMessage } from "../../chat/messages/ask-message.ts";
import { pageTextsIn } from "../../chat/texts/pages.ts";
import type { Answers } from "../answers.ts";
import { type Html, html } from "../html.ts";
import type { Page } from "../layout.ts";
import { askPath, modelPath } from "../model-paths.ts";
import { messageArticle } from "../render.ts";
import { searchForm } from "../search-form.ts";

/** Longer ones are no questions. */
const longestQuestion = 300;

/** A question with its answer under an address of its own. */
export async function askPage(
	answers: Answers,
	{
		question,
		mayAsk,
		language,
	}: { question: string; mayAsk: () => boolean; language: string },
): Promise<Page> {
	const words = pageTextsIn(language);
	const asked = question.trim();
	if (asked === "") return refusal("", words.howToAsk, language, 200);
	if (asked.length > longestQuestion)
		return refusal("", words.tooLong(longestQuestion), language, 400);
	if (!mayAsk()) return refusal(asked, words.tooMany, language, 429);
	const answer = await answers.ask(asked, language);
	return {
		...pageFor(cleanText(asked), language),
		description: words.howToAsk,
		path: askPath(asked, language),
		body: html`${messageArticle(answerMessage(answer, language))}
${answer.facts.length > 0 && html`<ul class="models">${answer.facts.map(({ model }) => html`<li><a href="${modelPath(model.slug, language)}">${cleanText(model.name)}</a></li>\n`)}</ul>`}
${form("", language)}`,
	};
}

function refusal(
	asked: string,
	why: string,
	language: string,
	status: 200 | 400 | 429,
): Page {
	const { ask } = pageTextsIn(language);
	return {
		...pageFor(ask, language),
		description: why,
		path: null,
		status,
		body: html`<header class="page"><h1>${ask}</h1></header>
<p>${why}</p>
${form(asked, language)}`,
	};
}

function pageFor(title: string, language: string) {
	return { title, section: "/ask" as const, language };
}

function form(value: string, language: string): Html {
	const words = pageTextsIn(language);
	return searchForm({
		action: "/ask",
		name: "q",
		value,
		label: words.question,
		press: words.ask,
		language,
		longest: longestQuestion,
	});
}
