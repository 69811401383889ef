import { fitText, type Room } from "../fit.ts";
import type { MessageAction } from "../message.ts";
import { escapeText } from "./mrkdwn.ts";

/** Blocks of Block Kit, as many kinds as we use: https://docs.slack.dev/reference/block-kit/blocks */
export type Block =
	| { type: "header"; text: PlainText }
	| { type: "section"; text: Mrkdwn; accessory?: Overflow }
	| { type: "context"; elements: Mrkdwn[] }
	| { type: "actions"; elements: Button[] }
	| { type: "image"; image_url: string; alt_text: string }
	| { type: "table"; rows: { type: "raw_text"; text: string }[][] }
	| { type: "divider" };

export type PlainText = { type: "plain_text"; text: string; emoji: false };
/** `verbatim`: names and addresses in the text do not become links. */
type Mrkdwn = { type: "mrkdwn"; text: string; verbatim: true };
type Option = { text: PlainText; value: string };
type Overflow = { type: "overflow"; action_id: string; options: Option[] };
export type Button = {
	type: "button";
	action_id: string;
	text: PlainText;
	value: string;
};

/** What Slack takes of each; bytes are ours, so that a message of a few entries fits in one post. */
export const rooms = {
	header: { characters: 150, bytes: 700 },
	section: { characters: 3000, bytes: 6500 },
	context: { characters: 2000, bytes: 3000 },
	label: { characters: 75, bytes: 400 },
	title: { characters: 300, bytes: 1300 },
	cell: { characters: 120, bytes: 400 },
	alt: { characters: 1000, bytes: 2000 },
} satisfies Record<string, Room>;

/** Of a menu; a row takes 25, but more than a few are no help. */
const mostButtons = 5;

export function plainText(text: string, room: Room): PlainText {
	return {
		type: "plain_text",
		text: fitText(text, escapeText, room) || " ",
		emoji: false,
	};
}

export function mrkdwn(text: string): Mrkdwn {
	return { type: "mrkdwn", text, verbatim: true };
}

export function section(text: string): Block[] {
	return text === "" ? [] : [{ type: "section", text: mrkdwn(text) }];
}

export function context(text: string): Block[] {
	return text === "" ? [] : [{ type: "context", elements: [mrkdwn(text)] }];
}

/** What can be pressed, in a row; the value says what it does and to what. */
export function buttonRow(actions: readonly MessageAction[]): Block[] {
	const elements = actions
		.slice(0, mostButtons)
		.map(({ id, value, label }, index) => ({
			type: "button" as const,
			// Two buttons of one row must not share an id, even when they do the same to two things.
			action_id:
				actions.findIndex((other) => other.id === id) === index
					? `act:${id}`
					: `act:${id}:${index}`,
			text: plainText(label, rooms.label),
			value: `${id}:${value}`,
		}));
	return elements.length > 0 ? [{ type: "actions", elements }] : [];
}

/** The same as a menu beside an entry. */
export function overflowMenu(actions: readonly MessageAction[]): Overflow {
	return {
		type: "overflow",
		action_id: "act",
		options: actions.slice(0, mostButtons).map(({ id, value, label }) => ({
			text: plainText(label, rooms.label),
			value: `${id}:${value}`,
		})),
	};
}
