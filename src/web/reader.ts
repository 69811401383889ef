import type { Budget } from "../briefs/budget.ts";
import { briefFor } from "../briefs/store.ts";
import { spentWithin } from "../briefs/store-ledger.ts";
import { termsFor } from "../chat/conversation/explain-story.ts";
import { firstOf, readSpending } from "../digests/spending.ts";
import { digestById } from "../digests/store.ts";
import { spendingByWorkspace } from "../digests/store-spending.ts";
import { listFeeds } from "../feeds/store.ts";
import type { Clock } from "../lib/clock.ts";
import type { Database } from "../lib/database/database.ts";
import { readMigrations, schemaVersion } from "../lib/database/migrate.ts";
import { reasonOf } from "../lib/errors.ts";
import type { Endpoint } from "../lib/llm/endpoint.ts";
import { storyWithArticles } from "../stories/store.ts";
import {
	latestEditions,
	neighboursOf,
	otherEditions,
	storiesIn,
	storyById,
	tellingsOf,
	topicsOf,
} from "./store.ts";
import type { BudgetView, Reader } from "./views.ts";

/** A story that every channel was told fills no page with them. */
const mostTellings = 20;
const MICRO = 1_000_000;

export interface ReaderDeps {
	database: Database;
	clock: Clock;
	config: { timeZone: string; language: string };
	endpoint: Pick<Endpoint, "name" | "model"> | null;
	budget: Pick<Budget, "limits">;
}

/** The pages' door to the database. */
export function makeReader({
	database,
	clock,
	config,
	endpoint,
	budget,
}: ReaderDeps): Reader {
	const wanted = readMigrations().at(-1)?.version ?? 0;
	const budgetView = async (): Promise<BudgetView> => ({
		model: endpoint && `${endpoint.name} (${endpoint.model})`,
		limits: endpoint ? await budget.limits({ database, clock }) : [],
	});
	return {
		now: () => clock.now(),
		timeZone: config.timeZone,
		latestEditions: () => latestEditions(database),
		edition: async (id) => (await digestById(database, id))?.edition ?? null,
		otherEditions: (id, limit) => otherEditions(database, id, limit),
		topicsOf: (ids) => topicsOf(database, ids),
		stories: (search) => storiesIn(database, search),
		neighbours: (search) => neighboursOf(database, search),
		story: (id) => storyById(database, id),
		async decisions(id) {
			const story = await storyWithArticles(database, id);
			return (
				story && {
					topics: story.topics.map((topic) => ({
						topic,
						terms: termsFor(story, topic),
					})),
					tellings: await tellingsOf(database, story.id, mostTellings),
				}
			);
		},
		brief: (id) => briefFor(database, id, config.language),
		feeds: () => listFeeds(database),
		spending: async (days) => ({
			...(await readSpending(database, { now: clock.now(), days })),
			workspaces: await spendingByWorkspace(
				database,
				firstOf(days, clock.now()),
			),
			...(await budgetView()),
		}),
		async spentToday() {
			const today = { since: firstOf(1, clock.now()), workspaceId: null };
			const [view, spent] = await Promise.all([
				budgetView(),
				spentWithin(database, today),
			]);
			return { ...view, dollars: spent / MICRO };
		},
		async problems() {
			try {
				const version = await schemaVersion(database);
				return version === wanted
					? []
					: [
							`The database has schema version ${version}, this program needs ${wanted}.`,
						];
			} catch (error) {
				return [`The database does not answer: ${reasonOf(error)}`];
			}
		},
	};
}
