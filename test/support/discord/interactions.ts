/** What people type and press, as Discord sends it, and what becomes of it. */
import { type Answer, invalid, problem } from "./faults.ts";
import type { Gateway } from "./gateway.ts";
import { bodyProblems, choiceProblems, modalProblems } from "./limits.ts";
import {
	channelTypes,
	type Json,
	type Person,
	type SentFile,
	type StandInChannel,
	type StandInMessage,
	userJson,
	type World,
} from "./world.ts";

/** https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-object-interaction-type */
export const interactionTypes = {
	command: 2,
	component: 3,
	autocomplete: 4,
	modal: 5,
} as const;

/** How an interaction is answered first. */
export const callbackTypes = {
	message: 4,
	deferred: 5,
	deferredUpdate: 6,
	update: 7,
	suggestions: 8,
	modal: 9,
} as const;

const ephemeral = 64;
/** Without an answer for so long, Discord tells the person that it failed. */
const ackMilliseconds = 3_000;

export interface Interaction {
	id: string;
	token: string;
	person: Person;
	channelId: string;
	packet: Json;
	sentAt: number;
	/** How long it took to answer first; null until then. */
	acknowledgedAfter: number | null;
	callback: { type: number; data: Json } | null;
	/** The message that answers it or, of a component, that it belongs to. */
	original: StandInMessage | null;
	/** Whether the answer that was deferred is there. */
	filled: boolean;
	followUps: StandInMessage[];
	/** The message whose component was pressed. */
	source: StandInMessage | null;
	changes: number;
}

export type Interactions = ReturnType<typeof makeInteractions>;

export function makeInteractions(world: World, gateway: Gateway) {
	const all: Interaction[] = [];
	const byToken = (token: string) => all.find((one) => one.token === token);

	/** Sends an interaction; what comes of it shows in what is returned. */
	function create(
		person: Person,
		channel: StandInChannel,
		type: number,
		data: Json,
		source: StandInMessage | null = null,
	): Interaction {
		const id = world.snowflake();
		const interaction: Interaction = {
			id,
			token: `token-${id}`,
			person,
			channelId: channel.id,
			packet: {},
			sentAt: performance.now(),
			acknowledgedAfter: null,
			callback: null,
			original: null,
			filled: false,
			followUps: [],
			source,
			changes: 0,
		};
		interaction.packet = {
			id,
			application_id: world.applicationId,
			type,
			token: interaction.token,
			version: 1,
			channel_id: channel.id,
			channel: world.channelJson(channel),
			data,
			...(source ? { message: world.messageJson(source) } : {}),
			...from(person, channel),
			locale: person.locale,
			entitlements: [],
			app_permissions: "0",
			attachment_size_limit: 10_485_760,
		};
		all.push(interaction);
		gateway.dispatch("INTERACTION_CREATE", interaction.packet);
		return interaction;
	}

	function from(person: Person, channel: StandInChannel): Json {
		const user = userJson(person);
		if (channel.type === channelTypes.dm)
			return {
				user,
				context: 1,
				authorizing_integration_owners: { 1: person.id },
			};
		return {
			guild_id: world.guild.id,
			guild: { id: world.guild.id, locale: "en-US", features: [] },
			guild_locale: "en-US",
			context: 0,
			authorizing_integration_owners: world.guild.member
				? { 0: world.guild.id }
				: { 1: person.id },
			member: {
				user,
				roles: [],
				joined_at: "2024-01-01T00:00:00.000Z",
				deaf: false,
				mute: false,
				flags: 0,
				permissions: String(person.manager ? 0x10 | 0x800 : 0x800),
			},
		};
	}

	function acknowledge(id: string, token: string, body: Json): Answer {
		const interaction = byToken(token);
		const late =
			interaction &&
			performance.now() - interaction.sentAt > ackMilliseconds &&
			interaction.callback === null;
		if (!interaction || interaction.id !== id || late)
			return problem(404, 10062);
		if (interaction.callback) return problem(400, 40060);
		const type = Number(body.type);
		const data = (body.data ?? {}) as Json;
		const problems = callbackProblems(type, data);
		if (problems.length > 0) return invalid(problems);
		interaction.acknowledgedAfter = performance.now() - interaction.sentAt;
		interaction.callback = { type, data };
		if (type === callbackTypes.message || type === callbackTypes.deferred) {
			interaction.original = addReply(interaction, data);
			interaction.filled = type === callbackTypes.message;
		}
		if (type === callbackTypes.update && interaction.source)
			world.edit(interaction.source, data);
		if (type === callbackTypes.update || type === callbackTypes.deferredUpdate)
			interaction.original = interaction.source;
		changed(interaction);
		return { status: 204, body: null };
	}

	function addReply(
		interaction: Interaction,
		body: Json,
		files: readonly SentFile[] = [],
	): StandInMessage {
		const hidden = (Number(body.flags ?? 0) & ephemeral) !== 0;
		return world.addMessage(interaction.channelId, body, {
			files,
			onlyFor: hidden ? interaction.person.id : null,
		});
	}

	function changed(interaction: Interaction): void {
		interaction.changes += 1;
		world.changed();
	}

	/** Whether Discord knows the token and the first answer was given. */
	function answered(token: string): Interaction | Answer {
		const interaction = byToken(token);
		return interaction?.callback ? interaction : problem(404, 10015);
	}

	function editOriginal(token: string, body: Json): Answer {
		const interaction = answered(token);
		if ("status" in interaction) return interaction;
		if (!interaction.original || interaction.original.deleted)
			return problem(404, 10008);
		const problems = bodyProblems(body);
		if (problems.length > 0) return invalid(problems);
		world.edit(interaction.original, body);
		interaction.filled = true;
		changed(interaction);
		return { status: 200, body: world.messageJson(interaction.original) };
	}

	function deleteOriginal(token: string): Answer {
		const interaction = answered(token);
		if ("status" in interaction) return interaction;
		if (!interaction.original || interaction.original.deleted)
			return problem(404, 10008);
		interaction.original.deleted = true;
		interaction.filled = true;
		changed(interaction);
		return { status: 204, body: null };
	}

	function followUp(
		token: string,
		body: Json,
		files: readonly SentFile[] = [],
	): Answer {
		const interaction = answered(token);
		if ("status" in interaction) return interaction;
		// The first message after a deferred answer takes its place, and its audience.
		if (
			interaction.callback?.type === callbackTypes.deferred &&
			!interaction.filled
		)
			return editOriginal(token, body);
		const problems = bodyProblems(body, files);
		if (problems.length > 0) return invalid(problems);
		const message = addReply(interaction, body, files);
		interaction.followUps.push(message);
		changed(interaction);
		return { status: 200, body: world.messageJson(message) };
	}

	return { all, create, acknowledge, editOriginal, deleteOriginal, followUp };
}

function callbackProblems(type: number, data: Json): string[] {
	switch (type) {
		case callbackTypes.message:
		case callbackTypes.update:
			return bodyProblems(data);
		case callbackTypes.suggestions:
			return choiceProblems((data.choices ?? []) as Json[]);
		case callbackTypes.modal:
			return modalProblems(data);
		case callbackTypes.deferred:
			// Components V2 are for the message that takes its place:
			// https://github.com/discord/discord-api-docs/pull/7560
			return [0, ephemeral].includes(Number(data.flags ?? 0))
				? []
				: [`flags ${data.flags}`];
		case callbackTypes.deferredUpdate:
			return [];
		default:
			return [`no callback of type ${type}`];
	}
}
