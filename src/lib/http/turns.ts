/** Lets one piece of work at a time run for each key, in the order of asking. */
export function makeTurns(): <Result>(
	key: string,
	work: () => Promise<Result>,
) => Promise<Result> {
	const last = new Map<string, Promise<unknown>>();
	return async (key, work) => {
		const before = last.get(key);
		const turn = before ? before.then(work, work) : work();
		last.set(key, turn);
		try {
			return await turn;
		} finally {
			if (last.get(key) === turn) last.delete(key);
		}
	};
}
