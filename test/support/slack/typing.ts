/** What people type and press. */
import type { Json, Person } from "./emulator.ts";
import { messagesOf } from "./messages.ts";
import { blockActions, slashCommand } from "./payloads.ts";
import type { Reply } from "./replies.ts";
import type { Stage, StandInChannel } from "./stage.ts";
import { pressable } from "./views.ts";

/** @param registered commands by the names that Slack knows, with their slash */
export function makeTyping(stage: Stage, registered: ReadonlySet<string>) {
	const { workspace, scene, act } = stage;
	return {
		/** Types a whole line, such as "/pause 3"; a name that Slack keeps goes by /modelwire. */
		async command(
			channel: StandInChannel,
			person: Person,
			line: string,
		): Promise<Reply> {
			const [, name = "", text = ""] = /^(\/\S+)\s*([\s\S]*)$/.exec(line) ?? [];
			const doing = await scene(person, channel);
			const isRegistered = registered.has(name);
			const payload = slashCommand(
				doing,
				isRegistered ? name : "/modelwire",
				isRegistered ? text : `${name.slice(1)} ${text}`.trim(),
			);
			return act(doing, person, payload, "slash_commands");
		},

		/** Presses a button or menu entry of a message in the channel. */
		async press(
			channel: StandInChannel,
			person: Person,
			messageId: string,
			action: string,
			value: string,
		): Promise<Reply> {
			const message = (await messagesOf(workspace, channel.id)).find(
				({ ts }) => ts === messageId,
			);
			if (!message) throw new Error(`There is no message ${messageId}.`);
			return pressIn(
				stage,
				person,
				channel,
				{
					message: {
						ts: message.ts,
						user: workspace.botUserId,
						text: message.text,
						blocks: message.blocks,
						...(message.thread ? { thread_ts: message.thread } : {}),
					},
				},
				`${action}:${value}`,
			);
		},

		/** Presses something in what was replied: an ephemeral message, a window, or App Home. */
		pressReply(
			reply: Reply,
			action: string,
			value: string,
			person = reply.person,
		): Promise<Reply> {
			const within =
				reply.kind === "view"
					? { view: reply.body }
					: { message: { ts: "1.1", ...reply.body } };
			return pressIn(
				stage,
				person,
				reply.channel,
				within,
				`${action}:${value}`,
			);
		},
	};
}

async function pressIn(
	{ scene, act }: Stage,
	person: Person,
	channel: StandInChannel | null,
	within: { message: Json } | { view: Json },
	wanted: string,
): Promise<Reply> {
	const blocks = ("view" in within
		? within.view.blocks
		: within.message.blocks) as unknown as Json[];
	const found = pressable(blocks).find(({ value }) => value === wanted);
	if (!found)
		throw new Error(
			`There is no ${wanted}, only ${pressable(blocks).map(({ value }) => value)}.`,
		);
	const isModal = "view" in within && within.view.type === "modal";
	const viewId = isModal ? String(within.view.id) : null;
	const doing = await scene(person, channel, viewId);
	const action = { ...found.action, block_id: found.blockId };
	return act(doing, person, blockActions(doing, action, within), "interactive");
}
