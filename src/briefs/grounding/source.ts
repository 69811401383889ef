import { sentences } from "../../lib/text/segment.ts";
import { nameParts } from "./models.ts";
import { type NameIndex, nameIndex } from "./name-index.ts";
import { languageOf, plain } from "./plain.ts";
import { squeeze } from "./quotations.ts";
import { readSentence, type Sentence } from "./sentence.ts";

/** A cited article, read once for all the sentences that cite it. */
export interface Source {
	language: string;
	sentences: readonly Sentence[];
	/** Letters and digits of the whole text. */
	squeezed: string;
	/** Of each sentence. */
	squeezedSentences: ReadonlySet<string>;
	names: NameIndex;
	parts: string[];
	/** Units of its amounts. */
	currencies: ReadonlySet<string>;
}

export function readSource(text: string): Source {
	const language = languageOf(text);
	const written = sentences(text, language);
	const whole = plain(text);
	const read = written.map((sentence) => readSentence(sentence, language));
	const units = read.flatMap(({ quantities }) =>
		quantities.flatMap(({ unit }) => unit?.names ?? []),
	);
	return {
		language,
		sentences: read,
		currencies: new Set(units.filter((name) => /^[A-Z]{3}$/u.test(name))),
		squeezed: squeeze(text),
		squeezedSentences: new Set(written.map(squeeze)),
		names: nameIndex(whole, language),
		parts: nameParts(whole),
	};
}

/** Whether the claim is one or several of the source's sentences, letter for letter. */
export function isVerbatim(claim: string, source: Source): boolean {
	const whole = squeeze(claim);
	if (whole === "") return true;
	if (source.squeezedSentences.has(whole)) return true;
	const pieces = sentences(claim, source.language).map(squeeze);
	return (
		pieces.length > 0 &&
		pieces.every((piece) => source.squeezedSentences.has(piece))
	);
}
