import type { GroundingVerdict } from "../../briefs/brief.ts";
import { lookUp } from "../../lib/look-up.ts";
import type { RankPart } from "../../stories/story.ts";
import { cleanText } from "../clean-text.ts";
import type { Message, MessageAction } from "../message.ts";
import { counted, type Texts } from "../texts/texts.ts";
import { emptyMessage } from "./model-message.ts";
import { type Here, momentText } from "./moments.ts";
import { partWords } from "./rank-words.ts";
import type { NameOf } from "./subscription-message.ts";

/** Why a channel was told a story, or would be. */
export interface Explanation {
	storyId: number;
	headline: string;
	score: number;
	/** They add up to `score`. */
	parts: readonly RankPart[];
	/** Its hosts, the earliest first, without repeats. */
	hosts: readonly string[];
	articles: number;
	/** Articles whose text is another's. */
	copies: number;
	/** What the channel follows and the story meets, each with the words that show it; null where it follows everything. */
	matched: readonly { interest: string; terms: readonly string[] }[] | null;
	/** Of the sentences that were written of it, those dropped included; null before any was. */
	brief: { quoted: boolean; verdicts: readonly GroundingVerdict[] } | null;
	/** When the channel was told; null where it was not. */
	toldAt: Date | null;
}

const listedHosts = 8;

/** An explanation in words, a line for each of its parts. */
export function whyMessage(
	texts: Texts,
	explanation: Explanation,
	{ here, nameOf }: { here: Here; nameOf: NameOf },
): Message {
	const { why } = texts.commands;
	const { headline, toldAt, storyId } = explanation;
	const lines = [
		scoreLine(texts, explanation),
		articlesLine(texts, explanation),
		matchedLine(texts, explanation, nameOf),
		...briefLine(texts, explanation),
		toldAt ? why.told(momentText(texts, toldAt, here)) : why.notTold,
	];
	return {
		...emptyMessage(texts),
		headline: cleanText(headline),
		paragraphs: lines.map((text) => [{ kind: "text", text }]),
		actions: usualActions(texts, storyId),
	};
}

function scoreLine(texts: Texts, { score, parts }: Explanation): string {
	const number = new Intl.NumberFormat(texts.locale, {
		maximumFractionDigits: 2,
	});
	const sum = parts
		.map(({ value, ...part }, index) => {
			const sign = value < 0 ? "− " : index > 0 ? "+ " : "";
			return `${sign}${partWords(texts, part)} ${number.format(Math.abs(value))}`;
		})
		.join(" ");
	return `${texts.commands.why.score(number.format(score))} ${sum}`;
}

function articlesLine(
	texts: Texts,
	{ articles, copies, hosts }: Explanation,
): string {
	const { why } = texts.commands;
	const shown = hosts.slice(0, listedHosts).map(cleanText).join(", ");
	const more = hosts.length > listedHosts ? " …" : "";
	const copied = copies > 0 ? ` (${counted(texts, why.copies, copies)})` : "";
	return `${counted(texts, why.articles, articles)}: ${shown}${more}${copied}`;
}

function matchedLine(
	texts: Texts,
	{ matched }: Explanation,
	nameOf: NameOf,
): string {
	const { why } = texts.commands;
	if (matched === null) return why.matched(why.everything);
	if (matched.length === 0) return why.notFollowed;
	const [opening, closing] = texts.quotationMarks;
	const phrases = matched.map(({ interest, terms }) => {
		const name = cleanText(lookUp(texts.topics, interest) ?? nameOf(interest));
		const words = terms.map((term) => opening + cleanText(term) + closing);
		return words.length > 0 ? why.because(name, words.join(", ")) : name;
	});
	return why.matched(phrases.join(", "));
}

function briefLine(texts: Texts, { brief }: Explanation): string[] {
	return brief === null ? [] : [groundingLine(texts, brief)];
}

/**
 * How many sentences of a brief stood before its sources, and why others did not. What those
 * said is not told: it may be an attacker's.
 */
export function groundingLine(
	texts: Texts,
	{ quoted, verdicts }: NonNullable<Explanation["brief"]>,
): string {
	const { why } = texts.commands;
	const dropped = verdicts.filter(({ ok }) => !ok);
	const supported = verdicts.length - dropped.length;
	const kinds = new Set(
		dropped.flatMap(({ problems }) => problems.map(({ kind }) => kind)),
	);
	const reasons = [...kinds].map((kind) => why.problems[kind] ?? kind);
	return [
		counted(texts, why.supported, supported),
		...(quoted ? [why.quoted] : []),
		...(dropped.length > 0
			? [
					`${counted(texts, why.dropped, dropped.length)} (${reasons.join(", ")})`,
				]
			: []),
	].join("; ");
}

function usualActions({ actions }: Texts, storyId: number): MessageAction[] {
	const value = String(storyId);
	return [
		{ id: "more-like-this", value, label: actions.moreLikeThis },
		{ id: "less-like-this", value, label: actions.lessLikeThis },
		{ id: "mute", value, label: actions.mute },
	];
}
