import { fitText, type Room } from "../fit.ts";
import type { MessageAction, MessageEntry } from "../message.ts";
import { shorten } from "../shorten.ts";
import {
	type Button,
	mostOptions,
	type Option,
	type Row,
} from "./components.ts";

const rooms = {
	button: { characters: 40, bytes: 200 },
	option: { characters: 100, bytes: 300 },
} satisfies Record<string, Room>;
const longestPlaceholder = 150;

export function button({ id, value, label }: MessageAction): Button {
	return {
		type: 2,
		style: 2,
		label: labelOf(label),
		custom_id: `${id}:${value}`,
	};
}

/** What an entry offers beside its button; all of it goes into one menu. */
export function optionsOf(
	{ number, title }: MessageEntry,
	actions: readonly MessageAction[],
): Option[] {
	return actions.map(({ id, value, label }) => ({
		label: fitText(
			number === null
				? `${labelOf(label)} · ${title}`
				: `${number}. ${labelOf(label)}`,
			(words) => words,
			rooms.option,
		),
		value: `${id}:${value}`,
	}));
}

/**
 * The menus under a post: of each entry what is not beside it. An entry stands whole in one of
 * them, and each says what is in it before it is opened.
 */
export function menus(entries: readonly Option[][]): Row[] {
	const groups: Option[][] = [];
	for (const options of entries) {
		const last = groups.at(-1);
		if (last && last.length + options.length <= mostOptions)
			last.push(...options);
		else if (options.length > 0) groups.push(options.slice(0, mostOptions));
	}
	return groups.map((options, index) => ({
		type: 1,
		components: [
			{
				type: 3,
				custom_id: `entries:${index}`,
				placeholder: placeholder(options),
				min_values: 1,
				max_values: 1,
				options,
			},
		],
	}));
}

/** "Why this? · More like this · …", each once. */
function placeholder(options: readonly Option[]): string {
	const words = options.map(({ label }) =>
		label.replace(/^\d+\. | · .*$/gu, ""),
	);
	return shorten([...new Set(words)].join(" · "), longestPlaceholder);
}

function labelOf(label: string): string {
	return fitText(label, (words) => words, rooms.button) || "…";
}
