import { type Profiler, Session } from "node:inspector";

/** Which code was reached, and whether it ever was before. */
export interface Coverage {
	/** Whether what ran since the last call reached something new, which stays new. */
	sawNew(): boolean;
	/** The same, and it is new no longer. */
	takeNew(): boolean;
	/** Of the files that `about` names: functions and characters of code, reached and there at all. */
	reached(about: RegExp): Reached;
	stop(): void;
}

export interface Reached {
	functions: number;
	ofFunctions: number;
	characters: number;
	ofCharacters: number;
}

/** Our own code, and the readers of markup that it calls. */
const followed =
	/\/(?:src|node_modules\/(?:feedsmith|rss-parser|sax|linkedom|htmlparser2|entities|@mozilla\/readability))\//;

/** One function: for each of its characters whether it was ever reached. */
interface Known {
	url: string;
	isModule: boolean;
	reached: Uint8Array;
	count: number;
}

/**
 * V8's own counters, block by block: types are stripped by blanks, so that its places are ours.
 * To be started before the code is loaded that it is to follow.
 * https://v8.dev/blog/javascript-code-coverage
 */
export function startCoverage(): Coverage {
	const session = new Session();
	session.connect();
	session.post("Profiler.enable");
	session.post("Profiler.startPreciseCoverage", {
		callCount: true,
		detailed: true,
	});
	const known = new Map<string, Known>();

	function take(): Profiler.ScriptCoverage[] {
		let taken: Profiler.ScriptCoverage[] = [];
		// A session with its own thread answers before it returns.
		session.post("Profiler.takePreciseCoverage", (error, answer) => {
			if (error) throw new Error("V8 gave no coverage.", { cause: error });
			taken = answer.result;
		});
		return taken.filter(({ url }) => followed.test(url));
	}

	function knownOf(
		{ scriptId, url }: Profiler.ScriptCoverage,
		{ ranges, functionName }: Profiler.FunctionCoverage,
	): Known {
		const { startOffset: start = 0, endOffset: end = 0 } = ranges[0] ?? {};
		const key = `${scriptId}:${start}:${end}`;
		const one = known.get(key) ?? {
			url,
			isModule: functionName === "" && start === 0,
			reached: new Uint8Array(end - start),
			count: 0,
		};
		known.set(key, one);
		return one;
	}

	function look(noting: boolean): boolean {
		let isNew = false;
		for (const script of take()) {
			for (const each of script.functions) {
				const one = knownOf(script, each);
				if (reachesNew(one, each.ranges, noting)) isNew = true;
			}
		}
		return isNew;
	}

	return {
		sawNew: () => look(false),
		takeNew: () => look(true),
		reached(about) {
			const ours = [...known.values()].filter(
				({ url, isModule }) => about.test(url) && !isModule,
			);
			const total = (of: (one: Known) => number) =>
				ours.reduce((sum, one) => sum + of(one), 0);
			return {
				functions: total(({ count }) => (count > 0 ? 1 : 0)),
				ofFunctions: ours.length,
				characters: total(({ count }) => count),
				ofCharacters: total(({ reached }) => reached.length),
			};
		},
		stop() {
			session.post("Profiler.stopPreciseCoverage");
			session.disconnect();
		},
	};
}

function reachesNew(
	one: Known,
	ranges: readonly Profiler.CoverageRange[],
	noting: boolean,
): boolean {
	if (one.count === one.reached.length || ranges[0]?.count === 0) return false;
	const now = reachedIn(ranges, one.reached.length);
	let fresh = 0;
	for (let at = 0; at < now.length; at++) {
		if (now[at] !== 1 || one.reached[at] !== 0) continue;
		fresh++;
		if (noting) one.reached[at] = 1;
	}
	if (noting) one.count += fresh;
	return fresh > 0;
}

/** Ranges stand from the outside in; an inner one tells its own count. */
function reachedIn(
	ranges: readonly Profiler.CoverageRange[],
	length: number,
): Uint8Array {
	const start = ranges[0]?.startOffset ?? 0;
	const reached = new Uint8Array(length);
	for (const { startOffset, endOffset, count } of ranges)
		reached.fill(count > 0 ? 1 : 0, startOffset - start, endOffset - start);
	return reached;
}
