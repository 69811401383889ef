import { cleanText } from "../clean-text.ts";
import { unknownCommand } from "../conversation/unknown-command.ts";
import type { Message, Paragraph } from "../message.ts";
import { emptyMessage } from "../messages/model-message.ts";
import { toPerson } from "../messages/plain-message.ts";
import type { Texts } from "../texts/texts.ts";
import type { ChatCommand } from "./command.ts";
import { suggestion } from "./complete.ts";
import { wordsOf } from "./words.ts";

/** Teaches the commands, itself among them. */
export function helpFor(others: readonly ChatCommand[]): ChatCommand {
	const help: ChatCommand = {
		name: "help",
		...wordsOf("help"),
		options: [
			{
				name: "command",
				...wordsOf("help", "command"),
				required: false,
				complete: async (typed) =>
					all
						.filter(({ name }) => name.startsWith(bare(typed)))
						.map(({ name }) => suggestion(name)),
			},
		],
		permission: "anyone",
		personal: true,
		async run({ asker, texts, value }, { adapters }) {
			const asked = bare(value("command") ?? "");
			const hearsMentions = adapters.get(asker.platform)?.hearsMentions;
			if (asked === "")
				return toPerson(overview(texts, all, hearsMentions ?? false));
			const command = all.find(({ name }) => name === asked);
			if (!command) throw unknownCommand(asked, all);
			return toPerson(lesson(texts, command));
		},
	};
	const all = [...others, help];
	return help;
}

function bare(typed: string): string {
	return typed.trim().toLowerCase().replace(/^\//, "");
}

/** Each command with the example that stands for it, and how a question is put here. */
function overview(
	texts: Texts,
	all: readonly ChatCommand[],
	hearsMentions: boolean,
): Message {
	const { help, words } = texts.commands;
	const howToAsk = hearsMentions ? help.askByMention : help.askByCommand;
	return {
		...emptyMessage(texts),
		headline: help.title,
		paragraphs: [
			[{ kind: "text", text: `${help.introduction} ${howToAsk}` }],
			...all.map((command): Paragraph => {
				const [typed = `/${command.name}`] =
					words[command.name]?.examples[0] ?? [];
				return [
					{ kind: "strong", text: typed },
					{ kind: "text", text: `— ${command.describe(texts)}` },
				];
			}),
		],
		footer: [help.more],
		hints: ["/help brief"],
	};
}

function lesson(texts: Texts, command: ChatCommand): Message {
	const { help, words } = texts.commands;
	const examples = words[command.name]?.examples ?? [];
	return {
		...emptyMessage(texts),
		headline: `/${command.name}`,
		paragraphs: [
			[{ kind: "text", text: cleanText(`${command.describe(texts)}.`) }],
			...(command.options.length > 0
				? [[{ kind: "emphasis" as const, text: help.options }]]
				: []),
			...command.options.map(
				(option): Paragraph => [
					{ kind: "strong", text: option.name },
					{ kind: "text", text: `— ${option.describe(texts)}` },
				],
			),
			[{ kind: "emphasis", text: help.examples }],
			...examples.map(
				([typed, does]): Paragraph => [
					{ kind: "strong", text: typed },
					{ kind: "text", text: `— ${does}` },
				],
			),
		],
	};
}
