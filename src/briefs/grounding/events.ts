import { detectLanguage } from "../../lib/language/detect.ts";
import type { GroundingProblem } from "../brief.ts";
import { clausesOf } from "./clauses.ts";
import { EVENT_ROWS } from "./event-words.ts";
import type { Sentence } from "./sentence.ts";
import type { Source } from "./source.ts";

const LANGUAGES = ["en", "it", "de", "fr", "es", "zh", "ja"];

/** An event in the words of one language. */
interface EventWords {
	/** What a claim says of it. */
	stated: RegExp;
	/** What bears such a claim out in a source. */
	reported: RegExp;
}

/** By language. */
type Event = ReadonlyMap<string, EventWords>;

const events: readonly Event[] = EVENT_ROWS.trim().split("\n").map(eventOf);

function eventOf(row: string): Event {
	return new Map(
		row.split(" / ").map((column, index) => {
			const [stated = "", reported = ""] = column.split("<");
			return [
				LANGUAGES[index] ?? "",
				{
					stated: patternOf(stated),
					reported: patternOf(`${stated} ${reported}`),
				},
			];
		}),
	);
}

function patternOf(words: string): RegExp {
	const choices = words
		.trim()
		.split(/\s+/u)
		.map((word) => {
			const spoken = word.replaceAll("_", " ");
			if (/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(word))
				return spoken;
			return spoken.startsWith("=")
				? `(?<!\\p{L})${spoken.slice(1)}(?!\\p{L})`
				: `(?<!\\p{L})${spoken}`;
		});
	return new RegExp(choices.join("|"), "u");
}

/**
 * Events that a claim states and none of the sources that it cites reports, in whatever language:
 * that somebody resigned, that something was banned, stolen or unsafe. Such an invention can be
 * made of a source's own names and nouns, so that only its verb tells it from a report. A source in
 * a language without words for events bears all of them out.
 */
export function checkEvents(
	claim: Sentence,
	sources: readonly Source[],
): GroundingProblem[] {
	const spoken = spokenIn(claim);
	return events.flatMap((event) => {
		const stated = statedIn(event, spoken);
		return stated !== null &&
			!sources.some((source) => isReported(event, source))
			? [{ kind: "event" as const, text: stated }]
			: [];
	});
}

interface Spoken {
	text: string;
	language: string;
}

/** The claim, and those clauses of it that are not in its language: a translator may leave one as it was. */
function spokenIn(claim: Sentence): Spoken[] {
	const clauses = clausesOf(claim).map(({ start, end }) => ({
		text: claim.text.slice(start, end),
		language: detectLanguage(claim.plain.slice(start, end), claim.language),
	}));
	return [
		claim,
		...clauses.filter(({ language }) => language !== claim.language),
	];
}

function statedIn(event: Event, spoken: readonly Spoken[]): string | null {
	for (const { text, language } of spoken) {
		const found = event.get(language)?.stated.exec(text);
		if (found) return found[0].trim();
	}
	return null;
}

function isReported(event: Event, { language, sentences }: Source): boolean {
	const words = event.get(language);
	return (
		words === undefined ||
		sentences.some(({ text }) => words.reported.test(text))
	);
}
