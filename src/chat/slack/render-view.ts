import { jsonBytes } from "../fit.ts";
import type { Message } from "../message.ts";
import { shorten } from "../shorten.ts";
import { type Block, plainText, section } from "./blocks.ts";
import { escapeText } from "./mrkdwn.ts";
import {
	closing,
	entryBlocks,
	opening,
	pictureBlocks,
	tableBlocks,
} from "./render.ts";

/** https://docs.slack.dev/surfaces/modals and https://docs.slack.dev/surfaces/app-home */
const mostBlocks = 100;
/** Views have no published limit of size; this is well below what Slack takes. */
const mostBytes = 100_000;
/** https://docs.slack.dev/reference/views/modal-views */
const title = { characters: 24, bytes: 120 };

/** App Home: https://docs.slack.dev/reference/methods/views.publish */
export function renderHome(message: Message) {
	return {
		type: "home" as const,
		callback_id: "home",
		blocks: messageBlocks(message),
	};
}

/** A message in a window: what a form's preview shows, or that it was saved. */
export function renderWindow(
	message: Message,
	{ name, context = "" }: { name: string; context?: string },
) {
	return {
		type: "modal" as const,
		callback_id: "window",
		title: plainText(shorten(name, title.characters), title),
		private_metadata: context,
		blocks: messageBlocks(message),
	};
}

/** Stands where a form or an answer is about to be. */
export function renderWaiting({ name }: { name: string }) {
	return {
		type: "modal" as const,
		callback_id: "window",
		title: plainText(shorten(name, title.characters), title),
		private_metadata: "",
		blocks: section("…"),
	};
}

/** What is wrong with a form, where it can no longer be said at its fields; those have these labels. */
export function renderErrors(
	errors: Readonly<Record<string, string>>,
	{ name, labels }: { name: string; labels: Readonly<Record<string, string>> },
) {
	const lines = Object.entries(errors).map(([field, text]) => {
		const label = labels[field];
		return label
			? `*${escapeText(label)}:* ${escapeText(text)}`
			: escapeText(text);
	});
	return {
		...renderWaiting({ name }),
		blocks: lines.slice(0, mostBlocks).flatMap(section),
	};
}

function messageBlocks(message: Message): Block[] {
	const end = [
		...tableBlocks(message.table),
		...pictureBlocks(message.picture),
		...closing(message),
	];
	const blocks = opening(message);
	for (const entry of message.entries) {
		const more = entryBlocks(entry, { linked: true, buttons: true });
		const longer = [...blocks, ...more, ...end];
		if (longer.length > mostBlocks || jsonBytes(longer) > mostBytes) break;
		blocks.push(...more);
	}
	return [...blocks, ...end];
}
