import { type Answer, ask } from "../answers/ask.ts";
import type { Comparison } from "../answers/compare.ts";
import { compareModels, describeModel } from "../answers/describe.ts";
import type { KnownModel } from "../answers/known-models.ts";
import type { ModelCard, UnknownModel } from "../answers/model-card.ts";
import { readKnownModels } from "../answers/read-models.ts";
import type { Clock } from "../lib/clock.ts";
import type { Database } from "../lib/database/database.ts";

/** What the pages about models and questions read. */
export interface Answers {
	clock: Clock;
	/** Where neither address nor browser says another one. */
	language: string;
	/** Entries whose name may go on from what was typed; the newest models where nothing was. */
	models(typed: string, limit: number): Promise<KnownModel[]>;
	model(name: string): Promise<ModelCard | UnknownModel>;
	/** @throws UsageError when these cannot be compared */
	compare(names: readonly string[]): Promise<Comparison | UnknownModel[]>;
	/** Quoted, never written: whoever reads the page spends no money. */
	ask(question: string, language: string): Promise<Answer>;
}

export function makeAnswers({
	database,
	clock,
	defaults,
}: {
	database: Database;
	clock: Clock;
	defaults: { language: string };
}): Answers {
	return {
		clock,
		language: defaults.language,
		async models(typed, limit) {
			const known = await readKnownModels(database);
			if (typed.trim() !== "") return known.complete(typed, limit);
			const today = clock.now().toISOString().slice(0, 10);
			return known.all
				.filter(({ released }) => released !== null && released <= today)
				.toSorted(
					(a, b) =>
						(b.released ?? "").localeCompare(a.released ?? "") ||
						b.hosts - a.hosts,
				)
				.slice(0, limit);
		},
		model: (name) => describeModel({ database, clock }, name),
		compare: (names) => compareModels({ database }, names),
		ask: (question, language) =>
			ask({ database, clock }, question, { language }),
	};
}
