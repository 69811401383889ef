import { normalise } from "../lib/text/normalise.ts";
import { words } from "../lib/text/segment.ts";
import { type BriefArticle, terms } from "./candidates.ts";
import { LONGEST_HEADLINE } from "./form.ts";
import { isRequest } from "./quarantine.ts";
import { isUnsafe, visible } from "./sanitise.ts";

const SHORTEST = 20;
const CLICKBAIT =
	/[?？]|!{1,}|！|\byou(?:'ll|’ll)? (?:won['’]?t|need to|should|can|will)\b|\bhere['’]?s (?:why|what|how)\b|\bthis is (?:why|what|how)\b|\bwhat (?:you|we) (?:need to )?know\b|\b(?:shocking|insane|mind-?blowing|unbelievable|game[- ]changer)\b|\b\d+ (?:ways|things|reasons|tips)\b|\becco (?:perché|cosa|come)\b|\bdas (?:müssen|sollten) sie\b|\besto es lo que\b|\bvoici (?:pourquoi|comment)\b|杀疯|炸裂|逆天|重磅|竟然|不要错过|刚刚|速看/iu;
/** "Title | Outlet", "Title - The Outlet": what feeds add behind the headline. */
const OUTLET = /\s+[|｜–—-]\s+([^|｜–—]{2,40})$/u;
/** "(Reporter/Outlet)": what link aggregators add. */
const ATTRIBUTION = /\s*\([^()/]{2,60}\/[^()]{2,60}\)\s*$/u;
const LEAD_IN =
	/^(?:breaking(?: news)?|exclusive|updated?|live|watch|video|opinion|analysis|快讯|突发|独家|esclusiva|ultim['’]ora|eilmeldung|exklusiv|última hora|exclusiva|exclusif)\s*[:：|·–—-]\s*/iu;

const PICTURES =
	/^(?:(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\ufe0f|\u200d)\s*)+/u;
const CUT = /(?:…|\.{3})["'”’]?$/u;

/** Whether a title was cut off by its feed. */
export function isCut(title: string): boolean {
	return CUT.test(title);
}

/** A title without what its feed put around the headline; else as written. */
export function bareTitle(title: string, source: string): string {
	const text = visible(title)
		.replace(PICTURES, "")
		.replace(LEAD_IN, "")
		.replace(ATTRIBUTION, "");
	const tail = OUTLET.exec(text);
	if (tail?.[1] === undefined || tail.index < SHORTEST) return text;
	const name = normalise(tail[1]);
	const outlet = normalise(source);
	const isOutlet =
		outlet.includes(name) ||
		name.includes(outlet) ||
		/\.(?:com|org|net|io|ai|it|de|es|fr|cn|jp)$/i.test(name);
	return isOutlet ? text.slice(0, tail.index).trim() : text;
}

/**
 * The title that states the event best: official or independent, short enough, no bait, and
 * sharing most with what the other titles say.
 */
export function bestHeadline(
	articles: readonly BriefArticle[],
	language: string,
): string {
	const titles = articles
		.filter((article) => (article.language ?? language) === language)
		.map((article, order) => {
			const text = bareTitle(article.title, article.source);
			return {
				text,
				order,
				official: article.official === true,
				terms: terms(words(normalise(text), language), language),
			};
		})
		.filter(({ text }) => text !== "" && !isUnsafe(text) && !isRequest(text));
	let best = "";
	let highest = Number.NEGATIVE_INFINITY;
	for (const title of titles) {
		let shared = 0;
		for (const other of titles) {
			if (other === title) continue;
			for (const term of title.terms) if (other.terms.has(term)) shared += 1;
		}
		const central =
			titles.length > 1
				? shared / ((titles.length - 1) * Math.max(4, title.terms.size))
				: 0;
		const width = /[\p{Script=Han}\p{Script=Hiragana}]/u.test(title.text)
			? title.text.length * 2
			: title.text.length;
		const score =
			central +
			(title.official ? 0.25 : 0) -
			(CLICKBAIT.test(title.text) ? 0.5 : 0) -
			(isCut(title.text) ? 0.6 : 0) -
			(width > LONGEST_HEADLINE ? 0.3 + (width - LONGEST_HEADLINE) / 200 : 0) -
			(width < SHORTEST ? 0.4 : 0) -
			title.order * 0.01;
		if (score > highest) {
			highest = score;
			best = title.text;
		}
	}
	return fitted(best);
}

/** Where a headline may end early and still state an event: what goes on there only adds to it. */
const JOINT =
	/\s[-–—|]\s|[;；:：–—]\s?|[,，]?\s(?=(?:as|after|while|amid|following|because|mentre|dopo|perché|während|nachdem|weil|mientras|tras|porque|alors que|après)\s)/gu;
const FEWEST_LEFT = 30;

/** A headline that is too long, without what follows a joint; without one, cut behind a word. */
export function fitted(title: string): string {
	if (title.length <= LONGEST_HEADLINE) return title;
	const joint = [...title.matchAll(JOINT)].findLast(
		({ index }) => index >= FEWEST_LEFT && index <= LONGEST_HEADLINE,
	);
	if (joint) return title.slice(0, joint.index);
	const room = title.slice(0, LONGEST_HEADLINE - 1);
	const end = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]$/u.test(
		room,
	)
		? room.length
		: room.lastIndexOf(" ");
	return `${room.slice(0, end).replace(/[\s,;:–—-]+$/u, "")}…`;
}
