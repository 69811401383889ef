import type { FeedProblem } from "./finding.ts";
import type { Rhythm } from "./reading/draft.ts";

/** Who speaks through a feed; official sources and independent press weigh differently. */
export const feedKinds = [
	"official",
	"press",
	"aggregator",
	"newsletter",
	"community",
] as const;
export type FeedKind = (typeof feedKinds)[number];

/** A feed as a person adds it: by hand, from OPML, from the catalogue. */
export interface FeedEntry {
	url: string;
	title?: string | null;
	siteUrl?: string | null;
	folder?: string;
	kind?: FeedKind;
	/** 1 is usual. */
	weight?: number;
	/** ISO 639-1. */
	language?: string | null;
}

/** A feed that we poll, with what is known of it. */
export interface Feed {
	id: number;
	/** Used exactly as given. */
	url: string;
	title: string | null;
	siteUrl: string | null;
	folder: string;
	kind: FeedKind;
	weight: number;
	language: string | null;
	/** Gone: its publisher said so (410). Removed: somebody here did. */
	state: "active" | "gone" | "removed";
	/** Validators, byte for byte as last received with a body that could be read. */
	etag: string | null;
	lastModified: string | null;
	intervalSeconds: number;
	nextPollAt: Date;
	firstPolledAt: Date | null;
	lastPolledAt: Date | null;
	lastOkAt: Date | null;
	/** Publication of the newest item seen. */
	lastItemAt: Date | null;
	/** When the whole feed was last read, not just found unchanged. */
	lastFullAt: Date | null;
	/** Of its last reading in full. */
	rhythm: Rhythm | null;
	/** Of the same reading: the WebSub hub that offers to push it, and what that calls it. */
	hub: string | null;
	hubTopic: string | null;
	lastStatus: number | null;
	lastMilliseconds: number | null;
	/** One plain sentence; null after a good poll. */
	lastError: string | null;
	/** The same for whoever words it; null too where it is not known. */
	lastProblem: FeedProblem | null;
	/** In a row, up to now. */
	failures: number;
	/** When the first of them was; null after a good poll. */
	failingSince: Date | null;
	/** Where permanent redirects lead, and on how many good polls in a row they did. */
	movedTo: string | null;
	movedSeen: number;
	addedBy: string | null;
	/** In which language whoever added it in chat is told of it, ISO 639-1. */
	addedLanguage: string | null;
	/** When the operator said that it stays, whatever was wrong with it then. */
	keptAt: Date | null;
}
