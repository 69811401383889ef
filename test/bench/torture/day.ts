/** One round: a day of a site's life, with its news, its digests and its faults. */
import type { Temporal } from "temporal-polyfill";
import { isQuiet, readers, slotsOn } from "./calendar.ts";
import { faults } from "./faults.ts";
import { follows } from "./judge.ts";
import { type Happening, tellsOf } from "./news.ts";
import type { Site } from "./site.ts";

const minute = 60_000;
/** When papers have told what they tell, of UTC. */
const mornings = 5.5 * 60;
const noons = 11.75 * 60;

export interface DayPlan {
	date: Temporal.PlainDate;
	/** Names of faults. */
	faults: readonly string[];
	chance: () => number;
	/** What else is done at the beginning of the so many'th part of the day. */
	between?: (part: number) => Promise<void>;
}

type Part = { at: number } & (
	| { kind: "news"; minutes: number }
	| { kind: "slot" }
);

/** @returns what was not done when patience ended */
export async function playDay(
	site: Site,
	{ date, faults: chosen, chance, between }: DayPlan,
): Promise<string[]> {
	const parts = partsOf(date);
	const planned = chosen.map((name) => ({
		name,
		part: Math.floor(chance() * parts.length),
	}));
	const isClockRight = !chosen.some((name) => name.startsWith("clock"));
	const undone: string[] = [];
	for (const [index, part] of parts.entries()) {
		await between?.(index);
		const repairs: (() => Promise<void>)[] = [];
		for (const { name } of planned.filter((one) => one.part === index)) {
			const repair = await faults[name]?.happen(site, chance);
			if (repair) repairs.push(repair);
			site.disturbed();
		}
		const urgent: Happening[] = [];
		if (part.kind === "news") {
			const news = {
				events: 1 + Math.floor(chance() * 3),
				isUrgent: chance() < 0.5,
				isCorrecting: chance() < 0.4,
			};
			const begun = site.world.publish(part.at, part.minutes, news);
			urgent.push(...begun.filter(({ isUrgent }) => isUrgent));
		}
		await site.jumpTo(part.at + 5_000);
		const left = await site.until(
			async ({ reading, telling, changing }) =>
				reading + telling + changing === 0 &&
				(!isClockRight || (await haveBroken(site, urgent))),
		);
		if (left !== null)
			undone.push(
				`not done in half an hour: ${part.kind} at ${new Date(part.at).toISOString()}: ${left}`,
			);
		for (const repair of repairs) await repair();
		for (const network of Object.values(site.networks)) network.clear();
	}
	return undone;
}

/** A day's news and digests in the order of their times. */
function partsOf(date: Temporal.PlainDate): Part[] {
	const start = date.toZonedDateTime("UTC").epochMilliseconds;
	const slots = new Set(readers.flatMap((reader) => slotsOn(date, reader)));
	const parts: Part[] = [
		{ kind: "news", at: start + mornings * minute, minutes: 6 * 60 },
		{ kind: "news", at: start + noons * minute, minutes: 60 },
		...[...slots].map((at): Part => ({ kind: "slot", at })),
	];
	return parts.sort((one, other) => one.at - other.at);
}

/** Whether those who want to be interrupted, and may be now, have been. */
async function haveBroken(
	site: Site,
	urgent: readonly Happening[],
): Promise<boolean> {
	for (const happening of urgent)
		for (const reader of readers) {
			const hadDigest = site.hadDigest(reader);
			if (
				!reader.breaking ||
				!hadDigest ||
				!follows(reader, happening) ||
				isQuiet(reader, site.now())
			)
				continue;
			const held = await site.platforms.held(reader);
			if (!held.some(({ text }) => tellsOf(text, happening))) return false;
		}
	return true;
}

/** Every slot that has come, by the channel's name. */
export function slotsUntil(
	first: Temporal.PlainDate,
	last: Temporal.PlainDate,
): Map<string, number[]> {
	const days = first.until(last).days + 1;
	return new Map(
		readers.map((reader) => [
			reader.name,
			Array.from({ length: days }, (_, day) =>
				slotsOn(first.add({ days: day }), reader),
			).flat(),
		]),
	);
}
