import { checkPlatforms, type PlatformCheck } from "../../chat/checks.ts";
import { type Config, readConfigWith } from "../../config.ts";
import { platformNames } from "../platform-names.ts";
import { discordSteps, slackSteps } from "./apps.ts";
import type { Answers } from "./options.ts";
import type { Prompts } from "./prompts.ts";
import { isSettled, type Verdict } from "./until-accepted.ts";

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
		if (check === null) return answers;
		const ask = async () => (await check(answers)).map(verdictOf);
		if (await isSettled(prompts, ask, "the tokens")) return answers;
	}
}

function problemOf(token: string, prefix: string): string | undefined {
	if (token === "") return "Paste the token here.";
	if (!token.startsWith(prefix)) return `It begins with ${prefix}.`;
}

/** What a check found, and what is left to do. */
export function verdictOf({
	platform,
	found,
	remedy,
	accepted,
}: CheckedPlatform): Verdict {
	const name = platformNames[platform] ?? platform;
	const sentence = [`${name}: ${found}.`, remedy].filter(Boolean).join(" ");
	return { sentence, accepted };
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
