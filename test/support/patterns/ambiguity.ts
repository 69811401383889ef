import { type PatternNode, parsePattern } from "./parse.ts";

/**
 * Parts of a regular expression that can read one text in ever more ways, each a sentence: a
 * loop through which a text leads twice, such as `(a+)+` or `(a|a)*`. Where such a loop is
 * followed by what does not fit, the time doubles with each character.
 * https://www.usenix.org/conference/usenixsecurity18/presentation/davis
 */
export function ambiguousLoops(source: string, flags: string): string[] {
	const { root, looks } = parsePattern(source, flags);
	return [root, ...looks].flatMap((node) =>
		loopsIn(node)
			.filter((loop) => isAmbiguous(loop, flags))
			.map(() => `/${source}/${flags}`),
	);
}

/** More rounds than these count as endless, fewer are written out. */
const fewRounds = 3;

/** Loops that stand in no other. */
function loopsIn(node: PatternNode): PatternNode[] {
	if (node.kind === "atom") return [];
	if (node.kind === "repeat")
		return node.most > fewRounds ? [node] : loopsIn(node.part);
	return node.parts.flatMap(loopsIn);
}

/** A loop's characters by number, which may stand first and last, and which behind which, in how many ways. */
interface Positions {
	first: Map<number, number>;
	last: Map<number, number>;
	/** In how many ways nothing at all can be read. */
	empty: number;
}

function isAmbiguous(loop: PatternNode, flags: string): boolean {
	const atoms: string[] = [];
	const follows: Map<number, number>[] = [];
	place(loop);
	const reads = atoms.map((atom) => charactersOf(atom, flags));
	const overlaps = (a: number, b: number) =>
		(reads[a] ?? []).some((character) => reads[b]?.includes(character));
	return (
		hasDoubleStep(follows) ||
		follows.some((_, start) => splitsAndJoins(start, follows, overlaps))
	);

	/** Glushkov's construction, with the number of ways. */
	function place(node: PatternNode): Positions {
		if (node.kind === "atom") {
			const position = atoms.push(node.source) - 1;
			follows.push(new Map());
			return {
				first: new Map([[position, 1]]),
				last: new Map([[position, 1]]),
				empty: 0,
			};
		}
		if (node.kind === "choice") return node.parts.map(place).reduce(either);
		if (node.kind === "sequence")
			return node.parts.map(place).reduce(inTurn, nothing());
		return repeat(node);
	}

	function repeat({
		part,
		least,
		most,
	}: Extract<PatternNode, { kind: "repeat" }>): Positions {
		if (most > fewRounds) {
			const inner = place(part);
			link(inner.last, inner.first);
			return { ...inner, empty: Math.max(inner.empty, least === 0 ? 1 : 0) };
		}
		let all = nothing();
		for (let round = 0; round < most; round++) {
			const one = place(part);
			all = inTurn(all, round < least ? one : { ...one, empty: 1 });
		}
		return all;
	}

	function inTurn(before: Positions, after: Positions): Positions {
		link(before.last, after.first);
		return {
			first: sum(before.first, times(after.first, before.empty)),
			last: sum(after.last, times(before.last, after.empty)),
			empty: before.empty * after.empty,
		};
	}

	function link(last: Map<number, number>, first: Map<number, number>): void {
		for (const [from, ways] of last)
			for (const [to, more] of first) {
				const steps = follows[from];
				steps?.set(to, (steps.get(to) ?? 0) + ways * more);
			}
	}
}

function nothing(): Positions {
	return { first: new Map(), last: new Map(), empty: 1 };
}

function either(a: Positions, b: Positions): Positions {
	return {
		first: sum(a.first, b.first),
		last: sum(a.last, b.last),
		empty: Math.max(a.empty, b.empty),
	};
}

function sum(
	a: ReadonlyMap<number, number>,
	b: ReadonlyMap<number, number>,
): Map<number, number> {
	const all = new Map(a);
	for (const [position, ways] of b)
		if (ways > 0) all.set(position, (all.get(position) ?? 0) + ways);
	return all;
}

function times(
	ways: ReadonlyMap<number, number>,
	factor: number,
): Map<number, number> {
	return new Map([...ways].map(([position, one]) => [position, one * factor]));
}

/** Two ways from a character to the next, in a circle: `(a*)*`. */
function hasDoubleStep(
	follows: readonly ReadonlyMap<number, number>[],
): boolean {
	return follows.some((steps, from) =>
		[...steps].some(([to, ways]) => ways > 1 && reaches(to, from, follows)),
	);
}

function reaches(
	from: number,
	to: number,
	follows: readonly ReadonlyMap<number, number>[],
): boolean {
	const seen = new Set([from]);
	for (const position of seen)
		for (const next of follows[position]?.keys() ?? []) seen.add(next);
	return seen.has(to);
}

/** Two ways by different characters of the pattern, for one text, from `start` to itself. */
function splitsAndJoins(
	start: number,
	follows: readonly ReadonlyMap<number, number>[],
	overlaps: (a: number, b: number) => boolean,
): boolean {
	const keyOf = (a: number, b: number) => a * follows.length + b;
	const seen = new Set([keyOf(start, start)]);
	const back = new Map<number, number[]>();
	for (const key of seen) {
		const [a, b] = [Math.floor(key / follows.length), key % follows.length];
		for (const nextA of follows[a]?.keys() ?? []) {
			for (const nextB of follows[b]?.keys() ?? []) {
				if (!overlaps(nextA, nextB)) continue;
				const next = keyOf(nextA, nextB);
				seen.add(next);
				back.set(next, [...(back.get(next) ?? []), key]);
			}
		}
	}
	const leading = new Set([keyOf(start, start)]);
	for (const key of leading)
		for (const before of back.get(key) ?? []) leading.add(before);
	return [...leading].some(
		(key) => Math.floor(key / follows.length) !== key % follows.length,
	);
}

/** Characters of each kind that patterns tell apart. */
const samples = [
	...Array.from({ length: 128 }, (_, code) => String.fromCharCode(code)),
	..."éßİıЖжαعא中你の한ไ९٣Ⅷ½²“”‘’«»„‚—–…€£·。，、！？：；（）「」・ー　\u00a0\u00ad\u0085\u0301\u0335\u200b\u200d\u202e\u2028\ufeff\u3099",
	"👩",
	"🇮",
	"🏽",
	"\u{e0041}",
];

function charactersOf(atom: string, flags: string): string[] {
	const own = [...atom.replace(/\\/g, "")];
	const pattern = new RegExp(`^(?:${atom})$`, flags.replace(/[gy]/g, ""));
	return [...samples, ...own].filter((character) => pattern.test(character));
}
