import { reasonOf } from "../../lib/errors.ts";
import type { Log } from "../../lib/log.ts";
import { DeliveryError } from "../adapter.ts";
import type { Suggestion } from "../commands/command.ts";
import { pictureFile } from "../reply-picture.ts";
import type { DiscordBody } from "./components.ts";
import { codeOf } from "./errors.ts";
import type { Interaction } from "./interaction.ts";
import { renderPicture } from "./render-picture.ts";
import { type DiscordRest, nothing } from "./rest.ts";

/** https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-response-object-interaction-callback-type */
const callback = { deferred: 5, deferredUpdate: 6, suggestions: 8, modal: 9 };
/** https://docs.discord.com/developers/resources/message#message-object-message-flags */
const ephemeral = 64;

const codes = { unknownInteraction: 10062, alreadyAcknowledged: 40060 };

/** How the interaction was acknowledged, which says what the first answer replaces. */
export type Acknowledged =
	/** "Thinking…", seen by the person alone or by the channel. */
	| { kind: "waiting"; audience: Audience }
	/** The message whose component was pressed. */
	| { kind: "update" };

export type Audience = "person" | "channel";

export type Answers = ReturnType<typeof makeAnswers>;

/** Answers to interactions: at once that they were received, then what they ask for. */
export function makeAnswers(rest: DiscordRest, log: Log) {
	/**
	 * Says that it was received: within 3 seconds, or Discord tells the person that it failed.
	 * @returns whether an answer can still reach the person
	 */
	async function acknowledge(
		{ id, token }: Interaction,
		type: number,
		data?: object,
	): Promise<boolean> {
		const path = `/interactions/${id}/${token}/callback` as const;
		try {
			await twice(() =>
				rest.send("POST", path, nothing, {
					body: { type, ...(data ? { data } : {}) },
				}),
			);
			return true;
		} catch (error) {
			const code = codeOf(error);
			// By us, a moment ago: the answer to that was lost, or the event came twice.
			if (code === codes.alreadyAcknowledged) return true;
			log.warn({ reason: reasonOf(error) }, "an interaction was not answered");
			return code !== codes.unknownInteraction;
		}
	}

	return {
		acknowledge: (
			interaction: Interaction,
			how: Acknowledged,
		): Promise<boolean> =>
			how.kind === "update"
				? acknowledge(interaction, callback.deferredUpdate)
				: acknowledge(
						interaction,
						callback.deferred,
						how.audience === "person" ? { flags: ephemeral } : {},
					),

		/** Offers what may be meant by what was typed so far. */
		suggest: (
			interaction: Interaction,
			suggestions: readonly Suggestion[],
		): Promise<boolean> =>
			acknowledge(interaction, callback.suggestions, {
				choices: suggestions.map(({ label, value }) => ({
					name: label,
					value,
				})),
			}),

		openModal: (interaction: Interaction, modal: object): Promise<boolean> =>
			acknowledge(interaction, callback.modal, modal),

		/** Puts messages in the place of what was acknowledged; those that are left follow. */
		async reply(
			{ applicationId, token }: Interaction,
			how: Acknowledged,
			bodies: readonly DiscordBody[],
			audience: Audience,
		): Promise<void> {
			const webhook = `/webhooks/${applicationId}/${token}` as const;
			const original = `${webhook}/messages/@original` as const;
			const follow = (body: DiscordBody) =>
				rest.send("POST", webhook, nothing, { body: seenBy(body, audience) });
			const [first, ...others] = bodies;
			if (!first) return;
			if (how.kind === "waiting" && how.audience !== audience) {
				// Who sees "thinking…" sees what takes its place: that cannot be changed.
				await rest.send("DELETE", original, nothing);
				await follow(first);
			} else
				await twice(() =>
					rest.send("PATCH", original, nothing, { body: first }),
				);
			for (const body of others) await follow(body);
		},

		/** Another message beside what was acknowledged. */
		async add(
			{ applicationId, token }: Interaction,
			bodies: readonly DiscordBody[],
			audience: Audience = "person",
		): Promise<void> {
			for (const body of bodies)
				await rest.send(
					"POST",
					`/webhooks/${applicationId}/${token}`,
					nothing,
					{
						body: seenBy(body, audience),
					},
				);
		},

		/**
		 * A picture in a message of its own: put into one that is there already, Discord does not find
		 * it (https://github.com/discord/discord-api-docs/issues/7529).
		 */
		async addPicture(
			{ applicationId, token }: Interaction,
			alt: string,
			png: Uint8Array,
			audience: Audience,
		): Promise<void> {
			await rest.send("POST", `/webhooks/${applicationId}/${token}`, nothing, {
				body: seenBy(renderPicture(alt), audience),
				files: [{ name: pictureFile, data: png, contentType: "image/png" }],
			});
		},

		/** Takes away the message whose component was pressed. */
		async remove({ applicationId, token }: Interaction): Promise<void> {
			await rest.send(
				"DELETE",
				`/webhooks/${applicationId}/${token}/messages/@original`,
				nothing,
			);
		},
	};
}

function seenBy(body: DiscordBody, audience: Audience): object {
	return audience === "person"
		? { ...body, flags: body.flags | ephemeral }
		: body;
}

/** What can be done twice is tried once more when it is not known whether it was done. */
async function twice<Result>(work: () => Promise<Result>): Promise<Result> {
	try {
		return await work();
	} catch (error) {
		if (!(error instanceof DeliveryError) || error.failure !== "unknown")
			throw error;
		return work();
	}
}
