import type { Clock } from "../lib/clock.ts";
import type { Database } from "../lib/database/database.ts";
import type { HttpClient } from "../lib/http/client.ts";
import { fetchSource, type Validators } from "./fetch-source.ts";
import { readingEdition } from "./read-source.ts";
import { SourceProblem } from "./source-problem.ts";
import { factSources, type SourceKey } from "./sources.ts";
import {
	markProblem,
	markUnchanged,
	planSource,
	type SourceState,
	sourceStates,
} from "./store-refresh.ts";
import { takeFile } from "./take-file.ts";

/** Where each source is fetched from. */
export type SourceAddresses = Readonly<Record<SourceKey, string>>;

export interface RefreshDeps {
	database: Database;
	http: HttpClient;
	clock: Clock;
	/** From 0 up to 1: how far within its hour the next check falls. */
	chance?: () => number;
}

/** How the check of one source ended. */
export type RefreshOutcome =
	| { source: string; kind: "taken"; changes: number }
	| { source: string; kind: "unchanged" }
	/** There was no file, or none that we believe: the stored facts stay. */
	| { source: string; kind: "problem"; problem: string }
	/** Another process was faster. */
	| { source: string; kind: "overtaken" };

const hour = 60 * 60_000;
const daily = 24 * hour;
/** A source that had a problem is asked again before the day is over. */
const soon = 6 * hour;

/**
 * Reads each source that is due: asks for its file, takes it or says why not, and keeps what
 * changed. Doing it again finds nothing more to change.
 */
export async function refreshModels(
	deps: RefreshDeps,
	addresses: SourceAddresses,
): Promise<RefreshOutcome[]> {
	const states = await sourceStates(deps.database);
	const now = deps.clock.now();
	const outcomes: RefreshOutcome[] = [];
	for (const key of Object.keys(factSources) as SourceKey[]) {
		const state = states.find(({ source }) => source === factSources[key].name);
		if (!state || state.nextCheckAt > now) continue;
		outcomes.push(await refreshSource(deps, key, addresses[key], state));
	}
	return outcomes;
}

/** Who has just started has better things to do. */
const firstPause = 5 * 60_000;

/**
 * Plans the first check of each source within the hour, at another minute in each installation.
 * @returns when the next check is due, or null while none is
 */
export async function planRefresh({
	database,
	clock,
	chance = Math.random,
}: Omit<RefreshDeps, "http">): Promise<Date | null> {
	const now = clock.now();
	const states = await sourceStates(database);
	for (const { name } of Object.values(factSources)) {
		if (states.some(({ source }) => source === name)) continue;
		const first = new Date(now.getTime() + firstPause + chance() * hour);
		await planSource(database, name, first);
	}
	const due = states.map(({ nextCheckAt }) => nextCheckAt);
	return due.filter((at) => at <= now).sort((a, b) => +a - +b)[0] ?? null;
}

async function refreshSource(
	deps: RefreshDeps,
	key: SourceKey,
	url: string,
	state: SourceState,
): Promise<RefreshOutcome> {
	const { database, clock, chance = Math.random } = deps;
	const { source } = state;
	const now = clock.now();
	const later = (interval: number) =>
		new Date(now.getTime() + interval + chance() * hour);
	try {
		const file = await fetchSource(deps.http, url, validators(state));
		if (file === null) {
			await markUnchanged(database, source, { now, next: later(daily) });
			return { source, kind: "unchanged" };
		}
		const changes = await takeFile(database, { key, state, file, now }, () =>
			later(daily),
		);
		return changes === null
			? { source, kind: "overtaken" }
			: { source, kind: "taken", changes };
	} catch (error) {
		if (!(error instanceof SourceProblem)) throw error;
		const problem = error.message;
		await markProblem(database, source, { now, next: later(soon), problem });
		return { source, kind: "problem", problem };
	}
}

/** What we read otherwise than before must come whole, though it may not have changed. */
function validators({ etag, lastModified, reading }: SourceState): Validators {
	return reading === readingEdition
		? { etag, lastModified }
		: { etag: null, lastModified: null };
}
