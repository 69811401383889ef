import { cancel, intro, outro } from "@clack/prompts";
import { readConfigWith } from "../config.ts";
import { UsageError } from "../lib/errors.ts";
import type { Command } from "./command.ts";
import { checkAnswers, sentence } from "./setup-chat.ts";
import { file, writeSettings } from "./setup-file.ts";
import { type Answers, answersGiven, options } from "./setup-options.ts";
import { LeftError, terminalPrompts } from "./setup-prompts.ts";
import { ask } from "./setup-questions.ts";
import { tell } from "./streams.ts";

const next = `Written to ${file}. Next: npm run -s modelwire -- doctor, then npm start`;

export const command: Command = {
	usage: "[--time-zone ZONE] [--slack-bot-token TOKEN …] [--no-check]",
	description: `Asks what is wanted and writes it to .env, readable by you alone. Slack and Discord
are asked at once whether they take their tokens. With any of the options it asks
nothing, for scripts; what is wrong then ends it with 1, and nothing is written. What is
in .env already and not asked for stays as it is.`,
	options: {
		...options,
		"no-check": {
			type: "boolean",
			help: "does not ask Slack and Discord about the tokens",
		},
	},
	examples: [
		"setup",
		"setup --time-zone Europe/Rome --llm none",
		"setup --slack-bot-token xoxb-… --slack-app-token xapp-…",
	],
	async run(input) {
		const given = answersGiven(input);
		const check = input.flag("no-check") ? null : checkAnswers;
		if (Object.keys(given).length > 0) return take(given, check);
		if (!process.stdin.isTTY)
			throw new UsageError(
				"There is no terminal to ask at: give the answers as options.",
			);
		return askAndWrite(check);
	},
};

type Check = typeof checkAnswers | null;

async function take(answers: Answers, check: Check): Promise<number> {
	const settings = withoutModel(answers);
	// Held against the same rules as at the start, before anything is written.
	readConfigWith(settings);
	const results = check ? await check(settings) : [];
	for (const result of results) tell(sentence(result));
	if (results.some(({ accepted }) => !accepted)) return 1;
	await writeSettings(settings);
	tell(next);
	return 0;
}

async function askAndWrite(check: Check): Promise<number> {
	intro("Modelwire");
	try {
		const settings = withoutModel(await ask(terminalPrompts, { check }));
		readConfigWith(settings);
		await writeSettings(settings);
		outro(next);
		return 0;
	} catch (error) {
		if (!(error instanceof LeftError)) throw error;
		cancel(error.message);
		return 1;
	}
}

/** "none" is an answer, but no preset. */
function withoutModel({ LLM, ...answers }: Answers): Answers {
	return LLM === undefined || LLM === "none" ? answers : { LLM, ...answers };
}
