import { type DateParts, type Rule, rulesFor } from "./date-rules.ts";

/** A date or a time of day, with the parts that the text states. */
export interface DateMention extends DateParts {
	text: string;
	start: number;
	end: number;
}

const rules = new Map<string, Rule[]>();

/** The dates and times of day in folded `text`, in order, none inside of another. */
export function dates(text: string, language: string): DateMention[] {
	let known = rules.get(language);
	if (!known) {
		known = rulesFor(language);
		rules.set(language, known);
	}
	const found: DateMention[] = [];
	for (const [pattern, read] of known) {
		for (const match of text.matchAll(pattern)) {
			const start = match.index;
			const end = start + match[0].length;
			if (found.some((other) => start < other.end && end > other.start))
				continue;
			const given = read(match.groups ?? {});
			if (given && Object.keys(given).length > 0)
				found.push({
					text: match[0].replace(/[\s.]+$/u, ""),
					start,
					end,
					...given,
				});
		}
	}
	return found.sort((a, b) => a.start - b.start);
}

const SPECIFIC = [
	"minutes",
	"day",
	"weekday",
	"month",
	"quarter",
	"decade",
	"year",
] as const;

/**
 * Whether the stated dates together support the claimed one: the most specific part in a date
 * that agrees wherever both speak, each further part in any of them.
 */
export function statesDate(
	stated: readonly DateMention[],
	claim: DateMention,
): boolean {
	const claimed = SPECIFIC.filter((part) => claim[part] !== undefined);
	const first = claimed[0];
	if (first === undefined) return true;
	return stated.some((date) => {
		if (!agree(date, claim, first)) return false;
		return claimed.every((part) =>
			date[part] !== undefined
				? same(part, date, claim)
				: stated.some((other) => same(part, other, claim)),
		);
	});
}

/** Whether both state a part of a date alike and contradict each other in none. */
export function agreesWith(date: DateMention, claim: DateMention): boolean {
	return SPECIFIC.some((part) => agree(date, claim, part));
}

function agree(
	date: DateMention,
	claim: DateMention,
	part: (typeof SPECIFIC)[number],
): boolean {
	if (!same(part, date, claim)) return false;
	return SPECIFIC.every(
		(other) =>
			date[other] === undefined ||
			claim[other] === undefined ||
			same(other, date, claim),
	);
}

function same(
	part: (typeof SPECIFIC)[number],
	date: DateMention,
	claim: DateMention,
): boolean {
	if (part === "decade" && date.year !== undefined)
		return Math.floor(date.year / 10) * 10 === claim.decade;
	if (
		part === "minutes" &&
		date.minutes !== undefined &&
		claim.minutes !== undefined
	)
		return date.minutes % 720 === claim.minutes % 720;
	return date[part] === claim[part] && date[part] !== undefined;
}
