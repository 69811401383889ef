import { Temporal } from "temporal-polyfill";
import type { Clock } from "../lib/clock.ts";
import type { Database } from "../lib/database/database.ts";
import { type DatedModel, modelsWithContext } from "./cheapest.ts";
import {
	type ComputedModel,
	computedFields,
	computedModels,
} from "./compute.ts";
import { isWithdrawn, pricedFields, pricedModels } from "./prices.ts";
import { modelsWith, storiesByDay, type TrendSubject } from "./store-trend.ts";
import { type StoryTrend, storyTrend, trendWeeks } from "./story-trend.ts";

/** What a trend is asked of. */
export type AskedTrend =
	/** Null for stories of any subject. */
	| { kind: "stories"; subject: TrendSubject | null }
	/** Models that take at least so many tokens. */
	| { kind: "cheapest"; tokens: number }
	| { kind: "compute" };

/** What has come of a subject over the archive, or over the catalogue. */
export type Trend =
	| ({ kind: "stories" } & StoryTrend)
	| { kind: "cheapest"; tokens: number; models: DatedModel[] }
	| { kind: "compute"; models: ComputedModel[] };

interface TrendDeps {
	database: Database;
	clock: Clock;
	/** Whose days and weeks are counted. */
	timeZone: string;
}

const week = 7 * 86_400_000;
const everything: TrendSubject = { topics: [], organisations: [], models: [] };

export async function readTrend(
	{ database, clock, timeZone }: TrendDeps,
	asked: AskedTrend,
): Promise<Trend> {
	switch (asked.kind) {
		case "stories": {
			const now = clock.now();
			const counted = await storiesByDay(
				database,
				asked.subject ?? everything,
				{
					after: new Date(now.getTime() - (trendWeeks + 1) * week),
					until: now,
					timeZone,
				},
			);
			const days = asked.subject
				? counted.days
				: counted.days.map((day) => ({ ...day, stories: day.all }));
			const today = dayIn(timeZone, now);
			return { kind: "stories", ...storyTrend({ ...counted, days }, today) };
		}
		case "cheapest": {
			const { tokens } = asked;
			const models = await modelsWith(database, pricedFields);
			const offered = models.filter((model) => !isWithdrawn(model));
			return {
				kind: "cheapest",
				tokens,
				models: modelsWithContext(pricedModels(offered), tokens),
			};
		}
		case "compute":
			return {
				kind: "compute",
				models: computedModels(await modelsWith(database, computedFields)),
			};
	}
}

function dayIn(timeZone: string, at: Date): string {
	return Temporal.Instant.fromEpochMilliseconds(at.getTime())
		.toZonedDateTimeISO(timeZone)
		.toPlainDate()
		.toString();
}
