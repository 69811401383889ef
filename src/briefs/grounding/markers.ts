import { hedges, negations, softHedges } from "./polarity-words.ts";

/** A word that negates or hedges. */
export interface Marker {
	text: string;
	start: number;
	end: number;
	/** Left out, the sentence says something else, however freely it is retold. */
	strong: boolean;
}

export interface Markers {
	negations: Marker[];
	hedges: Marker[];
	/** Something stands for a hedge without being one: "can", "says". */
	soft: boolean;
}

/** The negations and hedges in folded `text`. */
export function markersIn(text: string, language: string): Markers {
	return {
		negations: find(text, negations.get(language)),
		hedges: find(text, hedges.get(language)),
		soft: softHedges.get(language)?.test(text) ?? false,
	};
}

function find(
	text: string,
	words: { all: RegExp; strong: RegExp } | undefined,
): Marker[] {
	if (!words) return [];
	return [...text.matchAll(words.all)].map((match) => ({
		text: match[0].trim(),
		start: match.index,
		end: match.index + match[0].trimEnd().length,
		strong: words.strong.test(match[0]),
	}));
}
