/**
 * All that is measured, by the names that dashboards and alerts use. No label names a feed, a
 * channel or a story: each of their values would be a series that is kept for ever. Nor is one
 * called `job` or `instance`: Prometheus itself gives those to whatever it reads.
 * https://prometheus.io/docs/practices/naming/
 */

interface Instrument {
	kind: "counter" | "histogram" | "gauge";
	help: string;
	labels: readonly string[];
	/** Upper bounds; of histograms. */
	buckets?: readonly number[];
}

const short = [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];
const long = [0.05, 0.25, 1, 2.5, 5, 10, 30, 60, 120, 300, 600];
/** From the second that a digest is due to the hours after which it is given up. */
const lateness = [1, 5, 10, 20, 30, 60, 120, 300, 900, 3600, 14_400];

/** What a process counts while it works. */
export const ownInstruments = {
	modelwire_polls_total: {
		kind: "counter",
		help: "Polls of feeds, by what came of them: read, unchanged, failed, gone or skipped.",
		labels: ["outcome"],
	},
	modelwire_poll_seconds: {
		kind: "histogram",
		help: "How long a poll took, from the request to the stored items.",
		labels: ["outcome"],
		buckets: short,
	},
	modelwire_items_new_total: {
		kind: "counter",
		help: "Items of feeds that were not known before.",
		labels: [],
	},
	modelwire_articles_total: {
		kind: "counter",
		help: "Items that became or joined an article (kept), or of which none could be made (skipped).",
		labels: ["outcome"],
	},
	modelwire_stories_total: {
		kind: "counter",
		help: "Stories that a grouping began or added to.",
		labels: [],
	},
	modelwire_grouping_seconds: {
		kind: "histogram",
		help: "How long it took to give the waiting articles their stories.",
		labels: [],
		buckets: short,
	},
	modelwire_llm_calls_total: {
		kind: "counter",
		help: "Attempts at calls of language models, by what they were for and what came of them.",
		labels: ["purpose", "outcome"],
	},
	modelwire_llm_call_seconds: {
		kind: "histogram",
		help: "How long an attempt at a call of a language model took.",
		labels: ["purpose"],
		buckets: long,
	},
	modelwire_llm_tokens_total: {
		kind: "counter",
		help: "Tokens of language models: input (cached ones not counted), cached and output.",
		labels: ["purpose", "kind"],
	},
	modelwire_llm_dollars_total: {
		kind: "counter",
		help: "What calls of language models cost; at their worst where the endpoint did not say.",
		labels: ["purpose"],
	},
	modelwire_digest_lateness_seconds: {
		kind: "histogram",
		help: "From a digest's slot to its last message in the channel; scheduled digests only.",
		labels: ["platform"],
		buckets: lateness,
	},
	modelwire_posts_total: {
		kind: "counter",
		help: "Messages of digests, by platform and what came of them: posted, found (posted before), or why not.",
		labels: ["platform", "outcome"],
	},
	modelwire_post_seconds: {
		kind: "histogram",
		help: "How long a platform took to take a message.",
		labels: ["platform"],
		buckets: short,
	},
	modelwire_edits_total: {
		kind: "counter",
		help: "Corrections of posted messages, by platform and what came of them.",
		labels: ["platform", "outcome"],
	},
	modelwire_jobs_total: {
		kind: "counter",
		help: "Runs of jobs: done, failed (to be tried again) or given_up.",
		labels: ["job_name", "outcome"],
	},
	modelwire_job_seconds: {
		kind: "histogram",
		help: "How long a job ran.",
		labels: ["job_name"],
		buckets: long,
	},
	modelwire_job_wait_seconds: {
		kind: "histogram",
		help: "How long a job waited in the queue after its time had come, first attempts only.",
		labels: ["job_name"],
		buckets: long,
	},
} as const satisfies Record<string, Instrument>;

/** What is read from the database and the queue when somebody asks. */
export const siteInstruments = {
	modelwire_site_readable: {
		kind: "gauge",
		help: "1 where database and queue answered for the figures of the site, else 0.",
		labels: [],
	},
	modelwire_queue_jobs: {
		kind: "gauge",
		help: "Jobs in the queue: waiting, active, delayed or failed.",
		labels: ["job_name", "state"],
	},
	modelwire_queue_oldest_seconds: {
		kind: "gauge",
		help: "How long the oldest waiting job has waited; 0 where none does.",
		labels: ["job_name"],
	},
	modelwire_feeds: {
		kind: "gauge",
		help: "Feeds that are fresh, unread for a day, failing, silent for unusually long, or gone.",
		labels: ["state"],
	},
	modelwire_channels: {
		kind: "gauge",
		help: "Channels with a subscription: active, or silenced until somebody mends them.",
		labels: ["state"],
	},
	modelwire_digests_overdue: {
		kind: "gauge",
		help: "Digests whose slot has come and that are not told yet, of channels that can be told.",
		labels: [],
	},
	modelwire_digest_overdue_seconds: {
		kind: "gauge",
		help: "How long ago the slot of the longest overdue digest was; 0 where none is overdue.",
		labels: [],
	},
	modelwire_last_item_timestamp_seconds: {
		kind: "gauge",
		help: "When the last new item of any feed was seen.",
		labels: [],
	},
	modelwire_llm_spent_dollars: {
		kind: "gauge",
		help: "What counts against a limit of the site at present.",
		labels: ["limit"],
	},
	modelwire_llm_limit_dollars: {
		kind: "gauge",
		help: "A limit of the site for language models; none without one.",
		labels: ["limit"],
	},
	modelwire_database_bytes: {
		kind: "gauge",
		help: "Size of the database.",
		labels: [],
	},
} as const satisfies Record<string, Instrument>;

type Own = typeof ownInstruments;
type Site = typeof siteInstruments;

/** The names of one kind. */
type NamesOf<Kind extends Instrument["kind"]> = {
	[Name in keyof Own]: Own[Name]["kind"] extends Kind ? Name : never;
}[keyof Own];

export type CounterName = NamesOf<"counter">;
export type HistogramName = NamesOf<"histogram">;
export type GaugeName = keyof Site;

/** A value for each label of an instrument. */
export type LabelsOf<Name extends keyof Own | GaugeName> = Record<
	(Own & Site)[Name]["labels"][number],
	string
>;

/** A figure of the site, as it was read. */
export type GaugeSample = {
	[Name in GaugeName]: { name: Name; labels: LabelsOf<Name>; value: number };
}[GaugeName];
