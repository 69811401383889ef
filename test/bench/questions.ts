import { existsSync } from "node:fs";
import { ask } from "../../src/answers/ask.ts";
import { recordedNow } from "../../src/demo/day.ts";
import { manualClock } from "../../src/lib/clock.ts";
import type { Database } from "../../src/lib/database/database.ts";
import { migrate } from "../../src/lib/database/migrate.ts";
import { openPglite } from "../../src/lib/database/pglite.ts";
import { type Asked, askedQuestions } from "../answers/asked.ts";
import { fillWithStream, streamNow } from "../answers/headline-stream.ts";
import { fillWithRecordedDay } from "../answers/recorded-day.ts";
import { corpus } from "../support/corpora.ts";

export const description =
	"questions without an endpoint: share with the supporting passage in the first three, share of unanswerable ones declined; --failures lists those of the half that may be looked at, --keep FOLDER fills a database there once";

interface Result extends Asked {
	met: boolean;
	said: string;
	milliseconds: number;
}

export async function run(args: string[]): Promise<void> {
	const keep = args.includes("--keep")
		? (args[args.indexOf("--keep") + 1] ?? null)
		: null;
	const isFilled = keep !== null && existsSync(keep);
	const database = await openPglite(keep);
	try {
		const stream = corpus("stream", "items.jsonl");
		if (!isFilled) await fill(database, stream);
		const questions = askedQuestions().filter(
			({ over }) => over !== "stream" || stream !== null,
		);
		report(await answerAll(database, questions), args.includes("--failures"));
	} finally {
		await database.end();
	}
}

async function fill(database: Database, stream: string | null): Promise<void> {
	await migrate(database);
	await fillWithRecordedDay(database);
	if (stream !== null) await fillWithStream(database, stream);
}

async function answerAll(
	database: Database,
	questions: readonly Asked[],
): Promise<Result[]> {
	const results: Result[] = [];
	for (const asked of questions) {
		const clock = manualClock(
			asked.over === "stream" ? streamNow : recordedNow,
		);
		const started = performance.now();
		const answer = await ask({ database, clock }, asked.question, asked);
		results.push({
			...asked,
			met: asked.isMet(answer),
			milliseconds: performance.now() - started,
			said: [
				...answer.facts.map(
					({ model, fields }) =>
						`${model.slug}: ${fields.map(({ field, statements }) => `${field} ${JSON.stringify(statements.map(({ value }) => value))}`).join(", ")}`,
				),
				...answer.passages.map(({ text }) => `“${text}”`),
			].join("\n    "),
		});
	}
	return results;
}

function report(results: readonly Result[], failures: boolean): void {
	if (failures)
		for (const { kind, language, question, said } of results.filter(
			({ met, half }) => !met && half === "tune",
		))
			console.log(
				`${kind} ${language}: ${question}\n    ${said || "declined"}`,
			);
	const groups = {
		...Object.groupBy(results, ({ kind, over }) => `${kind}, ${over}`),
		...Object.groupBy(
			results,
			({ kind, language }) =>
				`${kind === "unanswerable" ? "declined" : "answered"}, ${language}`,
		),
		...Object.groupBy(results, ({ kind }) =>
			kind === "unanswerable" ? "all declined" : "all answered",
		),
	};
	console.table(
		Object.fromEntries(
			Object.entries(groups).map(([name, group = []]) => [
				name,
				{
					tune: share(group.filter(({ half }) => half === "tune")),
					held: share(group.filter(({ half }) => half === "held")),
				},
			]),
		),
	);
	const times = results.map(({ milliseconds }) => milliseconds).sort(ascending);
	console.log(
		`p95 of an answer: ${Math.round(times[Math.floor(times.length * 0.95)] ?? 0)} ms`,
	);
}

function share(group: readonly Result[]): string {
	const met = group.filter((result) => result.met).length;
	return group.length === 0
		? "–"
		: `${met} of ${group.length}, ${Math.round((met / group.length) * 1000) / 10} %`;
}

function ascending(a: number, b: number): number {
	return a - b;
}
