import { lookUp } from "../../lib/look-up.ts";
import type { RankPart } from "../../stories/story.ts";
import { cleanText } from "../clean-text.ts";
import {
	counted,
	languageName,
	type Texts,
	topicName,
} from "../texts/texts.ts";

/** Why a part of a rank counts, in the language of the texts; what is not known is told as it is. */
export function partWords(
	texts: Texts,
	{ kind, why }: Pick<RankPart, "kind" | "why">,
): string {
	const { events, noise, ...parts } = texts.commands.why.parts;
	switch (kind) {
		case "hosts":
			return counted(texts, parts.hosts, numberIn(why));
		case "attention":
			return counted(texts, parts.attention, numberIn(why));
		case "recency":
			return counted(texts, parts.recency, numberIn(why));
		case "official":
			return parts.official(lastWord(why));
		case "size":
			return parts.size(cleanText(why));
		case "actor":
			return parts.actor(cleanText(why));
		case "event":
			return lookedUp(events, why);
		case "noise":
			return lookedUp(noise, why);
		case "topics":
			return parts.topics(topicNames(texts, why));
		case "off-topic":
			return parts.offTopic;
		case "followed":
			return parts.followed(topicNames(texts, why.replace(/^your /, "")));
		case "feedback":
			return parts.feedback(wishes(texts, why));
		case "language":
			return parts.language(
				languageName(texts, /\((\w+)\)/.exec(why)?.[1] ?? ""),
			);
		default:
			return cleanText(why);
	}
}

/** "one host" has no digit. */
function numberIn(why: string): number {
	return Number(/\d+/.exec(why)?.[0] ?? 1);
}

function lastWord(why: string): string {
	return cleanText(why.slice(why.lastIndexOf(" ") + 1));
}

function lookedUp(
	words: Readonly<Record<string, string>>,
	key: string,
): string {
	return lookUp(words, key) ?? cleanText(key);
}

/** "less of NVIDIA, chips; more of agents", as `digests/preference.ts` says it. */
function wishes(texts: Texts, why: string): string {
	const { less, more } = texts.commands.subscription;
	const named = (sign: "less" | "more") =>
		new RegExp(`${sign} of ([^;]+)`).exec(why)?.[1];
	const [unwanted, wanted] = [named("less"), named("more")];
	return [
		...(unwanted ? [less(topicNames(texts, unwanted))] : []),
		...(wanted ? [more(topicNames(texts, wanted))] : []),
	].join("; ");
}

/** "chips, NVIDIA": slugs of topics among other names. */
function topicNames(texts: Texts, list: string): string {
	return list
		.split(", ")
		.map((name) => cleanText(topicName(texts, name)))
		.join(", ");
}
