/** A keyboard for tests: a line that is typed waits for what is said back to it. */
export interface Keyboard<Line, Answer> {
	/** What is typed, for whoever reads it. */
	lines: AsyncIterable<Line>;
	type(line: Line): Promise<Answer>;
	/** Called with what was said back. */
	answered(answer: Answer): void;
}

export function typedByTests<
	Line,
	Answer = { words: string; isPrivate: boolean },
>(): Keyboard<Line, Answer> {
	const waiting: Line[] = [];
	const answers: ((answer: Answer) => void)[] = [];
	let wake: () => void = () => {};
	async function* lines(): AsyncGenerator<Line> {
		for (;;) {
			const line = waiting.shift();
			if (line !== undefined) yield line;
			else
				await new Promise<void>((resolve) => {
					wake = resolve;
				});
		}
	}
	return {
		lines: lines(),
		type(line) {
			const answer = new Promise<Answer>((resolve) => answers.push(resolve));
			waiting.push(line);
			wake();
			return answer;
		},
		answered: (answer) => answers.shift()?.(answer),
	};
}
