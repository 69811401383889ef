import { expect, test } from "vitest";
import { subscriptionOf } from "#src/digests/store.ts";
import type { Database } from "#src/lib/database/database.ts";
import { transaction } from "#src/lib/database/database.ts";
import { groupArticles, rankStories } from "#src/stories/group.ts";
import { mergeStory, touchStories } from "#src/stories/store.ts";
import { makeChance } from "../briefs/mutations.ts";
import { makeDigestSite } from "../support/digest-site.ts";
import type { PlantedArticle } from "../support/plant-articles.ts";

/** How several papers word one event; the last wordings are too far from the first to be joined by likeness. */
const EVENTS: Record<string, { alike: string[]; apart: string[] }> = {
	harbour: {
		alike: [
			"Orca Labs releases Harbour 3, an open-weight AI coding model",
			"Harbour 3: Orca Labs' new AI coding model has open weights",
			"Orca Labs publishes open weights of Harbour 3 AI coding model",
		],
		apart: ["Developers get a free language model for programming tasks"],
	},
	lyrics: {
		alike: [
			"Hamburg court rules AI training on scraped lyrics infringes copyright",
			"AI training on scraped lyrics infringes copyright, Hamburg court rules",
			"Court in Hamburg: training AI on lyrics scraped from the web infringes copyright",
		],
		apart: ["Songwriters win their case over machine learning in Germany"],
	},
	exports: {
		alike: [
			"Commerce department revokes AI chip export licences for three countries",
			"AI chip export licences for three countries revoked by commerce department",
			"Three countries lose their AI chip export licences, commerce department says",
		],
		apart: ["Washington tightens its semiconductor controls on accelerators"],
	},
	funding: {
		alike: [
			"Robotics AI startup Fjordline raises $240 million in series B round",
			"Fjordline, an AI robotics startup, raises $240 million series B",
			"Series B of $240 million for AI robotics startup Fjordline",
		],
		apart: [
			"Venture capital for warehouse robots with artificial intelligence",
		],
	},
	audit: {
		alike: [
			"Regulator fines chatbot maker Parley for AI privacy breaches",
			"Chatbot maker Parley fined by regulator over AI privacy breaches",
			"AI privacy breaches: regulator fines Parley, maker of a chatbot",
		],
		apart: ["Data protection authority penalises a conversational assistant"],
	},
};

const HOUR = 60;
const DAY = 24 * HOUR;

interface Report extends PlantedArticle {
	event: string;
	/** Minutes from the start. */
	at: number;
}

type Chance = () => number;

function within(chance: Chance, most: number): number {
	return Math.floor(chance() * most);
}

function shuffled<T>(values: readonly T[], chance: Chance): T[] {
	return values
		.map((value) => ({ value, place: chance() }))
		.sort((a, b) => a.place - b.place)
		.map(({ value }) => value);
}

/** Each event breaks at some hour of the first two days and is reported for half a day. */
function reportsOf(chance: Chance): Report[] {
	return Object.entries(EVENTS).flatMap(([event, { alike, apart }]) => {
		const start = within(chance, DAY + 12 * HOUR);
		return [...alike, ...apart].map((title, index) => ({
			event,
			host: `${event}-${index}.example`,
			title,
			text: `${title}. So say people who know of it, in report ${index}.`,
			minutesAgo: 0,
			at: start + (index === 0 ? 0 : within(chance, 12 * HOUR)),
		}));
	});
}

/** The same data seen by a process that remembers nothing. */
function restarted(database: Database): Database {
	return {
		...database,
		query: (text, values) => database.query(text, values),
		connect: () => database.connect(),
	};
}

/** Brings stories that tell one event together, as a report that links them would, either way round. */
async function mergeEvents(database: Database, chance: Chance): Promise<void> {
	const { rows } = await database.query<{ event: string; stories: number[] }>(
		`select split_part(a.host, '-', 1) as event, array_agg(distinct sa.story_id) as stories
		from story_articles sa join articles a on a.id = sa.article_id
		group by 1 having count(distinct sa.story_id) > 1 order by 1`,
	);
	for (const { stories } of rows) {
		const [into, ...others] = shuffled(stories.map(Number), chance);
		await transaction(database, async (client) => {
			for (const from of others)
				await mergeStory(client, { from, into: into ?? 0 });
			await touchStories(client, [into ?? 0]);
		});
	}
}

const runs = Number(process.env.RANDOM_DAYS ?? 4);

test.each(Array.from({ length: runs }, (_, index) => index + 1))(
	"in whatever order reports come, stories merge and processes restart, a channel hears each event once (%i)",
	{ timeout: 120_000 },
	async (seed) => {
		const chance = makeChance(seed);
		const site = await makeDigestSite(new Date("2025-01-28T08:00:00Z"), {
			topics: [],
			entries: 15,
		});
		const begin = site.clock.now().getTime();
		const reports = reportsOf(chance);
		// A feed shows its items again and again; some papers copy others word by word.
		const repeated = shuffled(reports, chance).slice(0, 6);
		const arriving = [
			...reports,
			...repeated,
			...repeated.slice(0, 2).map((report) => ({
				...report,
				host: report.host.replace(".example", "-copy.example"),
			})),
		].map((report) => ({ report, arrives: report.at + within(chance, HOUR) }));

		const told: { event: string; kind: string; changes: string[] }[] = [];
		let hour = 0;
		for (; hour <= 72; hour += 1) {
			const now = begin + hour * HOUR * 60_000;
			site.clock.set(new Date(now));
			const due = shuffled(
				arriving.filter(
					({ arrives }) =>
						arrives > (hour - 1) * HOUR && arrives <= hour * HOUR,
				),
				chance,
			);
			for (const { report } of due)
				await site.plant([{ ...report, minutesAgo: hour * HOUR - report.at }]);
			if (chance() < 0.3)
				await groupArticles({ database: restarted(site.database) });
			await mergeEvents(site.database, chance);
			await rankStories(site.deps);
			const subscription = await subscriptionOf(site.database, site.channelId);
			if (!subscription?.nextSlot || subscription.nextSlot > site.clock.now())
				continue;
			const digestId = await site.write();
			if (digestId === null) continue;
			await site.deliver(digestId);
			const digest = await site.digest(digestId);
			for (const entry of digest?.edition?.entries ?? [])
				told.push({
					event: entry.sources[0]?.host.split("-")[0] ?? "",
					kind: entry.kind,
					changes: entry.changes.map(({ kind }) => kind),
				});
		}

		const firstTime = told.filter(({ kind }) => kind === "new");
		expect(firstTime.map(({ event }) => event).sort()).toEqual(
			Object.keys(EVENTS).sort(),
		);
		// What comes again tells what is new: the figure that the first report lacked, many more hosts.
		for (const { event, kind, changes } of told)
			if (kind === "update")
				expect(
					event === "funding" ? ["confirmed", "number"] : ["confirmed"],
				).toEqual(expect.arrayContaining(changes));
		const updates = told.flatMap(({ event, changes }) =>
			changes.map((change) => `${event} ${change}`),
		);
		expect(new Set(updates).size).toBe(updates.length);
	},
);
