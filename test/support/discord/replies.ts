/** What a person sees of an interaction, and when all of it is there. */
import { callbackTypes, type Interaction } from "./interactions.ts";
import { descendants } from "./limits.ts";
import type { Json, SentFile, StandInMessage, World } from "./world.ts";

export interface SeenMessage {
	id: string;
	channelId: string;
	/** All its words, as markdown, one text a line. */
	text: string;
	/** What can be pressed; of a menu, one for each of its options. */
	buttons: { label: string; customId: string; value: string | null }[];
	body: Json;
	/** That came with it. */
	files: readonly SentFile[];
	/** The texts that stood there before, oldest first. */
	edits: string[];
	/** Whether one person alone sees it. */
	ephemeral: boolean;
	crossposted: boolean;
}

export interface SeenReply {
	kind: "message" | "modal" | "suggestions";
	/** All that came, in order; further messages appear as they arrive. */
	messages(): SeenMessage[];
	/** The words of all messages. */
	text(): string;
	ephemeral(): boolean;
	/** Of a modal: its labels and inputs. */
	modal: Json | null;
	suggestions: { name: string; value: string }[];
	interaction: Interaction;
}

export function seenMessage(message: StandInMessage): SeenMessage {
	return {
		id: message.id,
		channelId: message.channelId,
		text: textOf(message.body),
		buttons: descendants((message.body.components ?? []) as Json[]).flatMap(
			buttonsOf,
		),
		body: message.body,
		files: message.files,
		edits: message.edits.map(textOf),
		ephemeral: message.onlyFor !== null,
		crossposted: message.crossposted,
	};
}

function textOf(body: Json): string {
	return descendants((body.components ?? []) as Json[])
		.flatMap(({ content }) => (typeof content === "string" ? content : []))
		.join("\n");
}

function buttonsOf(component: Json): SeenMessage["buttons"] {
	const customId = String(component.custom_id);
	if (component.type === 2)
		return [{ label: String(component.label), customId, value: null }];
	if (component.type !== 3) return [];
	return (component.options as Json[]).map(({ label, value }) => ({
		label: String(label),
		customId,
		value: String(value),
	}));
}

/** Ends when the interaction was answered with something to see. */
export async function replyTo(
	world: World,
	interaction: Interaction,
): Promise<SeenReply> {
	const { type, data } = await world.until(() =>
		isAnswered(interaction) ? interaction.callback : null,
	);
	const messages = () =>
		[interaction.original, ...interaction.followUps]
			.filter((message) => message !== null && !message.deleted)
			.map((message) => seenMessage(message as StandInMessage));
	return {
		kind:
			type === callbackTypes.modal
				? "modal"
				: type === callbackTypes.suggestions
					? "suggestions"
					: "message",
		messages,
		text: () =>
			messages()
				.map(({ text }) => text)
				.join("\n"),
		ephemeral: () => messages().every(({ ephemeral }) => ephemeral),
		modal: type === callbackTypes.modal ? data : null,
		suggestions: (data.choices ?? []) as SeenReply["suggestions"],
		interaction,
	};
}

function isAnswered(interaction: Interaction): boolean {
	const { callback, filled, original, followUps, changes } = interaction;
	switch (callback?.type) {
		case undefined:
			return false;
		case callbackTypes.deferred:
			return filled && (!original?.deleted || followUps.length > 0);
		// The first change is the acknowledgement itself.
		case callbackTypes.deferredUpdate:
			return changes > 1;
		default:
			return true;
	}
}
