import { type Language, type NewsEvent, newsEvents } from "./events.ts";
import { background, pick } from "./filler.ts";

export interface DayItem {
	id: number;
	title: string;
	text: string;
	publishedAt: Date;
}

export interface DayFeed {
	/** Under `.example`. */
	host: string;
	language: Language;
	items: DayItem[];
}

export interface NewsDay {
	begins: Date;
	events: NewsEvent[];
	feeds: DayFeed[];
}

export interface DaySize {
	feeds: number;
	items: number;
	events: number;
}

const minute = 60_000;
/** All is out an hour before the day ends. */
const lastMinute = 23 * 60;
/** How many papers tell an event. */
const reports = [2, 2, 3, 3, 4, 6];
const feedLanguages = "en en it en en de en en".split(" ") as Language[];

/** A day of the world: events that several papers tell, and news that nobody here asks for. */
export function makeNewsDay(
	size: DaySize,
	begins: Date,
	chance: () => number,
): NewsDay {
	const feeds = Array.from(
		{ length: size.feeds },
		(_, index): DayFeed => ({
			host: `paper-${index + 1}.example`,
			language: feedLanguages[index % feedLanguages.length] as Language,
			items: [],
		}),
	);
	const events = newsEvents(size.events);
	let id = 0;
	const publish = (
		feed: DayFeed,
		after: number,
		title: string,
		news: readonly string[],
	) => {
		const own = background(feed.language, 30, chance).map((text) => `${text}.`);
		feed.items.push({
			id: ++id,
			title,
			text: [...own.slice(0, 4), ...news, ...own.slice(4)].join(" "),
			publishedAt: new Date(begins.getTime() + after * minute),
		});
	};

	events.forEach(({ language, tellings }, index) => {
		const able = feeds.filter((feed) => feed.language === language);
		const from = Math.floor(chance() * able.length);
		const count = Math.min(able.length, reports[index % reports.length] ?? 1);
		const first = Math.floor(chance() * (lastMinute - 120));
		const { titles, sentences } = tellings[language];
		for (let report = 0; report < count; report += 1)
			publish(
				able[(from + report) % able.length] as DayFeed,
				first + 15 * report,
				titles[report % titles.length] as string,
				sentences,
			);
	});
	while (id < size.items) {
		const feed = pick(feeds, chance);
		const after = Math.floor(chance() * lastMinute);
		const [title = ""] = background(feed.language, 1, chance);
		publish(feed, after, title, []);
	}
	return { begins, events, feeds };
}

/** A feed's items so far as RSS, the newest first, with their whole text. */
export function feedAt({ host, language, items }: DayFeed, now: Date): string {
	const published = items
		.filter(({ publishedAt }) => publishedAt <= now)
		.sort((a, b) => b.publishedAt.getTime() - a.publishedAt.getTime());
	return `<?xml version="1.0"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>${host}</title><link>https://${host}/</link><language>${language}</language>
${published
	.map(
		({ id, title, text, publishedAt }) => `<item><guid>${id}</guid>
<title>${escaped(title)}</title><link>https://${host}/${id}</link>
<pubDate>${publishedAt.toUTCString()}</pubDate>
<content:encoded>${escaped(`<p>${text}</p>`)}</content:encoded></item>`,
	)
	.join("\n")}
</channel></rss>`;
}

function escaped(text: string): string {
	return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
