/** A source whose file did not come, or is not believed; the message says why in one plain phrase. */
export class SourceProblem extends Error {
	override readonly name = "SourceProblem";
}

/** The file came, but nothing of it is taken. */
export function refused(reason: string, options?: ErrorOptions): SourceProblem {
	return new SourceProblem(`its file is refused: ${reason}`, options);
}
