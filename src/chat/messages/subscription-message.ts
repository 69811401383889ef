import type { Preference } from "../../digests/preference.ts";
import type { ChannelSubscription } from "../../digests/store.ts";
import type { Interests, Subscription } from "../../digests/subscription.ts";
import { channelProblems } from "../adapter.ts";
import { cleanText } from "../clean-text.ts";
import type { MessageAction } from "../message.ts";
import {
	counted,
	languageName,
	type Texts,
	topicName,
} from "../texts/texts.ts";
import {
	allOf,
	daysText,
	type Here,
	minuteText,
	momentText,
} from "./moments.ts";

/** Stands for a pause without an end. */
export const untilResumed = new Date("9999-12-31T00:00:00Z");

export function isPausedAt(
	{ pausedUntil }: Pick<Subscription, "pausedUntil">,
	now: Date,
): boolean {
	return pausedUntil !== null && pausedUntil > now;
}

/** Tells a model's name by its slug. */
export type NameOf = (slug: string) => string;

const listedPreferences = 8;

/** What a channel follows, by the names that people use; null means everything. */
function interestNames(
	texts: Texts,
	{ topics, models, organisations, keywords }: Interests,
	nameOf: NameOf,
): string[] | null {
	const [opening, closing] = texts.quotationMarks;
	const names = [
		...topics.map((slug) => topicName(texts, slug)),
		...models.map(nameOf),
		...organisations,
		...keywords.map((keyword) => opening + keyword + closing),
	].map(cleanText);
	return names.length === 0 ? null : names;
}

/** What a channel gets: what, when and how much, and what comes beside digests. */
export function subscriptionSentences(
	texts: Texts,
	subscription: Subscription,
	nameOf: NameOf,
): string[] {
	const { subscription: words } = texts.commands;
	const { breaking, days, entries, language, minuteOfDay, timeZone } =
		subscription;
	const names = interestNames(texts, subscription, nameOf);
	return [
		words.follows(names ? allOf(texts, names) : words.everything),
		[
			words.when(daysText(texts, days), minuteText(minuteOfDay), timeZone),
			words.language(languageName(texts, language)),
			counted(texts, words.upTo, entries),
		].join(" "),
		[
			breaking
				? words.breaking(
						minuteText(subscription.quietFrom),
						minuteText(subscription.quietUntil),
					)
				: words.noBreaking,
			subscription.sayWhenEmpty ? words.sayEmpty : words.silentEmpty,
		].join(" "),
	];
}

/** When the next digest comes, or why none does. */
export function nextSentence(
	texts: Texts,
	subscription: Subscription,
	now: Date,
): string {
	const { subscription: words } = texts.commands;
	const { nextSlot, pausedUntil, timeZone } = subscription;
	const here: Here = { now, timeZone };
	if (pausedUntil && pausedUntil > now)
		return pausedUntil >= untilResumed
			? words.paused
			: words.pausedUntil(momentText(texts, pausedUntil, here));
	if (nextSlot === null || nextSlot <= now) return words.nextSoon;
	return words.next(momentText(texts, nextSlot, here));
}

/** Why nothing can be posted to a channel, or null; a reason that is none of ours is told as it is. */
export function problemSentence(
	texts: Texts,
	channel: { name: string; state: string; reason: string | null } | null,
): string | null {
	if (channel === null || channel.state === "active") return null;
	const problem = channelProblems.find((known) => known === channel.reason);
	return problem
		? texts.commands.problems[problem](cleanText(channel.name))
		: cleanText(channel.reason ?? "");
}

/** What was learnt from what a channel's readers pressed, or null. */
export function learntSentence(
	texts: Texts,
	preferences: readonly Preference[],
	nameOf: NameOf,
): string | null {
	if (preferences.length === 0) return null;
	const { subscription: words } = texts.commands;
	const amount = new Intl.NumberFormat(texts.locale, {
		signDisplay: "exceptZero",
		maximumFractionDigits: 1,
		minimumFractionDigits: 1,
	});
	const phrases = preferences
		.slice(0, listedPreferences)
		.map(({ kind, name, value }) => {
			const shown = cleanText(
				kind === "topic"
					? topicName(texts, name)
					: kind === "model"
						? nameOf(name)
						: name,
			);
			const phrase = value > 0 ? words.more(shown) : words.less(shown);
			return `${phrase} (${amount.format(value)})`;
		});
	return words.learnt(phrases.join(", "));
}

/** What can be done with a channel's subscription. */
export function subscriptionActions(
	{ commands: { buttons } }: Texts,
	value: string,
	state: {
		subscription: Pick<ChannelSubscription, "pausedUntil"> | null;
		isStopped: boolean;
		hasLearnt: boolean;
	},
): MessageAction[] {
	if (state.subscription === null)
		return [{ id: "subscribe", value, label: buttons.subscribe }];
	return [
		{ id: "subscribe", value, label: buttons.edit },
		state.isStopped
			? { id: "resume", value, label: buttons.resume }
			: { id: "pause", value, label: buttons.pause },
		...(state.hasLearnt
			? [{ id: "reset-feedback", value, label: buttons.reset }]
			: []),
		{ id: "unsubscribe", value, label: buttons.unsubscribe },
	];
}
