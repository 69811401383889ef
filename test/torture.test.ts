import { expect, onTestFinished, test } from "vitest";
import { startEngines } from "#test/bench/torture/engines.ts";
import { playLife, type Round } from "#test/bench/torture/life.ts";
import { makeChance } from "#test/briefs/mutations.ts";

const isOnServers = Boolean(process.env.TEST_DATABASE_URL);

test("two days in which the program is killed and its platforms fail lose and double nothing", {
	timeout: 300_000,
}, async () => {
	const engines = await startEngines(isOnServers ? "redis" : "pglite");
	onTestFinished(() => engines.stop(false));
	const rounds: Omit<Round, "number">[] = [];
	const crashes: string[] = [];
	await playLife({
		engines,
		chance: makeChance(11),
		days: 2,
		old: null,
		isPlanted: false,
		isCalm: false,
		onCrash: (name) => crashes.push(name),
		onRound(round) {
			rounds.push(round);
			return false;
		},
	});
	// The day runs faster than locks lapse: on a slow machine that alone makes a digest late.
	const findings = rounds
		.flatMap(({ findings }) => findings)
		.filter(({ verdict }) => verdict !== "late");
	expect([...findings, ...rounds.flatMap(({ undone }) => undone)]).toEqual([]);
	expect(rounds.flatMap(({ faults }) => faults).length).toBeGreaterThan(1);
	expect(rounds.reduce((sum, { due }) => sum + due, 0)).toBeGreaterThan(9);
	expect(crashes).toEqual([]);
});
