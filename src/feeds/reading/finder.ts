/**
 * `indexOf` for positions that only ascend, which never looks over the same
 * stretch twice: markup that is left open cannot make a scan quadratic.
 */
export function makeFinder(
	text: string,
): (searched: string, from: number) => number {
	const found = new Map<string, number>();
	return (searched, from) => {
		const before = found.get(searched);
		if (before !== undefined && (before < 0 || before >= from)) return before;
		const at = text.indexOf(searched, from);
		found.set(searched, at);
		return at;
	};
}
