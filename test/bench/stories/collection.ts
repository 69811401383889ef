import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { GroupingMember } from "../../../src/stories/cluster.ts";
import type { LabelledDay, LabelledItem } from "../../stories/scores.ts";
import { jsonLines } from "../../topics/labelled.ts";

/** The recorded stream in the order of time, titles only, as the labelled days are measured. */
export function recordedStream(folder: string): GroupingMember[] {
	return jsonLines<
		Omit<GroupingMember, "publishedAt"> & { publishedAt: string }
	>(join(folder, "items.jsonl"))
		.map(({ id, title, url, source, publishedAt }) => ({
			id,
			title,
			url,
			source,
			publishedAt: new Date(publishedAt),
		}))
		.sort((a, b) => a.publishedAt.getTime() - b.publishedAt.getTime());
}

export function labelledDays(folder: string): LabelledDay[] {
	return [...twoDays(folder), ...oneDay(folder)];
}

function twoDays(folder: string): LabelledDay[] {
	const { items, ignore } = JSON.parse(
		readFileSync(join(folder, "stories-2026-07-29_30.json"), "utf8"),
	) as {
		items: { id: string; t: string; gold: number }[];
		ignore: [number, number][];
	};
	const sagas = new Set(
		ignore.flatMap(([a, b]) => [
			`${items[a]?.id} ${items[b]?.id}`,
			`${items[b]?.id} ${items[a]?.id}`,
		]),
	);
	const labelled = items.map(({ id, t, gold }) => ({
		id,
		story: String(gold),
		language: "en",
		day: t.slice(0, 10),
	}));
	const isOneSaga = (a: LabelledItem, b: LabelledItem) =>
		sagas.has(`${a.id} ${b.id}`);
	return [
		{ name: "29 and 30 July", items: labelled, isOneSaga },
		...[...Map.groupBy(labelled, ({ day }) => day)].map(([day, ofDay]) => ({
			name: `${day.slice(8)} July alone`,
			items: ofDay,
			isOneSaga,
		})),
	];
}

function oneDay(folder: string): LabelledDay[] {
	const rows = jsonLines<{
		id: string;
		story: number;
		saga: number | null;
		lang: string;
		ai: boolean;
	}>(join(folder, "stories-2026-07-31.jsonl")).filter(({ ai }) => ai);
	const items = rows.map(({ id, story, lang }) => ({
		id,
		story: String(story),
		language: lang,
	}));
	const sagas = new Map(rows.map(({ id, saga }) => [id, saga]));
	const isOneSaga = (a: LabelledItem, b: LabelledItem) =>
		a.story !== b.story &&
		sagas.get(a.id) !== null &&
		sagas.get(a.id) === sagas.get(b.id);
	return [
		{
			name: "31 July, English",
			items: items.filter(({ language }) => language === "en"),
			isOneSaga,
		},
		{ name: "31 July, all", items, isOneSaga },
	];
}
