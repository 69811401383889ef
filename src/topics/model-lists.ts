/** A further model that a list names by what alone is different: its size or its trim. */
export interface Sibling {
	/** In full: "Llama 3.1-70B" for the "70B" of "Llama 3.1 8B and 70B". */
	written: string;
	start: number;
	end: number;
}

/** "/8B", " and 70B" after a size: the same model in another size. */
const ANOTHER_SIZE =
	/(?:\s*[/,]\s*|\s+(?:and|or|&)\s+)(\d+(?:\.\d+)?[BM])(?![A-Za-z0-9])/iy;
/** "Sonnet and Opus", "Pro/Flash", "mini and nano": the same model in another trim. */
const ANOTHER_TRIM =
	/(?:\s*\/\s*|,?\s+(?:and|or|&)\s+|,\s+)((?:Sonnet|Opus|Haiku|Pro|Flash|Lite|Ultra|Max|Mini|Nano|Small|Medium|Large|Super|mini|nano))(?![A-Za-z0-9-]|\s[A-Z0-9])/y;
const ENDS_IN_TRIM =
	/(?:[-\s](?:Sonnet|Opus|Haiku|Pro|Flash|Lite|Ultra|Max|Mini|Nano|Small|Medium|Large|Super))+$/i;
/** "Opus/Sonnet 4.6", "Opus and Sonnet 4.6": the version of both. */
const VERSION_OF_BOTH =
	/(?:\s*\/\s*|\s+(?:and|or|&)\s+)(?:Sonnet|Opus|Haiku|Pro|Flash|Ultra|Max|Lite)\s(\d+(?:\.\d+)?)(?![\w%])/y;
const ENDS_IN_SIZE = /[-\s](?:\d+x)?\d+(?:\.\d+)?[BM]$/i;

function matchAt(
	pattern: RegExp,
	text: string,
	place: number,
): RegExpExecArray | null {
	pattern.lastIndex = place;
	return pattern.exec(text);
}

/** The version that a name without one shares with the next: 4.6 for the "Opus" of "Opus/Sonnet 4.6". */
export function sharedVersion(text: string, end: number): string | null {
	return matchAt(VERSION_OF_BOTH, text, end)?.[1] ?? null;
}

/**
 * The models that a list goes on to name after `written`, which ends at `end`. Trims count only
 * after a version: "Claude Opus and Sonnet" names two families of models and no model.
 */
export function siblingsAfter(
	text: string,
	end: number,
	written: string,
	versioned: boolean,
): Sibling[] {
	const trim = versioned ? ENDS_IN_TRIM.exec(written)?.[0] : undefined;
	const size = ENDS_IN_SIZE.exec(written)?.[0];
	const siblings: Sibling[] = [];
	const goOn = (pattern: RegExp, own: string, joint: string): void => {
		for (;;) {
			const from = siblings.at(-1)?.end ?? end;
			const another = matchAt(pattern, text, from);
			if (!another?.[1]) return;
			const last = from + another[0].length;
			siblings.push({
				written: `${written.slice(0, -own.length)}${joint}${another[1]}`,
				start: last - another[1].length,
				end: last,
			});
		}
	};
	if (trim) goOn(ANOTHER_TRIM, trim, " ");
	if (size) goOn(ANOTHER_SIZE, size, "-");
	return siblings;
}
