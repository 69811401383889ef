import type { Edition, EditionEntry } from "../../digests/edition.ts";

type Cut = (entry: EditionEntry) => EditionEntry;

const withoutWhy: Cut = (entry) => ({ ...entry, why: null });
const oneSentence: Cut = (entry) => ({
	...withoutWhy(entry),
	sentences: entry.sentences.slice(0, 1),
});
const headlineAlone: Cut = (entry) => ({
	...oneSentence(entry),
	sentences: [],
});

/**
 * An edition, and then what is left of it as ever more is left out, so that a correction finds room
 * in a message that is full: first of the entries that were corrected, whose sentences no longer
 * hold, then of the others too. Headlines, labels and sources stay.
 */
export function* shortenEdition(edition: Edition): Generator<Edition> {
	yield edition;
	let { entries } = edition;
	for (const isCut of [isCorrected, () => true])
		for (const cut of [withoutWhy, oneSentence, headlineAlone]) {
			entries = entries.map((entry) => (isCut(entry) ? cut(entry) : entry));
			yield { ...edition, entries };
		}
}

function isCorrected({ correction }: EditionEntry): boolean {
	return correction !== null;
}
