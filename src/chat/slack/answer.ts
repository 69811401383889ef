import type { RespondFn } from "@slack/bolt";
import type { Log } from "../../lib/log.ts";
import type { Reply } from "../listener.ts";
import { withPictureButton } from "../reply-picture.ts";
import { answerPicture, canShowBeside } from "./answer-picture.ts";
import { reasonOfSlack } from "./errors.ts";
import type { Place } from "./people.ts";
import { renderSlack, type SlackBody } from "./render.ts";
import type { Team } from "./teams.ts";

/** A response_url takes five: https://docs.slack.dev/interactivity/handling-user-interaction#message_responses */
const mostResponses = 5;

type MessageReply = Extract<Reply, { kind: "message" }>;
export type Audience = MessageReply["audience"];

/** Where an answer goes, and how it can get there. */
export interface Destination {
	team: Team;
	place: Place;
	/** Of what was typed or pressed; null for what brings none, such as a mention. */
	respond: RespondFn | null;
}

export interface AnswerDeps {
	log: Log;
	/** See `sendPicture`. */
	pictureWaits?: readonly number[];
}

/**
 * Brings an answer to whoever asked, and then the picture that goes with it, if that can be shown
 * there; else the button that asks for it.
 */
export async function answer(
	destination: Destination,
	{ message, audience, picture }: MessageReply,
	deps: AnswerDeps,
): Promise<void> {
	const isShown =
		picture && canShowBeside(picture, destination.place, audience);
	await answerInWords(
		destination,
		renderSlack(isShown ? message : withPictureButton(message, picture)),
		{ audience, log: deps.log },
	);
	if (picture && isShown)
		await answerPicture(destination, picture, {
			...deps,
			audience,
			language: message.language,
		});
}

/**
 * By the address that came with the question, else into the channel, else as a direct message, so
 * that nobody is left without an answer.
 */
export async function answerInWords(
	destination: Destination,
	bodies: readonly AnswerBody[],
	{ audience, log }: { audience: Audience; log: Log },
): Promise<void> {
	const left = bodies.slice(0, mostResponses);
	const ways = waysTo(destination, audience);
	for (const [tried, way] of ways.entries()) {
		try {
			while (left[0]) {
				await way(left[0]);
				left.shift();
			}
			return;
		} catch (error) {
			if (tried === ways.length - 1) throw error;
			log.warn(
				{ platform: "slack", reason: reasonOfSlack(error) },
				"an answer takes another way",
			);
		}
	}
}

type AnswerBody = Pick<SlackBody, "text" | "blocks"> & Partial<SlackBody>;
type Way = (body: AnswerBody) => Promise<unknown>;
function waysTo(
	{ team: { client }, place, respond }: Destination,
	audience: Audience,
): Way[] {
	const { person, channel, thread } = place;
	const inThread = thread === null ? {} : { thread_ts: thread };
	const ways: Way[] = [];
	if (respond)
		ways.push(({ text, blocks }) =>
			respond({
				response_type: audience === "person" ? "ephemeral" : "in_channel",
				replace_original: false,
				text,
				blocks,
				...inThread,
			}),
		);
	if (channel)
		ways.push((body) =>
			audience === "person"
				? client.chat.postEphemeral({
						channel: channel.id,
						user: person,
						text: body.text,
						blocks: body.blocks,
						...inThread,
					})
				: client.chat.postMessage({
						channel: channel.id,
						...body,
						...inThread,
					}),
		);
	ways.push((body) => client.chat.postMessage({ channel: person, ...body }));
	return ways;
}
