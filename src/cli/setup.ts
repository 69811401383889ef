import { existsSync } from "node:fs";
import { chmod, readFile, writeFile } from "node:fs/promises";
import {
	cancel,
	intro,
	isCancel,
	outro,
	password,
	select,
	text,
} from "@clack/prompts";
import { ConfigError, readConfig } from "../config.ts";
import { UsageError } from "../lib/errors.ts";
import { presets } from "../lib/llm/presets.ts";
import type { Command, CommandInput } from "./command.ts";
import { tell } from "./streams.ts";

const file = ".env";

/** The settings that the wizard asks for, by option: the others have good defaults. */
const settings = {
	"time-zone": "TIME_ZONE",
	language: "LANGUAGE",
	contact: "CONTACT",
	llm: "LLM",
	"llm-api-key": "LLM_API_KEY",
	"llm-model": "LLM_MODEL",
	"llm-fallback": "LLM_FALLBACK",
	"llm-fallback-api-key": "LLM_FALLBACK_API_KEY",
	"llm-fallback-model": "LLM_FALLBACK_MODEL",
	"llm-daily-limit": "LLM_DAILY_LIMIT",
	"llm-monthly-limit": "LLM_MONTHLY_LIMIT",
} as const;
type Answers = Partial<
	Record<(typeof settings)[keyof typeof settings], string>
>;

export const command: Command = {
	usage: "[--time-zone ZONE] [--language CODE] [--llm PRESET …]",
	description: `Asks what is wanted and writes it to .env, readable by you alone. With any of the
options it asks nothing, for scripts. What is in .env already and not asked for
stays as it is.`,
	options: {
		"time-zone": {
			type: "string",
			value: "ZONE",
			help: "of the console channel, such as Europe/Rome",
		},
		language: { type: "string", value: "CODE", help: "of the digests" },
		contact: {
			type: "string",
			value: "ADDRESS",
			help: "shown to publishers whose feeds are read",
		},
		llm: {
			type: "string",
			value: "PRESET",
			help: `who writes the briefs: none, ${presets.map(({ name }) => name).join(", ")}`,
		},
		"llm-api-key": { type: "string", value: "KEY", help: "its key" },
		"llm-model": {
			type: "string",
			value: "MODEL",
			help: "another than the preset's own",
		},
		"llm-fallback": {
			type: "string",
			value: "PRESET",
			help: "who writes them where the first does not answer",
		},
		"llm-fallback-api-key": { type: "string", value: "KEY", help: "its key" },
		"llm-fallback-model": { type: "string", value: "MODEL", help: "its model" },
		"llm-daily-limit": {
			type: "string",
			value: "DOLLARS",
			help: "spent on both a day at most",
		},
		"llm-monthly-limit": {
			type: "string",
			value: "DOLLARS",
			help: "spent on both a month at most",
		},
	},
	examples: ["setup", "setup --time-zone Europe/Rome --llm none"],
	async run(input) {
		const given = answersGiven(input);
		const isScripted = Object.keys(given).length > 0;
		if (!isScripted && !process.stdin.isTTY)
			throw new UsageError(
				"There is no terminal to ask at: give the answers as options.",
			);
		const answers = isScripted ? given : await ask();
		if (answers === null) return 1;
		if (answers.LLM === "none") delete answers.LLM;
		// Held against the same rules as at the start, before anything is written.
		readConfig(answers);
		await writeSettings(answers);
		const next = `Written to ${file}. Next: npm run -s modelwire -- doctor, then npm start`;
		if (isScripted) tell(next);
		else outro(next);
	},
};

function answersGiven(input: CommandInput): Answers {
	return Object.fromEntries(
		Object.entries(settings).flatMap(([option, name]) => {
			const value = input.text(option);
			return value === null ? [] : [[name, value]];
		}),
	);
}

/** Asks in the terminal; null when the person left. */
async function ask(): Promise<Answers | null> {
	intro("Modelwire");
	const now = readConfig();
	const answers: Answers = {};
	const questions: [keyof Answers, () => Promise<string | symbol>][] = [
		[
			"TIME_ZONE",
			() =>
				text({
					message: "Time zone of your digest",
					initialValue: now.timeZone,
					validate: (value) => problem({ TIME_ZONE: value ?? "" }),
				}),
		],
		[
			"LANGUAGE",
			() =>
				select({
					message: "Language of your digest",
					initialValue: now.language,
					options: [
						{ value: "en", label: "English" },
						{ value: "it", label: "Italiano" },
					],
				}),
		],
		[
			"CONTACT",
			() =>
				text({
					message: "How can a publisher reach you? (an address; may be empty)",
					initialValue: now.contact ?? "",
				}),
		],
		[
			"LLM",
			() =>
				select({
					message: "Who words the briefs?",
					options: [
						{
							value: "none",
							label: "Nobody: quote the sources, costs nothing",
						},
						...presets.map(({ name }) => ({ value: name, label: name })),
					],
				}),
		],
		[
			"LLM_API_KEY",
			() => password({ message: "Its API key (empty for a local server)" }),
		],
		[
			"LLM_DAILY_LIMIT",
			() =>
				text({
					message: "Dollars a day at most",
					initialValue: "0.50",
					validate: (value) => problem({ LLM_DAILY_LIMIT: value ?? "" }),
				}),
		],
	];
	for (const [name, question] of questions) {
		if (name.startsWith("LLM_") && answers.LLM === "none") continue;
		const answer = await question();
		if (isCancel(answer)) {
			cancel("Nothing was written.");
			return null;
		}
		if (String(answer) !== "") answers[name] = String(answer);
	}
	return answers;
}

function problem(settings: Answers): string | undefined {
	try {
		readConfig(settings);
	} catch (error) {
		if (error instanceof ConfigError) return error.message;
		throw error;
	}
}

/** Replaces the lines of these settings and keeps all others. */
async function writeSettings(answers: Answers): Promise<void> {
	const before = existsSync(file) ? await readFile(file, "utf8") : "";
	const kept = before
		.split("\n")
		.filter((line) => !Object.keys(answers).includes(line.split("=")[0] ?? ""))
		.join("\n")
		.trimEnd();
	const lines = Object.entries(answers).map(
		([name, value]) => `${name}=${JSON.stringify(value)}`,
	);
	await writeFile(file, `${[kept, ...lines].filter(Boolean).join("\n")}\n`, {
		mode: 0o600,
	});
	await chmod(file, 0o600);
}
