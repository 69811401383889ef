import { Script } from "node:vm";
import { type FuzzTarget, faultOf, judge } from "../../support/fuzz/target.ts";
import { makeChoices } from "./chance.ts";
import { makeCorpus } from "./corpus.ts";
import { type Reached, startCoverage } from "./coverage.ts";
import { minimise } from "./minimise.ts";
import { mutate } from "./mutate.ts";
import { commonWords } from "./words.ts";

/** An input that does what no input may. */
export interface Finding {
	problem: string;
	/** Bytes, a character each. */
	input: string;
}

export interface Explored {
	executions: number;
	/** Of the processor. */
	milliseconds: number;
	kept: number;
	slowest: number;
	reached: Reached;
	/** How often each fault was met. */
	faults: Readonly<Record<string, number>>;
}

export interface Exploring {
	load(): Promise<FuzzTarget>;
	seeds: readonly string[];
	/** Of chance. */
	seed: number;
	milliseconds: number;
	/** Called before an input is run, for whoever learns that it was the last. */
	running(input: string): void;
	/** Called once for each fault. */
	found(finding: Finding): void;
	/** Called with inputs that reached something new. */
	kept(input: string): void;
}

/** No input may take longer, milliseconds of the processor. */
const longestRun = 1_000;
/** After so long, inputs are stopped by force; of a busy machine's clock. */
const endless = 30_000;
/** So long a finding is made shorter: less than is left of a batch's time, or it would get lost. */
const longestMinimising = 10_000;
/** Asking for the coverage takes as long as several inputs do. */
const batchSize = 24;

/** Runs a target on ever new inputs, made of those that reached something new. */
export async function explore(how: Exploring): Promise<Explored> {
	const coverage = startCoverage();
	const target = await how.load();
	const chance = makeChoices(how.seed);
	const corpus = makeCorpus();
	const faults: Record<string, number> = {};
	const words = [...commonWords, ...target.words].map(asBytes);
	let executions = 0;
	let running = "";

	function run(input: string): void {
		running = input;
		how.running(input);
		executions++;
		const { problems, milliseconds } = timedRun(target, input);
		corpus.timed(input, milliseconds);
		for (const problem of problems) report(problem, input);
		if (milliseconds > longestRun) checkSlow(input);
	}

	/** A busy machine slows runs down: the fastest of three counts. */
	function checkSlow(input: string): void {
		const slow = (given: string, times: number) =>
			Array.from({ length: times }, () => timedRun(target, given)).every(
				({ milliseconds }) => milliseconds > longestRun,
			);
		if (!slow(input, 3)) return;
		report("takes more than a second", input, (other) => slow(other, 1));
	}

	function report(
		problem: string,
		input: string,
		isSame = (other: string) =>
			timedRun(target, other).problems.some(
				(one) => faultOf(one) === faultOf(problem),
			),
	): void {
		const fault = faultOf(problem);
		faults[fault] = (faults[fault] ?? 0) + 1;
		if (faults[fault] !== 1) return;
		const until = performance.now() + longestMinimising;
		const isTimely = (other: string) =>
			performance.now() < until && isSame(other);
		how.found({ problem, input: minimise(input, isTimely) });
	}

	function keepNew(inputs: readonly string[]): void {
		for (const input of inputs) {
			running = input;
			timedRun(target, input);
			if (!coverage.takeNew()) continue;
			corpus.add(input);
			how.kept(input);
		}
	}

	/**
	 * Does what must end, and reports the input that does not: by itself, for a batch of many that are
	 * slow, each within what it may take, is none that does not end.
	 */
	function bounded(work: () => void): void {
		if (ends(work, endless)) return;
		const last = running;
		if (!ends(() => run(last), endless))
			how.found({ problem: "does not end", input: last });
	}

	coverage.takeNew();
	for (const seed of ["", ...how.seeds]) {
		bounded(() => run(seed));
		coverage.takeNew();
		corpus.add(seed);
	}
	const started = performance.now();
	const used = process.threadCpuUsage();
	while (performance.now() - started < how.milliseconds) {
		const inputs = Array.from({ length: batchSize }, () =>
			mutate(corpus.choose(chance), {
				shape: target.shape,
				words,
				others: corpus.inputs,
				chance,
			}),
		);
		bounded(() => inputs.forEach(run));
		if (coverage.sawNew()) bounded(() => keepNew(inputs));
	}
	const reached = coverage.reached(target.about);
	coverage.stop();
	return {
		executions,
		milliseconds: since(used),
		kept: corpus.inputs.length,
		slowest: corpus.slowest(),
		reached,
		faults,
	};
}

function asBytes(text: string): string {
	return Buffer.from(text).toString("latin1");
}

function timedRun(target: FuzzTarget, input: string) {
	const bytes = Buffer.from(input, "latin1");
	const before = process.threadCpuUsage();
	const problems = judge(target, bytes);
	return { problems, milliseconds: since(before) };
}

/** Of the processor, since it was asked before. */
function since(before: NodeJS.CpuUsage): number {
	const { user, system } = process.threadCpuUsage(before);
	return (user + system) / 1_000;
}

/** A script can be stopped while what it calls is running; a mere call cannot. */
const calling = new Script("globalThis.boundedWork()");

/** Runs `work`, by force no longer than so many milliseconds; whether it came to its end. */
function ends(work: () => void, milliseconds: number): boolean {
	Object.assign(globalThis, { boundedWork: work });
	try {
		calling.runInThisContext({ timeout: milliseconds });
		return true;
	} catch (error) {
		const isTimeout =
			error instanceof Error &&
			"code" in error &&
			error.code === "ERR_SCRIPT_EXECUTION_TIMEOUT";
		if (isTimeout) return false;
		throw error;
	}
}
