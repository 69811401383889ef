/**
 * Something to fill in, as plain values: a modal in Slack, a message with menus and a modal in
 * Discord, lines in the terminal.
 */
export interface Form {
	/** Which form, such as "subscribe"; at most 20 characters of a-z and hyphens. */
	id: string;
	/** What it is about, such as a channel's id; at most 60 characters, handed back unchanged. */
	target: string;
	/** ISO 639-1. */
	language: string;
	/** At most 24 characters, as Slack's modals ask. */
	title: string;
	fields: FormField[];
	labels: {
		save: string;
		preview: string;
		cancel: string;
		/** Opens the fields that are typed, where a platform shows them apart. */
		more: string;
	};
}

export type FormField =
	/** One of a few, or several of them. */
	| {
			kind: "choice";
			name: string;
			label: string;
			/** What no choice means, or what the choice does. */
			hint: string;
			/** At most 25. */
			options: readonly FormOption[];
			chosen: readonly string[];
			/** With `least` 1 and `most` 1 exactly one is chosen. */
			least: number;
			most: number;
	  }
	/** Names, of which the listener's `completeField` knows some; typed with commas between. */
	| {
			kind: "names";
			name: string;
			label: string;
			hint: string;
			values: readonly string[];
			/** Whether `completeField` has something to offer. */
			completed: boolean;
	  }
	/** A short text, such as "09:00". */
	| {
			kind: "text";
			name: string;
			label: string;
			hint: string;
			value: string;
			completed: boolean;
	  };

export interface FormOption {
	value: string;
	label: string;
}

/** What was filled in, by field; a field that is missing was not touched. */
export type FormValues = Readonly<Record<string, readonly string[]>>;
