import type { GroupingMember } from "../../../src/stories/cluster.ts";
import { makeChance } from "../../briefs/mutations.ts";

const day = 86_400_000;
const start = Date.UTC(2026, 0, 1);

/** How many common words there are; a word's frequency falls with its rank, as in any language. */
const commonWords = 20_000;
/** Chinese titles, of all. */
const chinese = 0.15;
/** The share of items that report an event that others report too. */
const reported = 0.5;

const syllables =
	"ka lo mi tra ven dor sel pha ner gus ti bra con del fer lum mar nov pol quin ras sto tur val wex yan zor bel cor dra".split(
		" ",
	);
const characters = [
	..."的一国在人了有中是年和大业不为发会工经上地市要个产这出行作生家以成到日民来我部对进多全建他公开们场展时理新方主企资实学报制政济用同于法高长现本月定化加动合品重关机分力自外者区能设后就等体下万元社过前面",
];

interface Event {
	words: string[];
	at: number;
}

/**
 * Invented headlines in the order of time: some report an event of the hours
 * before in words of their own, the others stand alone. Each event brings names
 * that no earlier one had, so the vocabulary never ends. The same for every run.
 */
export function* makeHeadlines({
	items,
	days,
}: {
	items: number;
	days: number;
}): Generator<GroupingMember> {
	const chance = makeChance(20260101);
	const recent: Event[] = [];
	for (let index = 0; index < items; index++) {
		const at = start + Math.round((index / items) * days * day);
		const known = chance() < reported ? pick(recent, chance) : undefined;
		const event = known ?? { words: eventWords(index, chance), at };
		if (!known) recent.push(event);
		while (recent.length > 300) recent.shift();
		yield {
			id: String(index),
			title: chance() < chinese ? run(event, chance) : title(event, chance),
			url: `https://paper${index % 600}.example/${index}`,
			source: `Paper ${index % 600}`,
			publishedAt: new Date(at),
		};
	}
}

/** Two names of its own, and what happened in common words. */
function eventWords(index: number, chance: () => number): string[] {
	return [
		spelled(commonWords + 2 * index),
		...(chance() < 0.4 ? [spelled(commonWords + 2 * index + 1)] : []),
		...Array.from({ length: 6 }, () => spelled(rank(chance))),
	];
}

/** Most of the event's words, some others, a number now and then. */
function title({ words }: Event, chance: () => number): string {
	const said = words.filter(() => chance() < 0.7);
	const others = Array.from({ length: 2 + Math.floor(chance() * 5) }, () =>
		spelled(rank(chance)),
	);
	const number = chance() < 0.2 ? [`$${Math.ceil(chance() * 900)}M`] : [];
	return [...said, ...others, ...number].join(" ");
}

function run({ words: [name = ""] }: Event, chance: () => number): string {
	const text = Array.from(
		{ length: 12 + Math.floor(chance() * 16) },
		() => characters[Math.floor(chance() ** 1.5 * characters.length)],
	);
	return `${name}${text.join("")}`;
}

/** Zipf's law: the chance of a rank falls as it grows. */
function rank(chance: () => number): number {
	return Math.floor(commonWords ** chance());
}

function spelled(number: number): string {
	let word = "";
	for (
		let rest = number + syllables.length;
		rest > 0;
		rest = Math.floor(rest / syllables.length)
	)
		word += syllables[rest % syllables.length];
	return word;
}

/** Loud events are taken more often than others. */
function pick(events: readonly Event[], chance: () => number) {
	return events[Math.floor(chance() ** 3 * events.length)];
}
