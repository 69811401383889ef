/** A site from its first day on, some of them begun with an older version and brought to this one while they work. */
import { join } from "node:path";
import { Temporal } from "temporal-polyfill";
import { pick } from "#test/support/day/filler.ts";
import { playDay, slotsUntil } from "./day.ts";
import type { Engines } from "./engines.ts";
import { chooseFaults } from "./faults.ts";
import { type Finding, judge } from "./judge.ts";
import type { OldVersion } from "./old-version.ts";
import type { Place } from "./processes.ts";
import { startSite, thisTree } from "./site.ts";

export interface Round {
	number: number;
	date: string;
	faults: string[];
	/** New ones. */
	findings: Finding[];
	undone: string[];
	/** Digests that were to come, on this day. */
	due: number;
	seconds: number;
}

export interface LifeOptions {
	engines: Engines;
	chance: () => number;
	days: number;
	/** What the life begins with; null for this version. */
	old: OldVersion | null;
	isPlanted: boolean;
	isCalm: boolean;
	onCrash: (name: string) => void;
	onRound: (round: Omit<Round, "number">) => boolean;
}

/** What goes on beside a change of versions. */
const mildFaults = [
	"kill at any moment",
	"network to Slack",
	"network to Discord",
];

let lives = 0;

/** Plays days until they are over, or `onRound` says so. */
export async function playLife({
	engines,
	chance,
	days,
	old,
	isPlanted,
	isCalm,
	onCrash,
	onRound,
}: LifeOptions): Promise<void> {
	const firstDay = Temporal.PlainDate.from("2025-01-02").add({
		days: Math.floor(chance() * 360),
	});
	const withModel = chance() < 0.3;
	const started = performance.now();
	const name = `torture_${++lives}`;
	const site = await startSite({
		name,
		engines,
		chance,
		firstDay,
		places: placesOf(
			engines,
			old ? { prefix: "old ", tree: old.tree } : { prefix: "", tree: thisTree },
		),
		isPresent: old === null,
		withModel,
		isPlanted,
		onCrash,
	});
	const known = new Set<string>();
	let before = 0;
	let began = started;
	try {
		for (let day = 0; day < days; day++) {
			const date = firstDay.add({ days: day });
			const isUpgrade = old !== null && day === 1;
			const isBeginning = old !== null && day === 0;
			const faults =
				isCalm || isBeginning
					? []
					: isUpgrade
						? [pick(mildFaults, chance)]
						: chooseFaults(engines.pair, withModel, chance);
			const between = isUpgrade ? upgrade(chance) : undefined;
			const undone = await playDay(site, {
				date,
				faults,
				chance,
				...(between ? { between } : {}),
			});
			const { findings, due } = await judge(site, slotsUntil(firstDay, date));
			const fresh = findings.filter(
				(finding) => !known.has(JSON.stringify(finding)),
			);
			for (const finding of findings) known.add(JSON.stringify(finding));
			const isBad = fresh.length > 0 || undone.length > 0;
			if (isBad) await site.dump(join(engines.folder, `${name}-${date}.json`));
			const isOver = onRound({
				date: date.toString(),
				faults: isUpgrade ? ["upgrade", ...faults] : faults,
				findings: fresh,
				undone,
				due: due - before,
				seconds: (performance.now() - began) / 1_000,
			});
			before = due;
			began = performance.now();
			if (isOver) return;
		}
	} finally {
		await site.close();
	}

	/** The new version comes beside the old one, which goes in a later part of the day; one embedded database has one of them at a time. */
	function upgrade(chance: () => number): (part: number) => Promise<void> {
		const comes = Math.floor(chance() * 3);
		const goes = comes + Math.floor(chance() * 2);
		const { processes } = site;
		return async (part) => {
			if (part === comes) {
				processes.letGo("old ");
				if (engines.pair === "pglite") await processes.stop("old ");
				for (const place of placesOf(engines, { prefix: "", tree: thisTree }))
					await processes.add(place);
				site.disturbed();
			}
			if (part === goes) await processes.stop("old ");
		};
	}
}

function placesOf(
	{ pair }: Engines,
	{ prefix, tree }: { prefix: string; tree: string },
): Place[] {
	return pair === "pglite"
		? [{ name: `${prefix}all`, role: "all", tree }]
		: [
				{ name: `${prefix}worker 1`, role: "worker", tree },
				{ name: `${prefix}worker 2`, role: "worker", tree },
				{ name: `${prefix}chat`, role: "chat", tree },
			];
}
