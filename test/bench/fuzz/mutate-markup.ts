import type { Mutating } from "./mutate.ts";

/** Changes a text by its elements, so that what comes of it is still nearly a document. */
export function mutateMarkup(input: string, how: Mutating): string {
	const tags = [...input.slice(0, 60_000).matchAll(tag)];
	const found = how.chance.one(tags);
	if (!found) return input + (how.chance.one(how.words) ?? "");
	const change = how.chance.one(changes);
	return change?.(input, spanOf(found), how) ?? input;
}

const tag = /<(\/?)([a-z][\w:.-]*)[^<>]*>/gi;

interface Span {
	start: number;
	end: number;
	name: string;
	isEnd: boolean;
}

function spanOf(found: RegExpExecArray): Span {
	const [whole, slash, name = ""] = found;
	return {
		start: found.index,
		end: found.index + whole.length,
		name,
		isEnd: slash === "/",
	};
}

type Change = (input: string, at: Span, how: Mutating) => string;

function put(input: string, start: number, end: number, by: string): string {
	return input.slice(0, start) + by + input.slice(end);
}

/** Where the element ends that a tag opens, as far as a search can tell. */
function elementEnd(input: string, { end, name }: Span): number {
	const close = `</${name}>`;
	const at = input.indexOf(close, end);
	return at < 0 ? end : at + close.length;
}

const dropTag: Change = (input, { start, end }) => put(input, start, end, "");

const dropElement: Change = (input, at) =>
	put(input, at.start, elementEnd(input, at), "");

const repeatElement: Change = (input, at, { chance }) => {
	const end = elementEnd(input, at);
	const times = 1 + chance.below(chance.oneIn(5) ? 300 : 5);
	return put(input, end, end, input.slice(at.start, end).repeat(times));
};

const nest: Change = (input, { start, end, isEnd }, { chance }) => {
	const times = 1 + chance.below(chance.oneIn(5) ? 2_000 : 8);
	const opening = isEnd ? "<div>" : input.slice(start, end);
	return put(input, start, start, opening.repeat(times));
};

const rename: Change = (input, { start, name, isEnd }, { chance, words }) => {
	const at = start + (isEnd ? 2 : 1);
	const other = /<([a-z][\w:-]*)/i.exec(chance.one(words) ?? "")?.[1];
	return put(input, at, at + name.length, other ?? `x:${name}`);
};

const addAttribute: Change = (input, { end, isEnd }, { chance, words }) =>
	isEnd
		? input
		: put(
				input,
				end - 1,
				end - 1,
				` ${chance.one(attributes) ?? ""}="${chance.one(words) ?? ""}"`,
			);

const dropQuotes: Change = (input, { start, end }) =>
	put(input, start, end, input.slice(start, end).replace(/["']/, ""));

const leaveOpen: Change = (input, { end }) => put(input, end - 1, end, "");

const escapeElement: Change = (input, at) => {
	const end = elementEnd(input, at);
	const escaped = input
		.slice(at.start, end)
		.replaceAll("&", "&amp;")
		.replaceAll("<", "&lt;");
	return put(input, at.start, end, escaped);
};

const intoSection: Change = (input, at) => {
	const end = elementEnd(input, at);
	return put(
		input,
		at.end,
		end,
		`<![CDATA[${input.slice(at.end, end)}${at.start % 2 ? "]]>" : ""}`,
	);
};

const putInside: Change = (input, { end }, { chance, words }) =>
	put(input, end, end, chance.one(words) ?? "");

const wrapOther: Change = (input, { end }, { chance, others }) => {
	const other = chance.one(others) ?? "";
	const found = chance.one([...other.slice(0, 20_000).matchAll(tag)]);
	if (!found) return input;
	const at = spanOf(found);
	return put(input, end, end, other.slice(at.start, elementEnd(other, at)));
};

const attributes = [
	"href",
	"src",
	"xml:base",
	"type",
	"rel",
	"xmlns",
	"xmlns:x",
	"content",
	"class",
	"id",
	"datetime",
	"lang",
	"style",
	"property",
	"itemprop",
	"url",
	"xmlUrl",
];

const changes: readonly Change[] = [
	dropTag,
	dropElement,
	repeatElement,
	nest,
	rename,
	addAttribute,
	addAttribute,
	dropQuotes,
	leaveOpen,
	escapeElement,
	intoSection,
	putInside,
	putInside,
	wrapOther,
];
