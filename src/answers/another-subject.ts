import { normalise } from "../lib/text/normalise.ts";
import { words } from "../lib/text/segment.ts";
import { tag } from "../topics/tag.ts";
import type { Question } from "./question.ts";
import { holds, readText } from "./read-article.ts";
import type { Placed } from "./support.ts";

/** Organisations so near to each other, in words, do a thing together: "SoftBank and Arm". */
const TOGETHER = 3;

/**
 * Whether a sentence tells of another organisation than the one that is asked about: "the
 * authority fined OpenAI" says nothing of DeepSeek, whatever its headline names, and in "DeepSeek
 * needs fewer chips, so Nvidia is worth less" it is Nvidia that is worth.
 */
export function speaksOfAnother(
	question: Question,
	{ sentence, title }: Placed,
	language: string,
): boolean {
	const { organisations, wants } = question;
	if (organisations.length === 0) return false;
	const isTold =
		asksForPeople(question) &&
		organisations.every((name) => name.some((word) => title.words.has(word)));
	if (isTold) return false;
	const named = tag({ title: sentence }).organisations.map((name) =>
		words(normalise(name)),
	);
	const others = named.filter(
		(name) => !organisations.some((asked) => shareWords(asked, name)),
	);
	if (others.length === 0) return false;
	const spoken = words(normalise(sentence), language);
	const asked = organisations.map((name) => placesOf(name, spoken));
	if (asked.some((places) => places.length === 0)) return true;
	if (wants !== "money" && wants !== "count") return false;
	return isSaidOf(
		placesOfContent(question, spoken, language),
		asked.flat(),
		others.flatMap((name) => placesOf(name, spoken)),
	);
}

/** Who owns, founded or leads it is often told, below its name, in sentences about them. */
const ties = new Set(["owner", "founder", "lead"]);

function asksForPeople({ terms, wants }: Question): boolean {
	return (
		wants === "name" &&
		terms.some(({ concepts }) => concepts.some((name) => ties.has(name)))
	);
}

/** Whether wherever the thing is said that is asked for, another stands nearer before it. */
function isSaidOf(
	things: readonly number[],
	asked: readonly number[],
	others: readonly number[],
): boolean {
	return (
		things.length > 0 &&
		things.every((thing) => {
			const last = (places: readonly number[]) =>
				Math.max(-1, ...places.filter((place) => place < thing));
			return last(others) > last(asked) + TOGETHER;
		})
	);
}

function placesOfContent(
	{ terms }: Question,
	spoken: readonly string[],
	language: string,
): number[] {
	const content = terms.filter(({ isName, isKind }) => !isName && !isKind);
	return spoken.flatMap((word, place) => {
		const read = readText(word, language);
		return content.some((term) => holds(read, term)) ? [place] : [];
	});
}

function placesOf(
	name: readonly string[],
	spoken: readonly string[],
): number[] {
	return spoken.flatMap((word, place) =>
		name.some((part) => word === part || word === `${part}'s`) ? [place] : [],
	);
}

function shareWords(a: readonly string[], b: readonly string[]): boolean {
	return a.some((word) => b.includes(word));
}
