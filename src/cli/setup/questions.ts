import { type Config, readConfig } from "../../config.ts";
import { askChat, type ChatQuestions } from "./chat.ts";
import { askModel, type checkModelAnswers } from "./model.ts";
import type { Answers } from "./options.ts";
import type { Prompts } from "./prompts.ts";
import { settingProblem } from "./setting-problem.ts";

/** Who is asked at once about what was answered; null where that is not wanted. */
export interface Checks {
	chat: ChatQuestions["check"];
	model: typeof checkModelAnswers | null;
}

/**
 * Asks for everything, chat last: making an app takes some minutes, and is written at once.
 * @throws {LeftError} when the person leaves
 */
export async function ask(prompts: Prompts, checks: Checks): Promise<Answers> {
	const config = readConfig();
	const answers = {
		...(await askSite(prompts, config)),
		...(await askModel(prompts, checks.model)),
		...(await askChat({ check: checks.chat, prompts, config })),
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
			problem: (answer) => settingProblem({ TIME_ZONE: answer }),
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
