/** What the world does in the torture's days: events that several papers tell, some of them corrected later, some urgent. */
import {
	type NewsEvent,
	tell,
	topics,
	towns,
} from "#test/support/day/events.ts";
import { background, pick } from "#test/support/day/filler.ts";
import { type DayFeed, feedAt } from "#test/support/day/news-day.ts";
import { subjectOf } from "#test/support/day/subjects.ts";

const minute = 60_000;
const hour = 60 * minute;
/** As long as a feed shows an item. */
const shownMilliseconds = 60 * hour;

export const papers = Array.from(
	{ length: 6 },
	(_, index) => `paper-${index + 1}.example`,
);

/** Something that happened; `maker` stands in all that is written about it and in nothing else. */
export interface Happening extends NewsEvent {
	/** From when on all papers that tell it have told it. */
	knownFrom: number;
	isUrgent: boolean;
	correctedFrom: number | null;
}

/** Whether a text is about it; other words may begin with its name. */
export function tellsOf(text: string, { maker }: Happening): boolean {
	return new RegExp(`\\b${maker}\\b`).test(text);
}

export interface World {
	/** In the order of happening; grows. */
	happenings: Happening[];
	/** Lets something happen within the `minutes` before `until`. */
	publish(
		until: number,
		minutes: number,
		news: { events: number; isUrgent: boolean; isCorrecting: boolean },
	): Happening[];
	/** A feed as it is at a moment; null where there is none. */
	feed(host: string, at: number): string | null;
}

/** Whose releases concern every reader. */
const urgentMakers = ["OpenAI", "Anthropic", "DeepSeek", "Google DeepMind"];
const urgentWords = [
	["releases", "an AI model for"],
	["unveils", "artificial intelligence made for"],
	["launches", "a language model about"],
	["introduces", "its LLM for everybody's"],
	["announces", "a neural network that knows"],
] as const;
const urgentDeeds =
	"mathematics cooking chess astronomy law gardening sailing weaving mining dancing".split(
		" ",
	);
const syllables =
	"ba de fi go lu ma ne pi ro su ta ve wi zo cra dri fle gru plo ster".split(
		" ",
	);

export function makeWorld(chance: () => number): World {
	const feeds = papers.map(
		(host): DayFeed => ({ host, language: "en", items: [] }),
	);
	const happenings: Happening[] = [];
	const names = new Set<string>();
	let itemId = 0;

	/** A name that nothing had before. */
	function coin(): string {
		for (;;) {
			const parts = Array.from({ length: 3 }, () => pick(syllables, chance));
			const name = parts.join("").replace(/^./, (first) => first.toUpperCase());
			if (names.has(name)) continue;
			names.add(name);
			return name;
		}
	}

	/** Of its own for each event: that two are told apart is not what is tried here. */
	function words(): string {
		return `${coin()}, ${coin()}, ${coin()}, ${coin()} and ${coin()}`;
	}

	function report(
		feed: DayFeed,
		at: number,
		title: string,
		sentences: readonly string[],
	): void {
		const own = background("en", 12, chance).map((text) => `${text}.`);
		feed.items.push({
			id: ++itemId,
			title,
			text: [...sentences, ...own].join(" "),
			publishedAt: new Date(at),
		});
	}

	/** Told by so many papers, beginning with any, some minutes apart. */
	function tellIn(
		count: number,
		from: number,
		until: number,
		write: (feed: DayFeed, at: number, index: number) => void,
	): void {
		const first = Math.floor(chance() * feeds.length);
		const apart = (until - from) / (count + 1);
		for (let index = 0; index < count; index++)
			write(
				feeds[(first + index) % feeds.length] as DayFeed,
				from + apart * index,
				index,
			);
	}

	function ordinary(): Omit<Happening, "knownFrom"> {
		const topic = pick(topics, chance);
		const index = happenings.filter((one) => one.topic === topic).length;
		const language = "en";
		const maker = coin();
		const among = words();
		const { en, it, de } = subjectOf(topic, index % 10);
		const subject = {
			en: `${en} of ${among}`,
			it: `${it} di ${among}`,
			de: `${de} aus ${among}`,
		};
		const named = {
			maker,
			product: coin(),
			town: towns[happenings.length % towns.length] ?? "",
			subject,
			number: 11 + 3 * (happenings.length % 60),
		};
		return {
			maker,
			topic,
			language,
			isUrgent: false,
			correctedFrom: null,
			tellings: tell[topic](named),
		};
	}

	function urgent(): Omit<Happening, "knownFrom"> {
		const count = happenings.filter(({ isUrgent }) => isUrgent).length;
		const by = urgentMakers[count % urgentMakers.length];
		const [does, what] = urgentWords[count % urgentWords.length] ?? [];
		const deed = `${urgentDeeds[count % urgentDeeds.length]} among ${words()}`;
		const product = coin();
		const telling = {
			titles: Array.from(
				papers,
				(_, paper) =>
					`${by} ${does} ${product}, ${what} ${deed}${paper === 0 ? "" : `, report ${paper}`}`,
			),
			sentences: [
				`${by} ${does} ${product}, an artificial intelligence model: ${what} ${deed}.`,
				`${by} says that ${product} is open to all who pay from today on.`,
			],
		};
		return {
			maker: product,
			topic: "model-releases",
			language: "en",
			isUrgent: true,
			correctedFrom: null,
			tellings: { en: telling, it: telling, de: telling },
		};
	}

	/** Of yesterday's events one turns out to have been told wrongly. */
	function correct(until: number, minutes: number): void {
		const told = happenings.filter(
			({ knownFrom, isUrgent, correctedFrom }) =>
				!isUrgent &&
				correctedFrom === null &&
				until - knownFrom < 26 * hour &&
				until - knownFrom > 2 * hour,
		);
		const event = told.at(Math.floor(chance() * told.length));
		if (!event) return;
		const { titles, sentences } = event.tellings.en;
		tellIn(4, until - minutes * minute, until, (feed, at) =>
			report(feed, at, `Correction: ${titles[0]}`, sentences),
		);
		event.correctedFrom = until;
	}

	return {
		happenings,
		publish(until, minutes, { events, isUrgent, isCorrecting }) {
			const begun: Happening[] = [];
			const happen = (what: Omit<Happening, "knownFrom">, count: number) => {
				const happening = { ...what, knownFrom: until };
				const { titles, sentences } = what.tellings.en;
				tellIn(count, until - minutes * minute, until, (feed, at, index) =>
					report(feed, at, titles[index % titles.length] as string, sentences),
				);
				happenings.push(happening);
				begun.push(happening);
			};
			for (let index = 0; index < events; index++)
				happen(ordinary(), 2 + Math.floor(chance() * 2));
			if (isUrgent) happen(urgent(), papers.length);
			if (isCorrecting) correct(until, minutes);
			for (const feed of feeds)
				feed.items = feed.items.filter(
					({ publishedAt }) =>
						until - publishedAt.getTime() < shownMilliseconds,
				);
			return begun;
		},
		feed(host, at) {
			const feed = feeds.find((one) => one.host === host);
			return feed ? feedAt(feed, new Date(at)) : null;
		},
	};
}
