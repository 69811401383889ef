import { fitText } from "../fit.ts";
import { context, rooms } from "./blocks.ts";
import { escapeText, link } from "./mrkdwn.ts";

/** A message that shows a file of ours: https://docs.slack.dev/reference/block-kit/blocks/image-block */
export function renderPicture(alt: string, fileId: string) {
	const words = fitText(alt, (text) => text, rooms.alt) || "…";
	return {
		text: words,
		blocks: [
			{
				type: "image" as const,
				slack_file: { id: fileId },
				alt_text: words,
			},
		],
		unfurl_links: false,
		unfurl_media: false,
	};
}

/** A line about a picture, small: what it shows where it cannot be shown, or where it is. */
export function renderAboutPicture(text: string, url: string | null = null) {
	const words = fitText(
		text,
		(some) => (url === null ? escapeText(some) : link(some, url)),
		rooms.context,
	);
	return {
		text: fitText(text, escapeText, rooms.context) || "…",
		blocks: context(words),
	};
}
