import type { ChatOption } from "./command.ts";

type Described = Pick<ChatOption, "name" | "rest">;

/** Opening quotation marks with all marks that may close them. */
const quotationMarks: Readonly<Record<string, string>> = {
	'"': '"',
	"'": "'",
	"“": "”“",
	"”": "”",
	"„": "“”",
	"«": "»",
	"»": "«",
	"‹": "›",
	"‘": "’",
	"’": "’",
	"‚": "‘’",
	"「": "」",
	"『": "』",
};

/**
 * What was typed after a command, by option: in the order of the options, or as `name=value` or
 * `name: value`; a value of several words stands in quotation marks of any kind. An option with
 * `rest` takes all that is still to come; words that are too many go to the last option.
 */
export function readArguments(
	{ options }: { options: readonly Described[] },
	text: string,
): Record<string, string> {
	const values: Record<string, string> = {};
	let left = text.trim();
	let last: string | null = null;
	while (left !== "") {
		const named = readName(left, options);
		const option =
			named?.option ?? options.find(({ name }) => !(name in values));
		const start = named?.left ?? left;
		if (option?.rest) {
			values[option.name] = unquoted(start);
			break;
		}
		const { word, after } = readWord(start);
		if (option) {
			values[option.name] = word;
			last = option.name;
		} else if (last !== null) values[last] += ` ${word}`;
		else break;
		left = after;
	}
	return values;
}

/** "since=3d", "since: 3d"; the colon of an address is none of these. */
function readName(
	text: string,
	options: readonly Described[],
): { option: Described; left: string } | null {
	const [whole, name] = /^([a-z-]+)\s?[=:]\s*(?!\/\/)/iu.exec(text) ?? [];
	const option = options.find((known) => known.name === name?.toLowerCase());
	return option && whole !== undefined
		? { option, left: text.slice(whole.length) }
		: null;
}

/** The first word, or what stands in quotation marks at the beginning. */
function readWord(text: string): { word: string; after: string } {
	const end = closingMark(text);
	if (end !== null)
		return { word: text.slice(1, end), after: text.slice(end + 1).trim() };
	const [word = ""] = /^\S*/u.exec(text) ?? [];
	return { word, after: text.slice(word.length).trim() };
}

/** Where the quotation ends that a text begins with; an apostrophe within a word ends nothing. */
function closingMark(text: string): number | null {
	const closing = quotationMarks[text[0] ?? ""];
	if (closing === undefined) return null;
	for (let index = 1; index < text.length; index++) {
		const isEnd =
			index + 1 === text.length || /\s/u.test(text[index + 1] ?? "");
		if (isEnd && closing.includes(text[index] ?? "")) return index;
	}
	return null;
}

function unquoted(text: string): string {
	const end = closingMark(text);
	return end === text.length - 1 ? text.slice(1, end) : text;
}
