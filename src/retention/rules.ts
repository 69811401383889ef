import type { KeepSettings } from "./keep.ts";
import {
	askedQuestions,
	chatEvents,
	feedBodies,
	formDrafts,
	llmCalls,
	messageBodies,
	notices,
	type RowsByAge,
	stoppedJobs,
	vainLongerBriefs,
	writtenAnswers,
} from "./store-rows.ts";

/** Rows that are kept for so many days. */
export interface AgeRule {
	/** In the report, and as a person reads it. */
	what: string;
	rows: RowsByAge;
	days(keep: KeepSettings): number | null;
}

const month = () => 30;

/** What goes by its age alone, whatever it belongs to. */
export const ageRules: readonly AgeRule[] = [
	{
		what: "bodies of feed items",
		rows: feedBodies,
		days: ({ rawDays }) => rawDays,
	},
	{
		what: "bodies of posted messages",
		rows: messageBodies,
		days: ({ recordsDays }) => recordsDays,
	},
	{
		what: "calls to language models",
		rows: llmCalls,
		days: ({ recordsDays }) => recordsDays,
	},
	{
		what: "notices to the operator",
		rows: notices,
		days: ({ recordsDays }) => recordsDays,
	},
	{ what: "answers kept for reuse", rows: writtenAnswers, days: month },
	{ what: "longer forms tried in vain", rows: vainLongerBriefs, days: month },
	// Longer than any platform delivers an event again.
	{ what: "events taken up", rows: chatEvents, days: () => 1 },
	{ what: "forms half filled in", rows: formDrafts, days: month },
	{ what: "questions and answers", rows: askedQuestions, days: month },
	{ what: "stopped jobs", rows: stoppedJobs, days: month },
];
