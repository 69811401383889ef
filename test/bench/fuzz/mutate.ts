import type { Chance } from "./chance.ts";
import { mutateMarkup } from "./mutate-markup.ts";

export interface Mutating {
	shape: "markup" | "text" | "bytes";
	/** As bytes, a character each. */
	words: readonly string[];
	/** Other inputs, to take pieces of. */
	others: readonly string[];
	chance: Chance;
}

/** Longer inputs take time, and hardly ways of their own. */
export const longestInput = 96 * 1024;

/**
 * An input like another, changed in one to eight places. Inputs are strings of bytes, a
 * character each, so that nothing is lost of what is no UTF-8.
 */
export function mutate(input: string, how: Mutating): string {
	let changed = input;
	for (let times = 1 << how.chance.below(4); times > 0; times--)
		changed = mutateOnce(changed, how);
	return changed.slice(0, longestInput);
}

function mutateOnce(input: string, how: Mutating): string {
	const { chance, shape } = how;
	if (shape === "markup" && chance.oneIn(2)) return mutateMarkup(input, how);
	const change = chance.one(shape === "bytes" ? byteChanges : textChanges);
	return change?.(input, how) ?? input;
}

type Change = (input: string, how: Mutating) => string;

/** A piece of up to `most` characters: where it begins and ends. */
function piece(
	input: string,
	chance: Chance,
	most: number,
): [start: number, end: number] {
	const start = chance.below(input.length + 1);
	const length = 1 + chance.below(chance.oneIn(4) ? most : Math.min(most, 12));
	return [start, Math.min(input.length, start + length)];
}

function replaced(
	input: string,
	[start, end]: readonly [number, number],
	by: string,
): string {
	return input.slice(0, start) + by + input.slice(end);
}

const insertWord: Change = (input, { words, chance }) => {
	const at = chance.below(input.length + 1);
	return replaced(input, [at, at], chance.one(words) ?? "");
};

const replaceByWord: Change = (input, { words, chance }) =>
	replaced(input, piece(input, chance, 40), chance.one(words) ?? "");

const cutOut: Change = (input, { chance }) =>
	replaced(input, piece(input, chance, 400), "");

const cutOff: Change = (input, { chance }) =>
	input.slice(0, chance.below(input.length + 1));

const copy: Change = (input, { chance }) => {
	const [start, end] = piece(input, chance, 400);
	const at = chance.below(input.length + 1);
	return replaced(input, [at, at], input.slice(start, end));
};

/** What grows faster than its input shows here. */
const repeat: Change = (input, { chance }) => {
	const [start, end] = piece(input, chance, 80);
	const most = chance.oneIn(3) ? 4_000 : 40;
	const times = Math.min(
		1 + chance.below(most),
		Math.ceil((longestInput - input.length) / Math.max(1, end - start)),
	);
	return replaced(
		input,
		[end, end],
		input.slice(start, end).repeat(Math.max(1, times)),
	);
};

const splice: Change = (input, { others, chance }) => {
	const other = chance.one(others) ?? "";
	return (
		input.slice(0, chance.below(input.length + 1)) +
		other.slice(chance.below(other.length + 1))
	);
};

const insertOfOther: Change = (input, { others, chance }) => {
	const other = chance.one(others) ?? "";
	const at = chance.below(input.length + 1);
	const [start, end] = piece(other, chance, 400);
	return replaced(input, [at, at], other.slice(start, end));
};

const changeNumber: Change = (input, { chance }) => {
	const numbers = [...input.slice(0, 20_000).matchAll(/\d+/g)];
	const found = chance.one(numbers);
	if (!found) return input;
	const other =
		chance.one([
			"0",
			"-1",
			"1e99",
			"99999999999999999999",
			"1.5",
			"2147483648",
		]) ?? String(Number(found[0]) + 1);
	return replaced(
		input,
		[found.index, found.index + found[0].length],
		chance.oneIn(2) ? other : String(Number(found[0]) + 1 - chance.below(3)),
	);
};

const flipBit: Change = (input, { chance }) => {
	const at = chance.below(input.length);
	const byte = input.charCodeAt(at) || 0;
	return replaced(
		input,
		[at, at + 1],
		String.fromCharCode((byte ^ (1 << chance.below(8))) & 0xff),
	);
};

const anyByte: Change = (input, { chance }) => {
	const at = chance.below(input.length + 1);
	return replaced(
		input,
		[at, at + chance.below(2)],
		String.fromCharCode(chance.below(256)),
	);
};

/** A character of two to four bytes from anywhere in Unicode. */
const anyCharacter: Change = (input, { chance }) => {
	const at = chance.below(input.length + 1);
	const planes = chance.one([
		0x800, 0x3000, 0xd800, 0x10000, 0x1f700, 0x110000,
	]);
	const point = chance.below(planes ?? 0x800);
	const character = String.fromCodePoint(point);
	return replaced(
		input,
		[at, at],
		Buffer.from(character.toWellFormed()).toString("latin1"),
	);
};

const textChanges: readonly Change[] = [
	insertWord,
	insertWord,
	replaceByWord,
	cutOut,
	cutOff,
	copy,
	repeat,
	splice,
	insertOfOther,
	changeNumber,
	flipBit,
	anyCharacter,
];

const byteChanges: readonly Change[] = [
	...textChanges,
	flipBit,
	anyByte,
	anyByte,
];
