/** Ids of the stories that somebody will read, by language. */
export type Wanted = ReadonlyMap<string, readonly number[]>;

/** Stories that are asked for in one language after another. */
export interface Round {
	language: string;
	storyIds: number[];
}

/** What most models write best, and most sources are written in. */
const FIRST = "en";

/**
 * First every story in one of the languages that it is wanted in (English before the others,
 * then the language of most stories), then the translations of those: so that none is written
 * twice and the calls are full.
 */
export function roundsOf(wanted: Wanted): Round[] {
	const languages = [...wanted.keys()].toSorted(
		(a, b) =>
			Number(b === FIRST) - Number(a === FIRST) ||
			(wanted.get(b)?.length ?? 0) - (wanted.get(a)?.length ?? 0),
	);
	const taken = new Set<number>();
	const originals: Round[] = [];
	const translations: Round[] = [];
	for (const language of languages) {
		const ids = [...new Set(wanted.get(language))];
		originals.push({ language, storyIds: ids.filter((id) => !taken.has(id)) });
		translations.push({
			language,
			storyIds: ids.filter((id) => taken.has(id)),
		});
		for (const id of ids) taken.add(id);
	}
	return [...originals, ...translations].filter(
		({ storyIds }) => storyIds.length > 0,
	);
}
