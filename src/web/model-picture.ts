import { type Html, html } from "./html.ts";
import { modelsPicturePath, type Pictures } from "./pictures.ts";

/** What a page shows of models where enough is known of them to draw. */
export async function modelPicture(
	pictures: Pictures | null,
	slugs: readonly string[],
	language: string,
): Promise<Html | null> {
	const picture = await pictures?.ofModels(slugs, language);
	if (!picture) return null;
	const source = modelsPicturePath(slugs, language);
	return html`<p><a href="${source}"><img class="picture" src="${source}" alt="${picture.alt}" width="800" height="450" loading="lazy"></a></p>`;
}
