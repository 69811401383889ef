import type {
	ChatCommand,
	ChatDeps,
	CommandInput,
} from "../commands/command.ts";
import { commands } from "../commands/commands.ts";
import type { Reply } from "../listener.ts";
import { anyOf } from "../texts/texts.ts";
import { askedChannel, needRights } from "./asked-channel.ts";
import { ChatError } from "./chat-error.ts";
import { unknownCommand } from "./unknown-command.ts";

/**
 * Runs a command as it was typed, once its options and the person's rights were looked at.
 * @throws ChatError with what is right instead
 */
export async function runCommand(
	deps: ChatDeps,
	who: Omit<CommandInput, "value">,
	name: string,
	values: Readonly<Record<string, string>>,
): Promise<Reply> {
	const command = commandNamed(name);
	const { asker } = who;
	const isInChannel = asker.channel !== null;
	if (!isInChannel && !command.personal)
		throw new ChatError(({ commands: { errors } }) => errors.channelOnly);
	checkOptions(command, values);
	if (command.permission === "manage")
		needRights(asker, await askedChannel(deps.database, asker));
	const value = (option: string) => values[option]?.trim() || null;
	return command.run({ ...who, value }, deps);
}

export function commandNamed(typed: string): ChatCommand {
	const name = typed.trim().toLowerCase().replace(/^\//, "");
	const command = commands.find((known) => known.name === name);
	if (!command) throw unknownCommand(name, commands);
	return command;
}

function checkOptions(
	command: ChatCommand,
	values: Readonly<Record<string, string>>,
): void {
	for (const { name, required, choices } of command.options) {
		const value = values[name]?.trim() ?? "";
		if (value === "" && required)
			throw new ChatError((texts) => {
				const { errors } = texts.commands;
				return `${errors.missing(name)} ${errors.suchAs(example(command, texts))}`;
			});
		if (value !== "" && choices && !choices.includes(value))
			throw new ChatError((texts) => {
				const { errors } = texts.commands;
				const wrong = errors.notOneOf(value, anyOf(texts, choices));
				return `${wrong} ${errors.suchAs(example(command, texts))}`;
			});
	}
}

/** One with something after the command, if there is one. */
function example(
	{ name }: ChatCommand,
	{ commands: { words } }: Parameters<ChatError["tell"]>[0],
): string {
	const typed = (words[name]?.examples ?? []).map(([text]) => text);
	return typed.find((text) => text.includes(" ")) ?? `/${name}`;
}
