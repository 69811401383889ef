import { checkPlatforms, type PlatformCheck } from "../chat/checks.ts";
import { type Config, readConfigWith } from "../config.ts";
import { platformNames } from "./platform-names.ts";
import { discordSteps, slackSteps } from "./setup-apps.ts";
import type { Answers } from "./setup-options.ts";
import type { Prompts } from "./setup-prompts.ts";

type Platform = "slack" | "discord";

export interface ChatQuestions {
	prompts: Prompts;
	/** As it is set now. */
	config: Config;
	/** Asks the platforms whether they take the tokens; null where that is not wanted. */
	check: ((answers: Answers) => Promise<CheckedPlatform[]>) | null;
}

type CheckedPlatform = PlatformCheck & { platform: Platform };

/** Where the digests are read, and the tokens of each platform, until it takes them. */
export async function askChat(questions: ChatQuestions): Promise<Answers> {
	const { prompts, config } = questions;
	const platforms = await prompts.chooseSome({
		message:
			"Where are the digests read? (space chooses; none: in this terminal)",
		initial: (["slack", "discord"] as const).filter((name) => config[name]),
		choices: [
			{ value: "slack", label: "Slack" },
			{ value: "discord", label: "Discord" },
		],
	});
	const answers: Answers = {};
	if (platforms.includes("slack"))
		Object.assign(answers, await askTokens(questions, slackSteps(config)));
	if (platforms.includes("discord"))
		Object.assign(answers, await askTokens(questions, discordSteps));
	return answers;
}

/** How the tokens of a platform are come by. */
export interface PlatformSteps {
	/** Shown once: what to do in the browser. */
	introduction: { say?: string; show?: string }[];
	/** Asked one after the other; each token begins with its prefix. */
	tokens: {
		setting: "SLACK_BOT_TOKEN" | "SLACK_APP_TOKEN" | "DISCORD_TOKEN";
		message: string;
		prefix: string;
	}[];
}

async function askTokens(
	{ prompts, check }: ChatQuestions,
	{ introduction, tokens }: PlatformSteps,
): Promise<Answers> {
	for (const { say, show } of introduction) {
		if (say) prompts.say(say);
		if (show) prompts.show(show);
	}
	for (;;) {
		const answers: Answers = {};
		for (const { setting, message, prefix } of tokens)
			answers[setting] = (
				await prompts.secret({
					message,
					problem: (answer) => problemOf(answer.trim(), prefix),
				})
			).trim();
		if (await isSettled(prompts, check, answers)) return answers;
	}
}

/** Tells what the platform says; false where the tokens are to be given again. */
async function isSettled(
	prompts: Prompts,
	check: ChatQuestions["check"],
	answers: Answers,
): Promise<boolean> {
	if (!check) return true;
	for (;;) {
		const results = await check(answers);
		for (const result of results) prompts.say(sentence(result));
		if (results.every(({ accepted }) => accepted)) return true;
		const next = await prompts.choose({
			message: "And now?",
			choices: [
				{ value: "again", label: "Give the tokens again" },
				{ value: "check", label: "Check these once more" },
				{ value: "keep", label: "Keep these all the same" },
			],
		});
		if (next !== "check") return next === "keep";
	}
}

function problemOf(token: string, prefix: string): string | undefined {
	if (token === "") return "Paste the token here.";
	if (!token.startsWith(prefix)) return `It begins with ${prefix}.`;
}

/** What a check found, and what is left to do. */
export function sentence({ platform, found, remedy }: CheckedPlatform): string {
	const name = platformNames[platform] ?? platform;
	return [`${name}: ${found}.`, remedy].filter(Boolean).join(" ");
}

/** Asks those platforms of whose settings something is answered. */
export async function checkAnswers(
	answers: Answers,
): Promise<CheckedPlatform[]> {
	const { slack, discord } = readConfigWith(answers);
	const isSlack = answers.SLACK_BOT_TOKEN ?? answers.SLACK_APP_TOKEN;
	return Array.fromAsync(
		checkPlatforms({
			slack: isSlack ? slack : null,
			discord: answers.DISCORD_TOKEN ? discord : null,
		}),
	);
}
