/** Windows and messages as a person has them before them. */
import type { Json } from "./emulator.ts";

/** What was filled in, by field; a text, or the chosen values. */
export type Filled = Readonly<Record<string, readonly string[]>>;

interface InputBlock {
	block_id: string;
	element: Json & { type: string; action_id: string };
}

export function inputsOf(view: Json): InputBlock[] {
	return ((view.blocks ?? []) as Json[]).filter(
		({ type }) => type === "input",
	) as unknown as InputBlock[];
}

/** The state that Slack sends with a window: what stood there first, and what was changed. */
export function stateOf(view: Json, filled: Filled): Json {
	const values = inputsOf(view).map(({ block_id, element }) => {
		const changed = filled[block_id];
		return [
			block_id,
			{ [element.action_id]: inputState(element, changed ?? null) },
		];
	});
	const unknown = Object.keys(filled).filter(
		(field) => !inputsOf(view).some(({ block_id }) => block_id === field),
	);
	if (unknown.length > 0) throw new Error(`The form has no ${unknown}.`);
	return { values: Object.fromEntries(values) };
}

function inputState(element: Json, changed: readonly string[] | null): Json {
	const { type } = element;
	if (type === "plain_text_input")
		return {
			type,
			value: changed
				? changed.join(", ") || null
				: (element.initial_value ?? null),
		};
	const several = String(type).startsWith("multi_");
	const options = changed
		? changed.map((value) => ({
				text: { type: "plain_text", text: value, emoji: false },
				value,
			}))
		: [
				...((element.initial_options ?? []) as Json[]),
				...(element.initial_option ? [element.initial_option] : []),
			];
	return several
		? { type, selected_options: options }
		: { type, selected_option: options[0] ?? null };
}

/** All words of a message or window, a line each, as they are read. */
export function wordsOf(value: unknown): string {
	const lines: string[] = [];
	collect(value, lines);
	return lines.join("\n");
}

const silent = new Set([
	"private_metadata",
	"callback_id",
	"block_id",
	"action_id",
	"type",
	"value",
	"metadata",
	"state",
]);

function collect(value: unknown, lines: string[]): void {
	if (Array.isArray(value)) for (const each of value) collect(each, lines);
	else if (typeof value === "object" && value !== null) {
		const { text, alt_text, initial_value } = value as Json;
		for (const own of [text, alt_text, initial_value])
			if (typeof own === "string") lines.push(readable(own));
		for (const [name, each] of Object.entries(value))
			if (typeof each === "object" && !silent.has(name)) collect(each, lines);
	}
}

/** Without mrkdwn: links as their text, entities as their signs. */
function readable(text: string): string {
	return text
		.replace(/<[^|>]*\|([^>]*)>/g, "$1")
		.replaceAll("&lt;", "<")
		.replaceAll("&gt;", ">")
		.replaceAll("&amp;", "&");
}

interface Pressable {
	action: Json;
	value: string;
	blockId: string;
}

/** Buttons and menu entries of blocks, by what they do. */
export function pressable(blocks: readonly Json[]): Pressable[] {
	return blocks.flatMap((block) => {
		const elements = [
			...((block.elements ?? []) as Json[]),
			...(block.accessory ? [block.accessory as Json] : []),
		];
		const blockId = String(block.block_id ?? "b1");
		return elements.flatMap((element): Pressable[] => {
			const { type, action_id, value, options } = element;
			if (type === "button")
				return [
					{
						action: { type, action_id, value },
						value: String(value),
						blockId,
					},
				];
			if (type === "overflow")
				return (options as Json[]).map((selected_option) => ({
					action: { type, action_id, selected_option },
					value: String(selected_option.value),
					blockId,
				}));
			return [];
		});
	});
}
