import {
	type Config,
	ConfigError,
	readConfig,
	readConfigWith,
} from "../config.ts";
import { presets } from "../lib/llm/presets.ts";
import { askChat, type ChatQuestions } from "./setup-chat.ts";
import type { Answers } from "./setup-options.ts";
import type { Prompts } from "./setup-prompts.ts";

/**
 * Asks for everything, chat last: making an app takes some minutes, and is written at once.
 * @throws {LeftError} when the person leaves
 */
export async function ask(
	prompts: Prompts,
	chat: Omit<ChatQuestions, "prompts" | "config">,
): Promise<Answers> {
	const config = readConfig();
	const answers = {
		...(await askSite(prompts, config)),
		...(await askModel(prompts)),
		...(await askChat({ ...chat, prompts, config })),
	};
	return Object.fromEntries(
		Object.entries(answers).filter(([, answer]) => answer !== ""),
	);
}

async function askSite(prompts: Prompts, now: Config): Promise<Answers> {
	return {
		TIME_ZONE: await prompts.text({
			message: "Time zone of your digests",
			initial: now.timeZone,
			problem: (answer) => problemOf({ TIME_ZONE: answer }),
		}),
		LANGUAGE: await prompts.choose({
			message: "Language of your digests",
			initial: now.language,
			choices: [
				{ value: "en", label: "English" },
				{ value: "it", label: "Italiano" },
			],
		}),
		CONTACT: await prompts.text({
			message: "How can a publisher reach you? (an address; may be empty)",
			initial: now.contact ?? "",
		}),
	};
}

async function askModel(prompts: Prompts): Promise<Answers> {
	const llm = await prompts.choose({
		message: "Who words the briefs?",
		choices: [
			{ value: "none", label: "Nobody: quote the sources, costs nothing" },
			...presets.map(({ name }) => ({ value: name, label: name })),
		],
	});
	if (llm === "none") return {};
	return {
		LLM: llm,
		LLM_API_KEY: await prompts.secret({
			message: "Its API key (empty for a local server)",
		}),
		LLM_DAILY_LIMIT: await prompts.text({
			message: "Dollars a day at most",
			initial: "0.50",
			problem: (answer) => problemOf({ LLM_DAILY_LIMIT: answer }),
		}),
	};
}

function problemOf(answers: Answers): string | undefined {
	try {
		readConfigWith(answers);
	} catch (error) {
		if (error instanceof ConfigError) return error.message;
		throw error;
	}
}
