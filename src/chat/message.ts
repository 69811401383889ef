/**
 * What we say in chat, as plain values that any platform can show. Texts are
 * plain: they hold no markup, and each renderer escapes them its own way.
 */
export interface Message {
	/** Language of the interface texts, ISO 639-1. */
	language: string;
	/** Empty where the paragraphs say it all, as in an answer of one sentence. */
	headline: string;
	subtitle: string | null;
	paragraphs: Paragraph[];
	entries: MessageEntry[];
	table: MessageTable | null;
	picture: MessagePicture | null;
	/** What can be pressed about the message as a whole. */
	actions: MessageAction[];
	/** One line each. */
	footer: string[];
	/** Commands that a reader may type next, such as `/why 1`; shown where commands can be typed. */
	hints: string[];
}

export type Paragraph = Span[];

/** A run of text in one style. A citation belongs to the text before it. */
export type Span =
	| { kind: "text" | "strong" | "emphasis"; text: string }
	| { kind: "citation"; number: number; url: string }
	/** To a message that we posted or to our page, never to a source. */
	| { kind: "link"; text: string; url: string };

export interface MessageEntry {
	/** As a reader calls it: "/why 1". */
	number: number | null;
	title: string;
	/** Short words about the entry, such as "confirmed by 5". */
	labels: string[];
	/** Language of the title and the paragraphs, ISO 639-1. */
	language: string;
	paragraphs: Paragraph[];
	sources: MessageSource[];
	/** Of sources that are not listed, such as "3 more". */
	moreSources: string | null;
	actions: MessageAction[];
	/** The story it tells. */
	storyId: number | null;
}

export interface MessageSource {
	number: number;
	host: string;
	url: string;
	/** Such as "official" or "it". */
	notes: string[];
}

/** Drawn by us and served under a public address. */
export interface MessagePicture {
	url: string;
	/** What it shows, for who does not see it. */
	alt: string;
}

/** Something to press. */
export interface MessageAction {
	/** What it does, at most 30 characters of a-z and hyphens. */
	id: string;
	/** What it does it to, such as a story's id; at most 60 characters. */
	value: string;
	label: string;
}

/** Every row has as many cells as there are columns. */
export interface MessageTable {
	columns: string[];
	rows: string[][];
}
