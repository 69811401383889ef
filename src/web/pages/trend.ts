import { html } from "../html.ts";
import { choices, type Page } from "../layout.ts";
import { type Pictures, trendPicturePath } from "../pictures.ts";
import { messageArticle } from "../render.ts";

/** Where a reader may begin. */
const examples = ["all", "chips", "model-releases", "price 100k", "compute"];

/** What has come of a subject, in sentences and as a picture. */
export async function trendPage(
	pictures: Pictures,
	subject: string,
	language: string | null,
): Promise<Page> {
	const { message, picture } = await pictures.trend(subject, language);
	const source = trendPicturePath(subject, language);
	const title = message.headline || "Trends";
	return {
		title,
		section: null,
		body: html`
${choices(
	"Subjects",
	examples.map((name) => ({
		name,
		path: `/trend?${new URLSearchParams({ subject: name })}`,
		chosen: name === subject,
	})),
)}
${messageArticle({ ...message, headline: title })}
${picture && html`<p><a href="${source}"><img class="picture" src="${source}" alt="${picture.alt}" width="800" height="450"></a></p>`}`,
	};
}
