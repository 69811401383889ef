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
	].filter(({ value: slug }) => slug.length <= 60);
}
