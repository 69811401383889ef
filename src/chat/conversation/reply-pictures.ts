import {
	comparisonPicture,
	priceBesideOthers,
} from "../../answers/model-pictures.ts";
import type { Trend } from "../../answers/trend.ts";
import type { ChatDeps } from "../commands/command.ts";
import type { MessageAction } from "../message.ts";
import {
	type DescribedChart,
	modelPicture,
} from "../messages/model-picture.ts";
import { trendPicture } from "../messages/trend-message.ts";
import type { PreparedPicture, ReplyPicture } from "../reply-picture.ts";
import type { Texts } from "../texts/texts.ts";

type Deps = Pick<ChatDeps, "database" | "plotter">;

/** The picture of one model, or of several that are compared; null where too little is known of them. */
export async function pictureOfModels(
	slugs: readonly string[],
	texts: Texts,
	deps: Deps,
): Promise<PreparedPicture | null> {
	const { database } = deps;
	const [slug = "", ...others] = slugs;
	const values =
		others.length === 0
			? await priceBesideOthers(database, slug)
			: await comparisonPicture(database, slugs);
	return values && drawnBy(deps, modelPicture(values, texts));
}

/** The same as what goes with a reply. */
export function pictureWith(
	slugs: readonly string[],
	texts: Texts,
	deps: Deps,
	button: MessageAction | null,
): ReplyPicture {
	return { button, prepare: () => pictureOfModels(slugs, texts, deps) };
}

export function pictureOfTrend(
	trend: Trend,
	subject: string,
	texts: Texts,
	deps: Deps,
): ReplyPicture {
	return {
		button: null,
		async prepare() {
			const described = trendPicture(trend, subject, texts);
			return described && drawnBy(deps, described);
		},
	};
}

function drawnBy(
	{ plotter }: Deps,
	{ chart, alt }: DescribedChart,
): PreparedPicture {
	return { alt, draw: () => plotter.draw(chart) };
}
