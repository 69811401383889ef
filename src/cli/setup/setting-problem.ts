import { ConfigError, readConfigWith } from "../../config.ts";
import type { Answers } from "./options.ts";

/** What is wrong with an answer by the rules of the start; undefined where nothing is. */
export function settingProblem(answers: Answers): string | undefined {
	try {
		readConfigWith(answers);
	} catch (error) {
		if (error instanceof ConfigError) return error.message;
		throw error;
	}
}
