/** When a channel gets its digest: a minute of its own wall clock, on chosen days. */
export interface DigestSchedule {
	/** Minutes after midnight. */
	minuteOfDay: number;
	/** IANA name. */
	timeZone: string;
	/** ISO weekdays, 1 is Monday; at least one. */
	days: number[];
}

/** What a channel follows; nothing chosen means everything. */
export interface Interests {
	topics: string[];
	models: string[];
	organisations: string[];
	keywords: string[];
}

/** What a channel follows, when, and how. */
export interface Subscription extends DigestSchedule, Interests {
	channelId: number;
	/** Language of the interface, and of the briefs where that is possible. */
	language: string;
	/** At most so many stories in a digest. */
	entries: number;
	breaking: boolean;
	/** On an empty day, say so in one line instead of nothing. */
	sayWhenEmpty: boolean;
	/** Minutes after midnight between which nothing breaks in; the same twice means never quiet. */
	quietFrom: number;
	quietUntil: number;
	pausedUntil: Date | null;
	nextSlot: Date | null;
	createdAt: Date;
}

/** From ten in the evening to seven in the morning, where nobody says otherwise. */
export const defaultQuietHours = { quietFrom: 22 * 60, quietUntil: 7 * 60 };

/** What is known of a story when it is held against a channel's interests. */
export interface Subject {
	topics: readonly string[];
	models: readonly string[];
	organisations: readonly string[];
	/** Headlines and teasers, for keywords. */
	wording: string;
}

/** The interests that a story meets, as they were written by the channel. */
export function matches(interests: Interests, subject: Subject): string[] {
	const { topics, models, organisations, keywords } = interests;
	const met = [
		...topics.filter((topic) => subject.topics.includes(topic)),
		...models.filter((model) => mentionsModel(subject.models, model)),
		...organisations.filter((name) => subject.organisations.includes(name)),
		...keywords.filter((keyword) => mentionsWord(subject.wording, keyword)),
	];
	if (met.length > 0) return met;
	return isEverything(interests) ? [...subject.topics] : [];
}

function isEverything(interests: Interests): boolean {
	const { topics, models, organisations, keywords } = interests;
	return [topics, models, organisations, keywords].every(
		(list) => list.length === 0,
	);
}

/** A followed family takes its versions in: `llama` meets `llama-3.1-405b`. */
function mentionsModel(models: readonly string[], followed: string): boolean {
	return models.some(
		(model) => model === followed || model.startsWith(`${followed}-`),
	);
}

/** Whole words only, so that `mac` does not meet Macau. */
function mentionsWord(wording: string, keyword: string): boolean {
	const literal = keyword.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
	const border = /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}/u;
	return border.test(keyword)
		? wording.includes(keyword)
		: new RegExp(`(?<![\\p{L}\\p{N}])${literal}(?![\\p{L}\\p{N}])`, "iu").test(
				wording,
			);
}
