/** What people do: type commands, press buttons, choose from menus, fill in modals. */
import {
	type Interaction,
	type Interactions,
	interactionTypes,
} from "./interactions.ts";
import { replyTo, type SeenReply, seenMessage } from "./replies.ts";
import type { Json, Person, StandInChannel, World } from "./world.ts";

type Options = Readonly<Record<string, string>>;

export type Hands = ReturnType<typeof makeHands>;

export function makeHands(world: World, interactions: Interactions) {
	const channelOf = (id: string): StandInChannel => {
		const channel = world.channels.get(id);
		if (!channel) throw new Error(`there is no channel ${id}`);
		return channel;
	};
	const sourceOf = (id: string) => {
		const source = world.messages.find((message) => message.id === id);
		if (!source) throw new Error(`there is no message ${id}`);
		return source;
	};

	function typed(
		type: number,
		channelId: string,
		by: Person,
		name: string,
		options: Json[],
	): Interaction {
		const data = { id: "1", type: 1, name, options };
		return interactions.create(by, channelOf(channelId), type, data);
	}

	const hands = {
		/** Types a command; `replyTo` waits for what comes of it. */
		send(
			channelId: string,
			by: Person,
			name: string,
			options: Options = {},
		): Interaction {
			return typed(
				interactionTypes.command,
				channelId,
				by,
				name,
				Object.entries(options).map(([option, value]) => ({
					type: 3,
					name: option,
					value,
				})),
			);
		},
		replyTo: (interaction: Interaction): Promise<SeenReply> =>
			replyTo(world, interaction),
		/** Ends when the interaction was taken up, whatever comes of it. */
		async acknowledged(interaction: Interaction): Promise<void> {
			await world.until(() => interaction.callback);
		},
		/** Types a command and waits for its answer. */
		command: (
			channelId: string,
			by: Person,
			name: string,
			options: Options = {},
		): Promise<SeenReply> =>
			replyTo(world, hands.send(channelId, by, name, options)),
		/** Types into an option and reads what is offered. */
		async complete(
			channelId: string,
			by: Person,
			command: string,
			option: string,
			text: string,
		): Promise<{ name: string; value: string }[]> {
			const { autocomplete } = interactionTypes;
			const focused = { type: 3, name: option, value: text, focused: true };
			const interaction = typed(autocomplete, channelId, by, command, [
				focused,
			]);
			return (await replyTo(world, interaction)).suggestions;
		},
		/** Presses without waiting. */
		touch(
			by: Person,
			messageId: string,
			customId: string,
			values: readonly string[] | null = null,
		): Interaction {
			const source = sourceOf(messageId);
			const data = {
				custom_id: customId,
				component_type: values ? 3 : 2,
				...(values ? { values } : {}),
			};
			const channel = channelOf(source.channelId);
			const { component } = interactionTypes;
			return interactions.create(by, channel, component, data, source);
		},
		/**
		 * Presses a button, or chooses from a menu, and waits for what comes of it.
		 * @param values of a menu: what is chosen
		 */
		press: (
			by: Person,
			messageId: string,
			customId: string,
			values: readonly string[] | null = null,
		): Promise<SeenReply> =>
			replyTo(world, hands.touch(by, messageId, customId, values)),
		/** Presses what reads so, on a button or in a menu: `pressLabel(owner, id, "More")`. */
		pressLabel(
			by: Person,
			messageId: string,
			label: string,
		): Promise<SeenReply> {
			const found = seenMessage(sourceOf(messageId)).buttons.find(
				(one) => one.label === label,
			);
			if (!found) throw new Error(`nothing reads "${label}" in ${messageId}`);
			const { customId, value } = found;
			return hands.press(by, messageId, customId, value ? [value] : null);
		},
		/** Sends what was typed into a modal that `reply` opened. */
		submitModal({ interaction, modal }: SeenReply, values: Options) {
			const labels = (modal?.components ?? []) as Json[];
			const data = {
				custom_id: modal?.custom_id,
				components: labels.map(({ component }) => {
					const { custom_id, value = "" } = component as Json;
					const id = String(custom_id);
					return {
						type: 18,
						component: { type: 4, custom_id: id, value: values[id] ?? value },
					};
				}),
			};
			return interactions.create(
				interaction.person,
				channelOf(interaction.channelId),
				interactionTypes.modal,
				data,
				interaction.source,
			);
		},
	};
	return hands;
}
