import type { KnownModel } from "../../answers/known-models.ts";
import { cleanText } from "../../chat/clean-text.ts";
import { dateText } from "../../chat/messages/answer-values.ts";
import { countedEntries, pageTextsIn } from "../../chat/texts/pages.ts";
import { textsIn } from "../../chat/texts/texts.ts";
import type { Answers } from "../answers.ts";
import { type Html, html } from "../html.ts";
import type { Page } from "../layout.ts";
import { modelPath, pathIn } from "../model-paths.ts";
import { searchForm } from "../search-form.ts";

const listed = 100;
const longestName = 100;

/** The catalogue: what is newest, or what goes on from what was typed. */
export async function modelsPage(
	answers: Answers,
	typed: string,
	language: string,
): Promise<Page> {
	const words = pageTextsIn(language);
	const name = typed.slice(0, longestName);
	const found = await answers.models(name, listed);
	const isSearch = name.trim() !== "";
	const heading = isSearch
		? countedEntries(language, found.length)
		: words.newest;
	return {
		title: words.models,
		section: "/models",
		language,
		description: words.whatModels,
		path: pathIn("/models", isSearch ? { q: name } : {}, language),
		body: html`<header class="page"><h1>${words.models}</h1></header>
<p class="meta">${words.whatModels}</p>
${searchForm({ action: "/models", name: "q", value: name, label: words.modelName, press: words.search, language })}
<section aria-labelledby="found">
<h2 id="found">${heading}</h2>
${found.length === 0 ? html`<p>${words.noMatch}</p>` : html`<ul class="models">${found.map((model) => item(model, language))}</ul>`}
</section>`,
	};
}

function item(
	{ slug, name, maker, kind, released }: KnownModel,
	language: string,
): Html {
	const texts = textsIn(language);
	const facts = [
		...(kind === "model" ? [] : [texts.answers.kinds[kind]]),
		...(maker === name ? [] : [cleanText(maker)]),
		...(released === null ? [] : [dateText(texts, released)]),
	];
	return html`<li><a href="${modelPath(slug, language)}">${cleanText(name)}</a> <span class="meta">${facts.join(" · ")}</span></li>
`;
}
