import type { Coverage } from "../../digests/edition.ts";
import type { Subscription } from "../../digests/subscription.ts";
import { cleanText } from "../clean-text.ts";
import type { Message } from "../message.ts";
import type { DeliveryState } from "../store-channels.ts";
import { counted, type Texts } from "../texts/texts.ts";
import { type Here, momentText } from "./moments.ts";
import { plainMessage } from "./plain-message.ts";
import { nextSentence } from "./subscription-message.ts";

/** How a channel's digests go. */
export interface ChannelStatus {
	channel: string;
	subscription: Subscription;
	/** Why nothing can be posted, in words; null where all is well. */
	problem: string | null;
	delivery: DeliveryState;
	coverage: Omit<Coverage, "withoutLlm">;
	/** Articles between the feeds and the stories. */
	articlesAhead: number;
	/** US dollars since midnight UTC; null where nobody is told. */
	spent: number | null;
}

export function statusMessage(
	texts: Texts,
	status: ChannelStatus,
	now: Date,
): Message {
	const { status: words } = texts.commands;
	const number = new Intl.NumberFormat(texts.locale);
	const { coverage, delivery, subscription, problem, spent } = status;
	const here = { now, timeZone: subscription.timeZone };
	const isFine =
		problem === null && delivery.waiting === 0 && delivery.failed === 0;
	return plainMessage(
		texts,
		[
			lastSentence(texts, delivery.last, here),
			problem ?? nextSentence(texts, subscription, now),
			isFine && delivery.last
				? words.allFine
				: [
						delivery.waiting > 0
							? counted(texts, words.waiting, delivery.waiting)
							: "",
						delivery.failed > 0
							? counted(texts, words.failed, delivery.failed)
							: "",
					]
						.filter(Boolean)
						.join(" "),
			words.coverage(
				number.format(coverage.fresh),
				number.format(coverage.feeds),
			),
			status.articlesAhead > 0
				? counted(texts, words.workAhead, status.articlesAhead)
				: "",
			spent === null ? "" : words.spent(dollars(texts, spent)),
		],
		{
			headline: words.title(cleanText(status.channel)),
			hints: ["/subscriptions", "/feeds"],
		},
	);
}

function lastSentence(
	texts: Texts,
	last: DeliveryState["last"],
	here: Here,
): string {
	const { status: words } = texts.commands;
	if (!last) return words.noneYet;
	const moment = momentText(texts, last.at, here);
	if (last.state === "failed")
		return words.lastFailed(moment, cleanText(last.reason ?? ""));
	return last.told === 0
		? words.lastEmpty(moment)
		: words.last(moment, counted(texts, texts.stories, last.told));
}

function dollars({ locale }: Texts, amount: number): string {
	return new Intl.NumberFormat(locale, {
		style: "currency",
		currency: "USD",
		currencyDisplay: "narrowSymbol",
		maximumFractionDigits: 3,
	}).format(amount);
}
