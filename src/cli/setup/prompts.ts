import * as clack from "@clack/prompts";
import { tell } from "../streams.ts";

/** The person at the terminal left. */
export class LeftError extends Error {
	override readonly name = "LeftError";
}

interface Choice {
	value: string;
	label: string;
	hint?: string;
}

/** How the wizard asks; every question throws `LeftError` when the person leaves. */
export interface Prompts {
	text(question: {
		message: string;
		initial: string;
		/** What is wrong with an answer; undefined where nothing is. */
		problem?: (answer: string) => string | undefined;
	}): Promise<string>;
	/** Not shown while it is typed. */
	secret(question: {
		message: string;
		problem?: (answer: string) => string | undefined;
	}): Promise<string>;
	choose(question: {
		message: string;
		initial?: string;
		choices: Choice[];
	}): Promise<string>;
	/** Several, or none. */
	chooseSome(question: {
		message: string;
		initial: string[];
		choices: Choice[];
	}): Promise<string[]>;
	/** Something to read before the next question. */
	say(text: string): void;
	/** An address as it is, which no frame may break. */
	show(address: string): void;
}

/** Asks in the terminal. */
export const terminalPrompts: Prompts = {
	text: async ({ message, initial, problem }) =>
		answered(
			await clack.text({
				message,
				initialValue: initial,
				validate: (answer) => problem?.(answer ?? ""),
			}),
		) ?? "",
	secret: async ({ message, problem }) =>
		answered(
			await clack.password({
				message,
				validate: (answer) => problem?.(answer ?? ""),
			}),
		) ?? "",
	choose: async ({ message, initial, choices }) =>
		answered(
			await clack.select({
				message,
				options: choices,
				...(initial === undefined ? {} : { initialValue: initial }),
			}),
		),
	chooseSome: async ({ message, initial, choices }) =>
		answered(
			await clack.multiselect({
				message,
				options: choices,
				initialValues: initial,
				required: false,
			}),
		),
	say: (text) => clack.log.message(text),
	show: (address) => tell(address),
};

function answered<Answer>(answer: Answer): Exclude<Answer, symbol> {
	if (clack.isCancel(answer)) throw new LeftError("Nothing was written.");
	return answer as Exclude<Answer, symbol>;
}
