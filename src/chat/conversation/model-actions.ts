import type { Comparison } from "../../answers/compare.ts";
import type { ModelCard, UnknownModel } from "../../answers/model-card.ts";
import type { MessageAction } from "../message.ts";
import type { Texts } from "../texts/texts.ts";

/** What can be done with the card of a model. */
export function modelActions(
	card: ModelCard | UnknownModel,
	{ commands: { buttons } }: Texts,
): MessageAction[] {
	if (card.kind === "unknown") return [];
	const value = card.slug;
	const canFollow = card.kind === "model" || card.kind === "family";
	return [
		...(card.kind === "model"
			? [{ id: "compare", value, label: buttons.compare }]
			: []),
		...(canFollow ? [{ id: "follow", value, label: buttons.follow }] : []),
		...(card.fields.some(({ statements }) => statements.length > 0)
			? [{ id: "sources", value, label: buttons.sources }]
			: []),
	].filter(fits);
}

/** What can be done with models that are compared: a picture, where two of them can stand in it. */
export function comparisonActions(
	comparison: Comparison | UnknownModel[],
	texts: Texts,
): MessageAction[] {
	if (Array.isArray(comparison)) return [];
	const { models, rows } = comparison;
	const canBeDrawn = rows.some(
		({ field, cells }) =>
			drawnFields.has(field) &&
			cells.filter(({ statements }) => statements.length > 0).length > 1,
	);
	const button = canBeDrawn ? pictureButton(models, texts) : null;
	return button ? [button] : [];
}

const drawnFields = new Set(["trainingFlop", "price", "cheapestPrice"]);

/** Asks for the picture of one model, or of several that are compared; null where a button cannot hold them. */
export function pictureButton(
	models: readonly { slug: string }[],
	{ commands: { buttons } }: Texts,
): MessageAction | null {
	const value = models.map(({ slug }) => slug).join(betweenSlugs);
	const button = { id: "picture", value, label: buttons.picture };
	return fits(button) ? button : null;
}

/** The slugs that such a button carries. */
export function slugsIn(value: string): string[] {
	return value.split(betweenSlugs);
}

/** None of them holds it. */
const betweenSlugs = ",";

function fits({ value }: MessageAction): boolean {
	return value.length <= 60;
}
