import { z } from "zod";

/** What somebody typed or pressed, as far as we need it. */
export type Interaction = From & Done;

type Done =
	| { kind: "command"; name: string; values: Readonly<Record<string, string>> }
	| { kind: "typing"; name: string; option: string; typed: string }
	/** @property values of a menu: what is chosen */
	| { kind: "press"; customId: string; values: string[] }
	| {
			kind: "modal";
			customId: string;
			values: Readonly<Record<string, string>>;
	  };

/** From whom and from where it comes, and how it is answered. */
interface From {
	id: string;
	token: string;
	applicationId: string;
	person: string;
	/** Permission bits of the person in the channel; null outside of guilds. */
	permissions: string | null;
	/** Such as "en-GB". */
	locale: string | null;
	guild: string | null;
	channel: { id: string; name: string } | null;
	/** Whether we are in the guild, and not only with the person. */
	isInstalled: boolean;
}

/** https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-object-interaction-type */
const types = { command: 2, component: 3, autocomplete: 4, modal: 5 };
/** Slash commands; others belong to menus of people and messages. */
const chatInput = 1;

const user = z.object({ id: z.string() });

const envelope = z.object({
	id: z.string(),
	token: z.string(),
	application_id: z.string(),
	type: z.number(),
	data: z.unknown(),
	guild_id: z.string().nullish(),
	channel: z.object({ id: z.string(), name: z.string().nullish() }).nullish(),
	member: z.object({ user, permissions: z.string().nullish() }).nullish(),
	user: user.nullish(),
	locale: z.string().nullish(),
	authorizing_integration_owners: z.record(z.string(), z.string()).default({}),
});

const commandData = z.object({
	type: z.number().default(chatInput),
	name: z.string(),
	options: z
		.array(
			z.object({
				name: z.string(),
				value: z
					.union([z.string(), z.number(), z.boolean()])
					.transform(String)
					.default(""),
				focused: z.boolean().default(false),
			}),
		)
		.default([]),
});

const componentData = z.object({
	custom_id: z.string(),
	values: z.array(z.string()).default([]),
});

const modalData = z.object({
	custom_id: z.string(),
	components: z.array(
		z.object({
			component: z.object({
				custom_id: z.string(),
				value: z.string().default(""),
			}),
		}),
	),
});

/**
 * Reads the data of INTERACTION_CREATE; null for kinds that are not ours.
 * @throws when it is malformed
 */
export function readInteraction(data: unknown): Interaction | null {
	const packet = envelope.parse(data);
	const person = packet.member?.user ?? packet.user;
	const done = person ? doneIn(packet.type, packet.data) : null;
	if (!person || !done) return null;
	return {
		...done,
		id: packet.id,
		token: packet.token,
		applicationId: packet.application_id,
		person: person.id,
		permissions: packet.member?.permissions ?? null,
		locale: packet.locale ?? null,
		guild: packet.guild_id ?? null,
		channel: packet.channel
			? { id: packet.channel.id, name: packet.channel.name ?? "" }
			: null,
		// By the place of installation: "0" is a guild, "1" a person.
		isInstalled: "0" in packet.authorizing_integration_owners,
	};
}

function doneIn(type: number, data: unknown): Done | null {
	switch (type) {
		case types.command: {
			const command = commandData.parse(data);
			if (command.type !== chatInput) return null;
			const { name, options } = command;
			return {
				kind: "command",
				name,
				values: Object.fromEntries(
					options.map((option) => [option.name, option.value]),
				),
			};
		}
		case types.autocomplete: {
			const { name, options } = commandData.parse(data);
			const option = options.find(({ focused }) => focused);
			return option
				? { kind: "typing", name, option: option.name, typed: option.value }
				: null;
		}
		case types.component: {
			const { custom_id, values } = componentData.parse(data);
			return { kind: "press", customId: custom_id, values };
		}
		case types.modal: {
			const { custom_id, components } = modalData.parse(data);
			const inputs = components.map(({ component }) => component);
			return {
				kind: "modal",
				customId: custom_id,
				values: Object.fromEntries(
					inputs.map((input) => [input.custom_id, input.value]),
				),
			};
		}
		default:
			return null;
	}
}
