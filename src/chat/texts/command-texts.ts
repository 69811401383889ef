import type { FeedOddity, FeedProblem } from "../../feeds/finding.ts";
import type { EventKind, NoiseKind } from "../../stories/kinds.ts";
import type { ChannelProblem } from "../adapter.ts";
import type { Counted } from "./texts.ts";

/** How a command is taught. */
export interface CommandWords {
	/** What it does; at most 100 characters. */
	does: string;
	/** What each option is, by name; at most 100 characters. */
	options: Readonly<Record<string, string>>;
	/** What a person may type, and what comes of it; the first stands for the command. */
	examples: readonly (readonly [typed: string, does: string])[];
}

/** A field of a form, in words. */
export interface FieldWords {
	/** At most 45 characters, as Discord's modals ask. */
	label: string;
	/** At most 100 characters. */
	hint: string;
}

/** The words of commands, forms and buttons, in one language. */
export interface CommandTexts {
	/** By command. */
	words: Readonly<Record<string, CommandWords>>;
	/** One line on each topic of the catalogue, by slug. */
	topics: Readonly<Record<string, string>>;

	/** Labels of buttons; at most 40 characters. */
	buttons: {
		undo: string;
		subscribe: string;
		edit: string;
		pause: string;
		resume: string;
		unsubscribe: string;
		reset: string;
		compare: string;
		follow: string;
		sources: string;
		picture: string;
	};

	/** A moment near now: the day may be "tomorrow", a weekday or a date. */
	moment(day: string, time: string): string;
	/** From one weekday to another. */
	dayRange(first: string, last: string): string;
	everyDay: string;

	errors: {
		unexpected(id: string): string;
		unknownCommand(name: string): string;
		didYouMean(what: string): string;
		seeHelp: string;
		missing(option: string): string;
		notOneOf(value: string, known: string): string;
		/** Followed by something that a person may type. */
		suchAs(typed: string): string;
		channelOnly: string;
		ownersOnly(channel: string): string;
		notForGuests: string;
		/** The platform did not say just now who somebody is. */
		rightsUnknown: string;
		staleButton: string;
		/** More is asked here at once than can be answered. */
		oneMoment: string;
		noSpan(typed: string): string;
		noDays(typed: string): string;
		noTopic(typed: string): string;
		knownTopics(names: string): string;
		noSubscription(channel: string): string;
		noStory: string;
		noDigest(channel: string): string;
		/** Of a digest with so many stories. */
		noNumber(typed: string): Counted;
		comparedAre(name: string): string;
		twoToFour: string;
		noFeed(typed: string): string;
		othersFeed(feed: string): string;
	};

	brief: {
		/** Under the headline of what was asked for: since when it looks back. */
		since(when: string): string;
	};

	subscription: {
		title(channel: string): string;
		everything: string;
		follows(names: string): string;
		when(days: string, time: string, timeZone: string): string;
		language(name: string): string;
		upTo: Counted;
		breaking(from: string, until: string): string;
		noBreaking: string;
		sayEmpty: string;
		silentEmpty: string;
		next(moment: string): string;
		nextSoon: string;
		pausedUntil(moment: string): string;
		paused: string;
		learnt(list: string): string;
		more(name: string): string;
		less(name: string): string;
		saved: string;
		firstComesSoon: string;
		nothingYet(channel: string): string;
		pausedNow(channel: string): string;
		resumed(channel: string): string;
		notPaused(channel: string): string;
		unsubscribed(channel: string): string;
		howToUndo: string;
	};

	/** Why we cannot post to a channel, and what its owner does about it. */
	problems: Readonly<Record<ChannelProblem, (channel: string) => string>>;

	form: {
		/** At most 24 characters. */
		title: string;
		save: string;
		preview: string;
		cancel: string;
		more: string;
		fields: Readonly<
			Record<
				| "topics"
				| "models"
				| "organisations"
				| "keywords"
				| "hour"
				| "zone"
				| "days"
				| "language"
				| "length"
				| "breaking"
				| "quiet"
				| "empty",
				FieldWords
			>
		>;
		breakingYes: string;
		breakingNo: string;
		quietNever: string;
		emptySay: string;
		emptySilent: string;
		noHour(typed: string): string;
		noZone(typed: string): string;
		noDay: string;
		noModel(typed: string): string;
		noOrganisation(typed: string): string;
		orKeyword: string;
		keywordTooLong(typed: string): string;
		tooMany: Counted;
		notOffered(typed: string): string;
	};

	topicList: { title: string; followed: string };

	feeds: {
		title: Counted;
		failing(feed: string, reason: string): string;
		gone(feed: string): string;
		/** Said once, apart, to whoever added a feed. */
		notice: {
			/** @param why a clause */
			unreadable(feed: string, since: string, why: string): string;
			gone(feed: string): string;
			/** @param what a clause */
			silent(feed: string, since: string, what: string): string;
			named(host: string): string;
			/** What to do, where it is still tried, and where it is not. */
			whileRead: string;
			whenGone: string;
			onlyOnce: string;
		};
		removed(feed: string): string;
		added(feed: string): string;
		present(feed: string): string;
		/** It was looked at, and neither added nor removed. */
		readable(feed: string): string;
		/** What was found at an address. */
		found: {
			named: string;
			usualPlace: string;
			items: Counted;
			newest(date: string): string;
			lastWeek: Counted;
			odd(what: string): string;
		};
		nothing(address: string, why: string): string;
		unreadable(address: string, why: string): string;
		/** A clause about the feed. */
		oddity(oddity: FeedOddity): string;
		/** Why a feed cannot be read, a clause. */
		cause(problem: FeedProblem): string;
		/** Why there is no feed, in whole sentences. */
		problem(problem: FeedProblem): string;
		fresh(fresh: string, all: string): string;
	};

	why: {
		score(score: string): string;
		articles: Counted;
		copies: Counted;
		matched(list: string): string;
		everything: string;
		notFollowed: string;
		because(interest: string, terms: string): string;
		supported: Counted;
		dropped: Counted;
		quoted: string;
		/** Kinds of what is wrong with a sentence that was dropped. */
		problems: Readonly<Record<string, string>>;
		told(moment: string): string;
		notTold: string;
		parts: {
			hosts: Counted;
			attention: Counted;
			official(host: string): string;
			size(amount: string): string;
			actor(name: string): string;
			topics(names: string): string;
			offTopic: string;
			followed(names: string): string;
			/** What is wanted less and more. */
			feedback(wishes: string): string;
			recency: Counted;
			language(name: string): string;
			events: Readonly<Record<EventKind, string>>;
			noise: Readonly<Record<NoiseKind, string>>;
		};
	};

	desk: {
		/** What stands on the link. */
		open: string;
		once(minutes: number): string;
		ownersOnly: string;
		noAddress: string;
	};

	status: {
		title(channel: string): string;
		last(moment: string, stories: string): string;
		lastEmpty(moment: string): string;
		lastFailed(moment: string, reason: string): string;
		noneYet: string;
		waiting: Counted;
		failed: Counted;
		allFine: string;
		coverage(fresh: string, all: string): string;
		spent(amount: string): string;
		workAhead: Counted;
	};

	help: {
		title: string;
		introduction: string;
		/** Follows the introduction, where a mention of the bot reaches us. */
		askByMention: string;
		/** Follows the introduction elsewhere. */
		askByCommand: string;
		more: string;
		options: string;
		examples: string;
	};

	feedback: {
		more(headline: string): string;
		less(headline: string): string;
		higher(names: string): string;
		lower(names: string): string;
		muted(headline: string): string;
		undone(headline: string): string;
		reset(channel: string): string;
		nothingLearnt: string;
	};

	models: {
		follows(channel: string, model: string): string;
		followsAlready(channel: string, model: string): string;
		followsAll(channel: string): string;
		sourcesOf(model: string): string;
		howToCompare: string;
		noPicture: string;
	};

	/** Under the longer version of a story. */
	allSources: Counted;
	about(names: string): string;

	/** In the terminal, where everything is typed. */
	terminal: {
		/** Before a message that takes the place of an earlier one. */
		corrected: string;
		/** Before what may be typed next. */
		youCanType: string;
		formHelp: string;
		formClosed: string;
		noField(typed: string, known: string): string;
		noButton(typed: string): string;
	};

	home: {
		title: string;
		introduction: string;
		nothing: string;
	};
}
