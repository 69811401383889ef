import { LeftError, type Prompts } from "#src/cli/setup/prompts.ts";

/** Somebody who answers the wizard from a list, leaves when it ends, and remembers what was shown. */
export function scriptedPrompts(answers: readonly (string | string[])[]) {
	const left = [...answers];
	const shown: string[] = [];
	function next(message: string): string | string[] {
		shown.push(message);
		const answer = left.shift();
		if (answer === undefined) throw new LeftError("Nothing was written.");
		return answer;
	}
	const prompts: Prompts = {
		text: async ({ message }) => String(next(message)),
		choose: async ({ message }) => String(next(message)),
		chooseSome: async ({ message }) => [next(message)].flat(),
		/** As at the terminal, what is refused is asked again. */
		async secret({ message, problem }) {
			for (;;) {
				const answer = String(next(message));
				const refusal = problem?.(answer);
				if (refusal === undefined) return answer;
				shown.push(refusal);
			}
		},
		say: (text) => shown.push(text),
		show: (address) => shown.push(address),
	};
	return { prompts, shown, left };
}
