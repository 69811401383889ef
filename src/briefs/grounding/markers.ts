import { HEDGE, NEGATION } from "./polarity-words.ts";

/** A word that negates or hedges. */
export interface Marker {
	text: string;
	start: number;
	end: number;
}

/** The negations and hedges in folded `text`. */
export function markers(
	text: string,
	language: string,
): { negations: Marker[]; hedges: Marker[] } {
	return {
		negations: find(text, NEGATION[language]),
		hedges: find(text, HEDGE[language]),
	};
}

function find(text: string, pattern: RegExp | undefined): Marker[] {
	if (!pattern) return [];
	return [...text.matchAll(pattern)].map((match) => ({
		text: match[0],
		start: match.index,
		end: match.index + match[0].length,
	}));
}
