import type { KnownModels } from "../../answers/known-models.ts";
import type { Interests } from "../../digests/subscription.ts";
import { anyOf, type Texts } from "../texts/texts.ts";
import { ChatError } from "./chat-error.ts";
import { readOrganisation, readTopic } from "./known-names.ts";

const everything: Interests = {
	topics: [],
	models: [],
	organisations: [],
	keywords: [],
};

/** "all" in the languages that people type it in. */
const all = new Set(["all", "everything", "tutto", "alles", "todo", "tout"]);

/**
 * What somebody wants to hear of: a topic, a company, a model, or all.
 * @throws ChatError with what there is, where it is none of these
 */
export function interestsIn(
	typed: string,
	texts: Texts,
	known: Pick<KnownModels, "find">,
): Interests {
	if (all.has(typed.toLowerCase())) return everything;
	const topic = readTopic(texts, typed);
	if (topic.found) return { ...everything, topics: [topic.found] };
	const company = readOrganisation(typed);
	if (company.found) return { ...everything, organisations: [company.found] };
	const model = known.find(typed);
	if (model.kind === "model" || model.kind === "family")
		return { ...everything, models: [model.slug] };
	const nearest = topic.nearest ?? company.nearest;
	throw new ChatError((own) => {
		const { errors } = own.commands;
		return [
			errors.noTopic(typed),
			nearest
				? errors.didYouMean(nearest)
				: errors.knownTopics(anyOf(own, Object.keys(own.topics))),
		].join(" ");
	});
}
