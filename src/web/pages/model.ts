import type { ModelCard, UnknownModel } from "../../answers/model-card.ts";
import { cleanText } from "../../chat/clean-text.ts";
import { modelMessage } from "../../chat/messages/model-message.ts";
import { pageTextsIn } from "../../chat/texts/pages.ts";
import { type Html, html } from "../html.ts";
import type { Page } from "../layout.ts";
import { askPath, modelPath } from "../model-paths.ts";
import { messageArticle } from "../render.ts";
import { searchForm } from "../search-form.ts";

const listedModels = 300;
const nearby = 3;

/** The card that chat shows, its sources and stories linked, and where to go on from it. */
export function modelPage(
	card: ModelCard | UnknownModel,
	language: string,
	picture: Html | null = null,
): Page {
	return card.kind === "unknown"
		? unknownPage(card, language)
		: knownPage(card, language, picture);
}

function knownPage(
	card: ModelCard,
	language: string,
	picture: Html | null,
): Page {
	const words = pageTextsIn(language);
	const name = cleanText(card.name);
	const message = modelMessage(card, language);
	return {
		title: name,
		section: "/models",
		language,
		description: [name, message.subtitle, words.described]
			.filter(Boolean)
			.join(" · "),
		path: modelPath(card.slug, language),
		body: html`${messageArticle(message, (id) => `/stories/${id}`)}
${picture}
${card.models.length > 0 && memberLinks(card, language)}
<p class="meta"><a href="${askPath(name, language)}">${words.askAbout(name)}</a></p>
${card.kind === "model" && compareForm([card.slug], language)}`,
	};
}

/** All its models, each with its page. */
function memberLinks({ models }: ModelCard, language: string): Html {
	const { models: heading } = pageTextsIn(language);
	return html`<section aria-labelledby="members">
<h2 id="members">${heading}</h2>
<ul class="models">${models.slice(0, listedModels).map((model) => html`<li><a href="${modelPath(model.slug, language)}">${cleanText(model.name)}</a></li>\n`)}</ul>
</section>`;
}

/** To type what is to stand beside the models that stand there already. */
export function compareForm(slugs: readonly string[], language: string): Html {
	const words = pageTextsIn(language);
	return searchForm({
		action: "/compare",
		name: "with",
		value: "",
		label: slugs.length > 0 ? words.compareWith : words.modelName,
		press: words.compare,
		language,
		hidden: slugs.length > 0 ? { models: slugs.join(",") } : {},
	});
}

function unknownPage(card: UnknownModel, language: string): Page {
	const words = pageTextsIn(language);
	const message = modelMessage(card, language);
	return {
		title: message.headline,
		section: "/models",
		language,
		description: words.whatModels,
		path: null,
		status: 404,
		body: html`${messageArticle(message)}
${suggestionLinks([card], language)}
${searchForm({ action: "/models", name: "q", value: card.query, label: words.modelName, press: words.search, language })}`,
	};
}

export function suggestionLinks(
	unknown: readonly UnknownModel[],
	language: string,
): Html {
	const suggested = unknown.flatMap(({ suggestions }) =>
		suggestions.slice(0, nearby),
	);
	return html`${suggested.length > 0 && html`<ul class="models">${suggested.map(({ slug, name }) => html`<li><a href="${modelPath(slug, language)}">${cleanText(name)}</a></li>\n`)}</ul>`}`;
}
