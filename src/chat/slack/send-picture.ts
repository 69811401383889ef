import { setTimeout as after } from "node:timers/promises";
import type { webApi } from "@slack/bolt";
import { type PreparedPicture, pictureFile } from "../reply-picture.ts";
import { rooms } from "./blocks.ts";
import { slackErrorName } from "./errors.ts";
import { renderPicture } from "./render-picture.ts";

/** Where a picture is posted: a conversation that we are in. */
export interface PictureRoom {
	channel: string;
	thread: string | null;
}

/**
 * A file can be shown once Slack has looked through it, which takes a moment and is told by no
 * event; before that a message with it is refused as `invalid_blocks`:
 * https://github.com/slackapi/python-slack-sdk/issues/1521
 */
const usualWaits: readonly number[] = [1_000, 2_000, 4_000];

/**
 * Uploads a picture and posts it in a message of its own. It needs no public address: the file is
 * ours alone until the message shows it to its readers.
 * @param waits milliseconds before each further try
 * @returns the message's `ts`
 */
export async function sendPicture(
	client: webApi.WebClient,
	{ channel, thread }: PictureRoom,
	picture: PreparedPicture,
	waits = usualWaits,
): Promise<string> {
	const fileId = await upload(client, picture);
	const body = renderPicture(picture.alt, fileId);
	for (const [tried, wait] of [0, ...waits].entries()) {
		await after(wait);
		try {
			const { ts } = await client.chat.postMessage({
				channel,
				...body,
				...(thread === null ? {} : { thread_ts: thread }),
			});
			return ts ?? "";
		} catch (error) {
			const isNotReady = slackErrorName(error) === "invalid_blocks";
			if (!isNotReady || tried === waits.length) throw error;
		}
	}
	throw new Error("a picture was never posted");
}

/** https://docs.slack.dev/messaging/working-with-files#upload, whose three calls the client makes. */
async function upload(
	client: webApi.WebClient,
	{ alt, draw }: PreparedPicture,
): Promise<string> {
	const { files } = await client.filesUploadV2({
		file: Buffer.from(await draw()),
		filename: pictureFile,
		alt_text: alt.slice(0, rooms.alt.characters),
	});
	const [uploaded] = files.flatMap((each) => each.files ?? []);
	if (!uploaded?.id) throw new Error("Slack did not name the uploaded file.");
	return uploaded.id;
}
