import { join } from "node:path";
import { tag } from "../../src/topics/tag.ts";
import { corpus } from "../support/corpora.ts";
import {
	count,
	halfOf,
	jsonLines,
	makeTally,
	scores,
	type Tally,
} from "../topics/labelled.ts";

export const description =
	"topics of labelled headlines (title only): F1 of each topic, micro and macro, and the time a title and an article take; --wrong lists the mistakes";

interface Labelled {
	title: string;
	url?: string;
	topics: string[];
}

const ownHeadlines = new URL(
	"../fixtures/topics/policy-headlines.jsonl",
	import.meta.url,
);
const newspaperHeadlines = new URL(
	"../fixtures/topics/newspaper-headlines.jsonl",
	import.meta.url,
);
const judged = ["chip-policy", "regulation", "legal"];
/** A topic with fewer labels says too little for the mean. */
const ENOUGH_LABELS = 10;
const ARTICLE_LENGTH = 6000;

export async function run(args: string[]): Promise<void> {
	const wrong = args.includes("--wrong");
	measure(
		"own headlines (chip-policy, regulation, legal)",
		jsonLines<Labelled>(ownHeadlines),
		wrong,
		judged,
	);
	const headlines = jsonLines<Labelled>(newspaperHeadlines);
	for (const half of ["tune", "held"] as const) {
		measure(
			`newspaper headlines, ${half} half`,
			headlines.filter(({ title }) => halfOf(title) === half),
			wrong && half === "tune",
			judged,
		);
	}
	const folder = corpus("stream");
	if (folder === null) return;
	measure(
		"stream of 2026-07-31",
		jsonLines<Labelled>(join(folder, "topics-2026-07-31.jsonl")),
		wrong,
	);
	time(jsonLines<{ title: string }>(join(folder, "items.jsonl")));
}

function measure(
	name: string,
	items: readonly Labelled[],
	wrong: boolean,
	judged?: readonly string[],
): void {
	const all = makeTally();
	const each = new Map<string, Tally>();
	const kept = (topics: readonly string[]) =>
		new Set(topics.filter((topic) => judged?.includes(topic) ?? true));
	for (const { title, url, topics } of items) {
		const tags = tag({ title, url: url ?? null }).topics;
		const labelled = kept(topics);
		const found = kept(tags.map(({ slug }) => slug));
		count(all, labelled, found);
		for (const topic of new Set([...labelled, ...found])) {
			const tally = each.get(topic) ?? makeTally();
			each.set(topic, tally);
			const only = (set: Set<string>) => new Set(set.has(topic) ? [topic] : []);
			count(tally, only(labelled), only(found));
		}
		if (wrong && [...labelled].sort().join() !== [...found].sort().join()) {
			const why = tags.map(
				({ slug, score, terms }) =>
					`${slug} ${score} (${terms.slice(0, 3).join(", ")})`,
			);
			console.log(
				`${title}\n  wanted ${[...labelled].join(", ")}; found ${why.join("; ")}`,
			);
		}
	}
	const rows = [...each].sort(([a], [b]) => a.localeCompare(b));
	const enough = rows.filter(([, { labelled }]) => labelled >= ENOUGH_LABELS);
	const macro =
		enough.reduce((sum, [, tally]) => sum + scores(tally).f1, 0) /
		Math.max(1, enough.length);
	console.log(`\n${name}: ${items.length} items`);
	console.table({
		...Object.fromEntries(
			rows.map(([topic, tally]) => [
				topic,
				{ labels: tally.labelled, ...scores(tally) },
			]),
		),
		micro: { labels: all.labelled, ...scores(all) },
		[`macro, from ${ENOUGH_LABELS} labels`]: {
			f1: Math.round(macro * 1000) / 1000,
		},
	});
}

function time(items: readonly { title: string }[]): void {
	const text = items
		.map(({ title }) => title)
		.join(". ")
		.slice(0, ARTICLE_LENGTH);
	const milliseconds = (repeats: number, work: (n: number) => void) => {
		const started = process.cpuUsage();
		for (let n = 0; n < repeats; n += 1) work(n);
		const { user, system } = process.cpuUsage(started);
		return Math.round((user + system) / repeats) / 1000;
	};
	const title = (n: number) =>
		tag({ title: items[n % items.length]?.title ?? "" });
	milliseconds(500, title);
	console.table({
		"a title, ms": milliseconds(items.length, title),
		[`an article of ${ARTICLE_LENGTH} characters, ms`]: milliseconds(50, () =>
			tag({ title: "Today", text }),
		),
	});
}
