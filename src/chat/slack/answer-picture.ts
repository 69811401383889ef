import type { PreparedPicture, ReplyPicture } from "../reply-picture.ts";
import { textsIn } from "../texts/texts.ts";
import {
	type AnswerDeps,
	type Audience,
	answerInWords,
	type Destination,
} from "./answer.ts";
import { reasonOfSlack } from "./errors.ts";
import type { Place } from "./people.ts";
import { renderAboutPicture } from "./render-picture.ts";
import { type PictureRoom, sendPicture } from "./send-picture.ts";
import type { Team } from "./teams.ts";

/**
 * Whether a picture goes with an answer by itself. A message that one person alone sees holds no
 * file (https://github.com/slackapi/node-slack-sdk/issues/1790): the picture has to go into the
 * direct messages, and unasked that would be a nuisance.
 */
export function canShowBeside(
	{ button }: ReplyPicture,
	place: Place,
	audience: Audience,
): boolean {
	return audience === "channel" || isDirect(place) || button === null;
}

/** Posts the picture, or says in words what it shows. Never throws: the answer is there already. */
export async function answerPicture(
	destination: Destination,
	picture: ReplyPicture,
	{
		log,
		audience,
		language,
		pictureWaits,
	}: AnswerDeps & { audience: Audience; language: string },
): Promise<void> {
	const { team, place } = destination;
	let prepared: PreparedPicture | null = null;
	const say = (text: string, url: string | null = null) =>
		answerInWords(destination, [renderAboutPicture(text, url)], {
			audience,
			log,
		});
	try {
		prepared = await picture.prepare();
		if (!prepared) return;
		const isApart = audience === "person" && !isDirect(place);
		const room = isApart ? await directRoom(team, place) : roomOf(place);
		const ts = await sendPicture(team.client, room, prepared, pictureWaits);
		if (isApart)
			await say(textsIn(language).pictures.sentApart, linkTo(team, room, ts));
	} catch (error) {
		log.warn(
			{ platform: "slack", reason: reasonOfSlack(error) },
			"a picture was not shown",
		);
		if (prepared) await say(prepared.alt).catch(() => undefined);
	}
}

/** https://docs.slack.dev/reference/objects/conversation-object: D is a direct message. */
function isDirect({ channel }: Place): boolean {
	return channel?.id.startsWith("D") ?? false;
}

function roomOf({ channel, thread }: Place): PictureRoom {
	if (!channel) throw new Error("there is no channel for the picture");
	return { channel: channel.id, thread };
}

async function directRoom(
	{ client }: Team,
	{ person }: Place,
): Promise<PictureRoom> {
	const { channel } = await client.conversations.open({ users: person });
	if (!channel?.id) throw new Error("conversations.open names no channel");
	return { channel: channel.id, thread: null };
}

function linkTo({ url }: Team, { channel }: PictureRoom, ts: string): string {
	return new URL(`archives/${channel}/p${ts.replace(".", "")}`, url).href;
}
