import { mkdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { shortHash } from "../../src/lib/text/hash.ts";
import { filesIn, fuzzInputs } from "../support/fuzz/inputs.ts";
import { faultOf } from "../support/fuzz/target.ts";
import { targetNames } from "../support/fuzz/targets.ts";
import { collectedSeeds } from "./fuzz/collected-seeds.ts";
import type { Finding } from "./fuzz/explore.ts";
import { runTarget, type TargetRun } from "./fuzz/run-target.ts";

export const description =
	"looks for inputs that break what reads strangers' texts, guided by the code that they reach; the targets share the time";

export const usage = "[TARGET…] [--minutes N] [--seed N] [--folder F]";

export async function run(args: string[]): Promise<void> {
	const { positionals, values } = parseArgs({
		args,
		allowPositionals: true,
		options: {
			minutes: { type: "string", default: "60" },
			seed: { type: "string", default: "1" },
			folder: { type: "string", default: join(tmpdir(), "modelwire-fuzz") },
		},
	});
	const targets = positionals.length > 0 ? positionals : targetNames;
	const milliseconds = (Number(values.minutes) * 60_000) / targets.length;
	const rows: Record<string, ReturnType<typeof rowOf>> = {};
	for (const target of targets) {
		const run = await runTarget(
			{
				target,
				seeds: seedsOf(target, values.folder),
				seed: Number(values.seed),
				milliseconds,
			},
			(finding) => keepCase(target, finding, values.folder),
		);
		keepCorpus(target, run.kept, values.folder);
		rows[target] = rowOf(run);
		console.error(target, JSON.stringify(rows[target]));
	}
	console.table(rows);
	if (Object.values(rows).some(({ found }) => found > 0)) process.exitCode = 1;
}

/** Ours, those of collections where they are there, and what earlier runs kept. */
function seedsOf(target: string, folder: string): string[] {
	return [
		...fuzzInputs("seeds", target),
		...fuzzInputs("cases", target),
		...collectedSeeds(target),
		...filesIn(join(folder, "corpus", target)),
	].map(({ bytes }) => bytes.toString("latin1"));
}

/** A case that is mended moves to `test/fixtures/fuzz/cases`, where the suite tries it for ever. */
function keepCase(
	target: string,
	{ problem, input }: Finding,
	folder: string,
): void {
	const name = faultOf(problem)
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, "-")
		.slice(0, 60);
	const path = keep(join(folder, "cases", target), input, name);
	console.error(`${target}: ${problem}\n  ${path}`);
}

function keepCorpus(
	target: string,
	inputs: readonly string[],
	folder: string,
): void {
	for (const input of inputs) keep(join(folder, "corpus", target), input);
}

function keep(folder: string, input: string, name = "input"): string {
	mkdirSync(folder, { recursive: true });
	const path = join(folder, `${name}-${shortHash(input)}`);
	writeFileSync(path, input, "latin1");
	return path;
}

function rowOf({ findings, explored }: TargetRun) {
	const { executions = 0, milliseconds = 0, reached } = explored ?? {};
	return {
		executions,
		"CPU seconds": Math.round(milliseconds / 1_000),
		"a CPU second": Math.round(executions / (milliseconds / 1_000 || 1)),
		functions: `${reached?.functions ?? 0} of ${reached?.ofFunctions ?? 0}`,
		code: `${Math.round((100 * (reached?.characters ?? 0)) / (reached?.ofCharacters || 1))} %`,
		corpus: explored?.kept ?? 0,
		"slowest ms": Math.round(explored?.slowest ?? 0),
		found: findings.length,
	};
}
