import type {
	BriefLabel,
	BriefSource,
	CitedSentence,
} from "../briefs/brief.ts";

/** One story in an edition, with all that a reader sees of it. */
export interface EditionEntry {
	/** From 1. */
	position: number;
	storyId: number;
	kind: "new" | "update";
	headline: string;
	sentences: CitedSentence[];
	why: CitedSentence | null;
	/** Sentences are quoted from their sources, not summarised. */
	quoted: boolean;
	/** ISO 639-1 language of the sentences. */
	language: string;
	labels: BriefLabel[];
	sources: BriefSource[];
	/** Of an update: what this channel was told before, and when. */
	earlier: { headline: string; toldAt: string } | null;
	/** Of an update: what is new since, each a short phrase made by code. */
	changes: EditionChange[];
	/** What a later digest told of it. */
	correction: EditionCorrection | null;
}

export type EditionChange =
	| { kind: "number" | "model" | "name"; text: string }
	| { kind: "confirmed"; from: number; to: number }
	| { kind: "effective" | "corrected" | "denied" };

/** @property at when the channel was told, ISO 8601 UTC */
export interface EditionCorrection {
	kind: "corrected" | "denied";
	at: string;
}

/** The budget is used up, or the endpoint does not answer. */
export type WhyWithoutLlm = "budget" | "endpoint";

/** How much of the world an edition covers. */
export interface Coverage {
	feeds: number;
	fresh: number;
	/** Feeds that could not be read, or have been silent for long. */
	silent: { title: string; days: number }[];
	failing: { title: string; reason: string }[];
	/** Briefs written extractively although an LLM is configured. */
	withoutLlm: number;
	/** Why, as far as it is known; editions of before it was noted say nothing. */
	whyWithoutLlm?: WhyWithoutLlm | null;
}

/** A fact of a model that a source states otherwise than before. */
export interface EditionModelChange {
	slug: string;
	name: string;
	maker: string;
	/** `YYYY-MM-DD`, or null. */
	released: string | null;
	/** As in the catalogue; `added` where the model itself is new. */
	field: string;
	/** Null where it was not known. */
	before: unknown;
	/** Null where the source states it no more. */
	after: unknown;
	source: string;
	url: string;
	/** `YYYY-MM-DD` */
	asOf: string;
}

/** What changed about models that a channel follows. */
export interface ModelNews {
	/** What matters most first; never empty. */
	changes: EditionModelChange[];
	/** How many there are besides. */
	more: number;
	/** The last change that was looked at: what comes after it is for the next digest. */
	upTo: number;
}

/** One channel's digest for one slot, as plain values: what every adapter renders. */
export interface Edition {
	digestId: number;
	channel: string;
	/** ISO 8601 UTC. */
	slot: string;
	timeZone: string;
	/** Language of the interface texts. */
	language: string;
	kind: "scheduled" | "first" | "breaking";
	late: boolean;
	/** Slugs of what the channel follows; empty means everything. */
	topics: string[];
	models: string[];
	organisations: string[];
	keywords: string[];
	entries: EditionEntry[];
	/** Editions of before there was any have none. */
	modelNews?: ModelNews | null;
	/** Stories of the day outside of what the channel follows. */
	elsewhere: number;
	/** Start of the period covered, ISO 8601 UTC. */
	since: string;
	coverage: Coverage;
}
