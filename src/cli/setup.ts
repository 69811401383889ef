import { cancel, intro, outro } from "@clack/prompts";
import { makeApp } from "../app.ts";
import { editionMessage } from "../chat/messages/edition-message.ts";
import { type Config, readConfigWith } from "../config.ts";
import { reasonOf, UsageError } from "../lib/errors.ts";
import type { Command } from "./command.ts";
import { writerFor } from "./render.ts";
import { checkAnswers, verdictOf } from "./setup/chat.ts";
import {
	addFeeds,
	askFeeds,
	type FeedChoice,
	problemOf,
} from "./setup/feeds.ts";
import { file, writeSettings } from "./setup/file.ts";
import { checkModelAnswers } from "./setup/model.ts";
import { type Answers, answersGiven, options } from "./setup/options.ts";
import { previewOf } from "./setup/preview.ts";
import { LeftError, terminalPrompts } from "./setup/prompts.ts";
import { ask, type Checks } from "./setup/questions.ts";
import type { Verdict } from "./setup/until-accepted.ts";
import { tell } from "./streams.ts";

const next = "Next: npm run -s modelwire -- doctor, then npm start";

export const command: Command = {
	usage: "[--time-zone ZONE] [--slack-bot-token TOKEN …] [--no-check]",
	description: `Asks what is wanted, writes it to .env, readable by you alone, adds your feeds from an
OPML file, and shows what tomorrow's digest would be like. Slack, Discord and the language
model's endpoint are asked at once whether they take what you give. With any of the options
it asks nothing, for scripts; what is wrong then ends it with 1, and nothing is written.
What is in .env already and not asked for stays as it is.`,
	options: {
		...options,
		opml: {
			type: "string",
			value: "FILE",
			help: "adds the feeds of this file, which then take the place of our own",
		},
		preview: {
			type: "boolean",
			help: "reads the feeds once and shows what a digest would be like",
		},
		"no-check": {
			type: "boolean",
			help: "asks neither Slack nor Discord nor the language model's endpoint",
		},
	},
	examples: [
		"setup",
		"setup --time-zone Europe/Rome --llm none",
		"setup --slack-bot-token xoxb-… --slack-app-token xapp-…",
		"setup --opml my-feeds.opml --preview",
	],
	async run(input) {
		const given = answersGiven(input);
		const opml = input.text("opml");
		const preview = input.flag("preview");
		const checks: Checks = input.flag("no-check")
			? { chat: null, model: null }
			: { chat: checkAnswers, model: checkModelAnswers };
		if (Object.keys(given).length > 0 || opml !== null || preview)
			return take(given, checks, {
				feeds: opml === null ? null : { file: opml, ours: false },
				preview,
			});
		if (!process.stdin.isTTY)
			throw new UsageError(
				"There is no terminal to ask at: give the answers as options.",
			);
		return askAndWrite(checks);
	},
};

/** What is done after the settings are written. */
interface Afterwards {
	/** Null to leave them as they are. */
	feeds: FeedChoice | null;
	preview: boolean;
}

async function take(
	answers: Answers,
	checks: Checks,
	afterwards: Afterwards,
): Promise<number> {
	const settings = withoutModel(answers);
	// Held against the same rules as at the start, before anything is written.
	const config = readConfigWith(settings);
	const verdicts = await verdictsOn(settings, checks);
	const file = afterwards.feeds?.file ?? null;
	const problem = file === null ? null : await problemOf(file);
	if (problem !== null) verdicts.push({ sentence: problem, accepted: false });
	for (const { sentence } of verdicts) tell(sentence);
	if (verdicts.some(({ accepted }) => !accepted)) return 1;
	await writeAll(settings);
	await carryOut(config, afterwards);
	tell(next);
	return 0;
}

async function verdictsOn(
	settings: Answers,
	{ chat, model }: Checks,
): Promise<Verdict[]> {
	return [
		...(chat ? (await chat(settings)).map(verdictOf) : []),
		...(model ? await model(settings) : []),
	];
}

async function askAndWrite(checks: Checks): Promise<number> {
	intro("Modelwire");
	try {
		const feeds = await askFeeds(terminalPrompts);
		const settings = withoutModel(await ask(terminalPrompts, checks));
		const config = readConfigWith(settings);
		const preview = await wantsPreview();
		await writeAll(settings);
		await carryOut(config, { feeds, preview });
		outro(next);
		return 0;
	} catch (error) {
		if (!(error instanceof LeftError)) throw error;
		cancel(error.message);
		return 1;
	}
}

async function wantsPreview(): Promise<boolean> {
	const answer = await terminalPrompts.choose({
		message:
			"Read the feeds once and see what tomorrow's digest would be like? (about a minute)",
		choices: [
			{ value: "yes", label: "Yes" },
			{ value: "no", label: "No, at the first start" },
		],
	});
	return answer === "yes";
}

async function writeAll(settings: Answers): Promise<void> {
	if (Object.keys(settings).length === 0) return;
	await writeSettings(settings);
	tell(`Written to ${file}, readable by you alone.`);
}

/** What cannot be done now can be done later: the settings are written by then. */
async function carryOut(
	config: Config,
	{ feeds, preview }: Afterwards,
): Promise<void> {
	try {
		if (feeds) await addTo(config, feeds);
		if (preview)
			await writerFor("text")(editionMessage(await previewOf(config)));
	} catch (error) {
		tell(
			`${reasonOf(error)} Later: npm run -s modelwire -- feeds import FILE, and modelwire digest`,
		);
	}
}

async function addTo(config: Config, feeds: FeedChoice): Promise<void> {
	tell("Opening the database (the first time takes some seconds) …");
	const app = await makeApp(config);
	try {
		const { added, present } = await addFeeds(app, feeds);
		tell(
			present === 0
				? `${added} feeds added.`
				: `${added} feeds added, ${present} were there already.`,
		);
	} finally {
		await app.close();
	}
}

/** "none" is an answer, but no preset. */
function withoutModel({ LLM, ...answers }: Answers): Answers {
	return LLM === undefined || LLM === "none" ? answers : { LLM, ...answers };
}
