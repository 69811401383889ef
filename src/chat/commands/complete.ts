import { readKnownModels } from "../../answers/read-models.ts";
import { cleanText } from "../clean-text.ts";
import { organisationsLike, topicsLike } from "../conversation/known-names.ts";
import type { Asker } from "../listener.ts";
import { shorten } from "../shorten.ts";
import { textsIn } from "../texts/texts.ts";
import type { ChatDeps, Suggestion } from "./command.ts";

/** As many as Discord and Slack take. */
export const mostSuggestions = 25;
/** https://docs.discord.com/developers/interactions/application-commands, choices. */
const longestLabel = 100;

export function suggestion(value: string, label = value): Suggestion {
	return { value, label: shorten(cleanText(label), longestLabel) };
}

/** Models by the beginning of their name, the popular and recent first. */
export async function completeModel(
	typed: string,
	_asker: Asker,
	{ database }: Pick<ChatDeps, "database">,
): Promise<Suggestion[]> {
	const known = await readKnownModels(database);
	return known
		.complete(typed, mostSuggestions)
		.map(({ slug, name }) => suggestion(slug, name));
}

/** What `/trend` shows beside what a channel can follow. */
const trends = ["price 100k", "price 1m", "compute"];

export async function completeTrend(
	typed: string,
	asker: Asker,
	deps: ChatDeps,
): Promise<Suggestion[]> {
	const begun = typed.trim().toLowerCase();
	return [
		...trends
			.filter((subject) => subject.startsWith(begun))
			.map((subject) => suggestion(subject)),
		...(await completeSubject(typed, asker, deps)),
	].slice(0, mostSuggestions);
}

/** Topics, then companies, then models. */
export async function completeSubject(
	typed: string,
	asker: Asker,
	deps: ChatDeps,
): Promise<Suggestion[]> {
	const texts = textsIn(asker.person.language ?? deps.defaults.language);
	const topics = topicsLike(texts, typed, mostSuggestions).map((slug) =>
		suggestion(slug, texts.topics[slug]),
	);
	if (typed.trim() === "") return [suggestion("all"), ...topics];
	return [
		...topics,
		...organisationsLike(typed, 5).map((name) => suggestion(name)),
		...(await completeModel(typed, asker, deps)),
	].slice(0, mostSuggestions);
}
