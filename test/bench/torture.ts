import { parseArgs } from "node:util";
import { makeChance } from "#test/briefs/mutations.ts";
import { type Pair, pairs, startEngines } from "./torture/engines.ts";
import { rule, verdicts } from "./torture/judge.ts";
import { playLife, type Round } from "./torture/life.ts";
import { checkOutOldVersion, type OldVersion } from "./torture/old-version.ts";

export const description =
	"days of traffic through real processes that are killed, with databases, queues, clocks and networks that fail: what each channel has received at the end";
export const usage = `[${pairs.join("|")}] [--rounds 200] [--seed N] [--planted] [--old REVISION] [--calm] [--quiet]`;

/** A site is given up after so many days, and a new one begins. */
const daysOfLife = 20;

interface Tally {
	pair: Pair;
	rounds: Round[];
	crashes: number;
	seconds: number;
}

interface Options {
	rounds: number;
	seed: number;
	isPlanted: boolean;
	isCalm: boolean;
	isQuiet: boolean;
	old: string | null;
}

export async function run(args: string[]): Promise<void> {
	const { values, positionals } = parseArgs({
		args,
		allowPositionals: true,
		options: {
			rounds: { type: "string", default: "200" },
			seed: { type: "string", default: String(Date.now() % 1_000_000) },
			old: { type: "string" },
			planted: { type: "boolean", default: false },
			calm: { type: "boolean", default: false },
			quiet: { type: "boolean", default: false },
		},
	});
	const wanted =
		positionals.length > 0
			? pairs.filter((pair) => positionals.includes(pair))
			: pairs;
	if (wanted.length < positionals.length)
		throw new Error(`There is no such engine pair. Usage: torture ${usage}`);
	const options: Options = {
		rounds: Number(values.rounds),
		seed: Number(values.seed),
		isPlanted: values.planted,
		isCalm: values.calm,
		isQuiet: values.quiet,
		old: values.old ?? null,
	};
	console.log(`seed ${options.seed}\n${rule}\n`);
	const tallies: Tally[] = [];
	for (const pair of wanted) tallies.push(await torture(pair, options));
	report(tallies, options);
}

async function torture(pair: Pair, options: Options): Promise<Tally> {
	const tally: Tally = { pair, rounds: [], crashes: 0, seconds: 0 };
	const started = performance.now();
	const old = options.isPlanted ? null : checkOutOldVersion(options.old);
	const engines = await startEngines(pair);
	console.log(
		`${pair}: logs in ${engines.folder}${old ? `; upgrades from ${old.revision}` : ""}`,
	);
	const stop = () => engines.stop(true).then(() => process.exit(1));
	process.once("SIGTERM", stop).once("SIGINT", stop);
	try {
		for (let life = 0; tally.rounds.length < options.rounds; life++) {
			if (options.isPlanted && isFound(tally)) break;
			const left = options.rounds - tally.rounds.length;
			await playLife({
				engines,
				chance: makeChance(options.seed + life * 7_919),
				days: Math.min(daysOfLife, left),
				old: oldOf(life, left, old),
				isPlanted: options.isPlanted,
				isCalm: options.isCalm,
				onCrash: (name) => {
					tally.crashes += 1;
					console.log(`  ${name} ended by itself`);
				},
				onRound(round) {
					const numbered = { number: tally.rounds.length + 1, ...round };
					tally.rounds.push(numbered);
					if (!options.isQuiet || isBad(numbered))
						console.log(lineOf(pair, numbered));
					return options.isPlanted && isFound(tally);
				},
			});
		}
	} finally {
		await engines.stop(tally.rounds.some(isBad));
		old?.remove();
	}
	tally.seconds = (performance.now() - started) / 1_000;
	return tally;
}

/** Every second site is begun with the old version, where it lives for more than a day. */
function oldOf(
	life: number,
	left: number,
	old: OldVersion | null,
): OldVersion | null {
	return life % 2 === 1 && left > 1 ? old : null;
}

function isBad({ findings, undone }: Round): boolean {
	return findings.length > 0 || undone.length > 0;
}

function isFound({ rounds }: Tally): boolean {
	return rounds.some(({ findings }) => findings.length > 0);
}

function lineOf(
	pair: Pair,
	{ number, date, faults, findings, undone, due, seconds }: Round,
): string {
	const head = `${pair} ${number} · ${date} · ${due} due · ${seconds.toFixed(1)} s · ${faults.join(", ") || "no fault"}`;
	const told = findings.map(
		({ verdict, reader, what }) => `\n    ${verdict}: ${reader}: ${what}`,
	);
	return [head, ...told, ...undone.map((what) => `\n    ${what}`)].join("");
}

function report(tallies: readonly Tally[], { isPlanted, seed }: Options): void {
	console.log("");
	console.table(
		Object.fromEntries(
			tallies.map(({ pair, rounds, crashes, seconds }) => [
				pair,
				{
					rounds: rounds.length,
					faults: rounds.flatMap((round) => round.faults).length,
					"digests due": rounds.reduce((sum, { due }) => sum + due, 0),
					...Object.fromEntries(
						verdicts.map((verdict) => [verdict, count(rounds, verdict)]),
					),
					"rounds not done": rounds.filter(({ undone }) => undone.length > 0)
						.length,
					"ended by themselves": crashes,
					seconds: Math.round(seconds),
				},
			]),
		),
	);
	console.log("Faults by kind:");
	const kinds = [
		...new Set(
			tallies.flatMap(({ rounds }) => rounds.flatMap(({ faults }) => faults)),
		),
	].sort();
	console.table(
		Object.fromEntries(
			kinds.map((kind) => [
				kind,
				Object.fromEntries(
					tallies.map(({ pair, rounds }) => [
						pair,
						rounds.flatMap(({ faults }) => faults).filter((one) => one === kind)
							.length,
					]),
				),
			]),
		),
	);
	for (const { pair, rounds } of tallies)
		for (const round of rounds.filter(isBad))
			console.log(`seed ${seed}: ${lineOf(pair, round)}`);
	if (isPlanted) reportPlanted(tallies);
	else if (tallies.some(({ rounds }) => rounds.some(isBad)))
		process.exitCode = 1;
}

/** The planted bug has to be found. */
function reportPlanted(tallies: readonly Tally[]): void {
	for (const tally of tallies) {
		const { pair, rounds } = tally;
		console.log(
			isFound(tally)
				? `${pair}: the planted bug was found in round ${rounds.length}.`
				: `${pair}: the planted bug was not found.`,
		);
		if (!isFound(tally)) process.exitCode = 1;
	}
}

function count(rounds: readonly Round[], verdict: string): number {
	return rounds
		.flatMap(({ findings }) => findings)
		.filter((finding) => finding.verdict === verdict).length;
}
