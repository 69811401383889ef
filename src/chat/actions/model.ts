import { compareModels, describeModel } from "../../answers/describe.ts";
import type { ModelCard } from "../../answers/model-card.ts";
import { readKnownModels } from "../../answers/read-models.ts";
import { saveSubscription } from "../../digests/store.ts";
import { cleanText } from "../clean-text.ts";
import type { ChatDeps } from "../commands/command.ts";
import { beginChange } from "../conversation/change-subscription.ts";
import { ChatError } from "../conversation/chat-error.ts";
import { comparisonActions, slugsIn } from "../conversation/model-actions.ts";
import { nearestSibling } from "../conversation/nearest-sibling.ts";
import { pictureOfModels } from "../conversation/reply-pictures.ts";
import { factSourcesMessage } from "../messages/fact-sources-message.ts";
import { comparisonMessage } from "../messages/model-message.ts";
import { plainMessage, toPerson } from "../messages/plain-message.ts";
import type { ActionHandler } from "./action.ts";

/** The value of all these is a model's slug. */
export const compare: ActionHandler = async (
	{ texts, language, value },
	{ database },
) => {
	const known = await readKnownModels(database);
	const model = known.bySlug(value);
	const sibling = model && nearestSibling(model, known.all);
	if (!sibling) {
		const example = `/compare ${value} deepseek-v3`;
		return toPerson(
			plainMessage(texts, [
				`${texts.commands.models.howToCompare} ${example}.`,
			]),
		);
	}
	const comparison = await compareModels({ database }, [value, sibling.slug]);
	return toPerson({
		...comparisonMessage(comparison, language),
		actions: comparisonActions(comparison, texts),
		hints: [`/compare ${value} …`],
	});
};

/** Adds the model to what the channel follows. */
export const follow: ActionHandler = async ({ asker, texts, value }, deps) => {
	const { name } = await cardOf(value, deps);
	const { channel } = await beginChange(deps, asker, texts);
	const { subscription } = channel;
	const { models: words } = texts.commands;
	const model = cleanText(name);
	const { topics, models, organisations, keywords } = subscription;
	if (models.includes(value))
		return toPerson(
			plainMessage(texts, [words.followsAlready(channel.name, model)]),
		);
	// To add one model to everything would leave that model alone.
	if ([topics, models, organisations, keywords].flat().length === 0)
		return toPerson(plainMessage(texts, [words.followsAll(channel.name)]));
	await saveSubscription(
		deps.database,
		{ ...subscription, models: [...models, value] },
		{ by: null, now: deps.clock.now() },
	);
	return toPerson(plainMessage(texts, [words.follows(channel.name, model)]));
};

export const sources: ActionHandler = async ({ texts, value }, deps) =>
	toPerson(factSourcesMessage(texts, await cardOf(value, deps)));

/** Of one model, or of several that are compared: the value is their slugs. */
export const picture: ActionHandler = async ({ texts, value }, deps) => {
	const prepared = await pictureOfModels(slugsIn(value), texts, deps);
	if (!prepared)
		throw new ChatError(({ commands }) => commands.models.noPicture);
	return toPerson(plainMessage(texts, [prepared.alt]), {
		button: null,
		prepare: async () => prepared,
	});
};

async function cardOf(slug: string, deps: ChatDeps): Promise<ModelCard> {
	const card = await describeModel(deps, slug);
	if (card.kind !== "unknown") return card;
	throw new ChatError(({ answers }) => answers.unknownModel(slug));
}
