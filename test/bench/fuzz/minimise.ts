/**
 * A shorter input that is still `wrong`: pieces of halving size are left out as long as it stays
 * so, then characters are made plain. Gives up after `tries`.
 */
export function minimise(
	input: string,
	isWrong: (input: string) => boolean,
	tries = 2_000,
): string {
	let left = tries;
	const stays = (candidate: string) => left-- > 0 && isWrong(candidate);
	let shortest = input;
	for (
		let size = Math.ceil(shortest.length / 2);
		size >= 1;
		size = Math.floor(size / 2)
	) {
		for (let at = 0; at < shortest.length && left > 0; ) {
			const candidate = shortest.slice(0, at) + shortest.slice(at + size);
			if (stays(candidate)) shortest = candidate;
			else at += size;
		}
	}
	return shortest;
}
