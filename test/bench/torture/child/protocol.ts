/** What the torture tells a process, and what that says of itself. */
import type { Role } from "#src/main.ts";

/** A fault that waits within a process for its moment among the statements. */
export type Trap =
	| {
			kind: "kill";
			/** At the so many'th statement from now on that holds `word`. */
			at: number;
			word: string | null;
			/** Whether the statement is carried out before the process ends. */
			isCarriedOut: boolean;
	  }
	/** Nothing can be written for so long, real time. */
	| { kind: "full-disk"; milliseconds: number };

export interface Settings {
	/** Variables of `.env.example`. */
	environment: Record<string, string>;
	role: Role;
	/** How far the clock is from the real one, milliseconds. */
	offset: number;
	/** Where the feeds are served. */
	feeds: string;
	/** File of an embedded database to begin with. */
	snapshot: string | null;
	isPlanted: boolean;
	/** Armed before the start. */
	trap: Trap | null;
}

export interface Site {
	feeds: {
		url: string;
		title: string;
		kind: "press" | "official";
		language: string;
	}[];
	channels: SiteChannel[];
}

export interface SiteChannel {
	platform: string;
	workspace: { externalId: string; name: string };
	externalId: string;
	name: string;
	/** ISO 8601. */
	nextSlot: string;
	subscription: {
		topics: string[];
		minuteOfDay: number;
		timeZone: string;
		days: number[];
		language: string;
		entries: number;
		breaking: boolean;
		quietFrom: number;
		quietUntil: number;
	};
}

export type Command =
	| { kind: "clock"; offset: number }
	/** How many messages this process has taken for posting and not settled. */
	| { kind: "posts" }
	| { kind: "hurry" }
	| { kind: "set-up"; site: Site }
	| { kind: "query"; text: string }
	/** Jobs that were given up. */
	| { kind: "failures" }
	| { kind: "trap"; trap: Trap }
	| { kind: "stop" };
