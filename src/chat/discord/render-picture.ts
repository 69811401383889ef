import { fitText } from "../fit.ts";
import { pictureFile } from "../reply-picture.ts";
import { bodyOf, type DiscordBody, text } from "./components.ts";
import { escapeText } from "./markdown.ts";
import { small } from "./render-entry.ts";
import { rooms } from "./render-frame.ts";

/**
 * A message that shows a file that is sent with it:
 * https://docs.discord.com/developers/reference#uploading-files
 */
export function renderPicture(alt: string): DiscordBody & {
	attachments: { id: number; filename: string; description: string }[];
} {
	const description = fitText(alt, (words) => words, rooms.alt) || "…";
	const url = `attachment://${pictureFile}`;
	return {
		...bodyOf([{ type: 12, items: [{ media: { url }, description }] }]),
		attachments: [{ id: 0, filename: pictureFile, description }],
	};
}

/** What a picture shows, where it cannot be shown. */
export function renderInItsPlace(alt: string): DiscordBody {
	return bodyOf(text(small(fitText(alt, escapeText, rooms.alt)).join("\n")));
}
