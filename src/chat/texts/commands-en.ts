import {
	causeWords,
	oddityWords,
	problemWords,
} from "../../feeds/finding-words.ts";
import type { CommandTexts } from "./command-texts.ts";

export const commandsEn: CommandTexts = {
	words: {
		brief: {
			does: "The news of your topics, or of one, now",
			options: {
				topic: "A topic, a model, a company, or all",
				since: "How far to look back, such as 12h or 3d (24h)",
				to: "Who sees it: me (default) or the channel",
			},
			examples: [
				["/brief chips 3d", "one topic, three days back"],
				["/brief", "what this channel follows, of the last 24 hours"],
				["/brief all to:channel", "everything, for all to see"],
			],
		},
		subscribe: {
			does: "Choose what this channel follows, when, and how",
			options: { topics: "Topics to begin with, such as chips, regulation" },
			examples: [
				["/subscribe", "opens the form; nothing is saved before you say so"],
				["/subscribe chips, regulation", "the same, with two topics chosen"],
			],
		},
		subscriptions: {
			does: "What this channel follows, and when the next digest comes",
			options: {},
			examples: [["/subscriptions", "shows it, with buttons to change it"]],
		},
		pause: {
			does: "No digests for some days, or until /resume",
			options: {
				days: "How many days, from 1 to 365; none means until /resume",
			},
			examples: [
				["/pause 3", "back in three days by itself"],
				["/pause", "until somebody sends /resume"],
			],
		},
		resume: {
			does: "Digests again, after a pause or after a channel was mended",
			options: {},
			examples: [["/resume", "what waits is sent at once"]],
		},
		unsubscribe: {
			does: "No more digests in this channel",
			options: {},
			examples: [["/unsubscribe", "the settings are kept for a while"]],
		},
		topics: {
			does: "The topics that a channel can follow",
			options: {},
			examples: [["/topics", "marks those that this channel follows"]],
		},
		model: {
			does: "What is known of a model, a family or a maker, with sources",
			options: { name: "Such as deepseek-v3 or claude 3.5 sonnet" },
			examples: [
				["/model deepseek v3", "release, weights, context, prices, training"],
				["/model mistral", "a maker, with its models"],
			],
		},
		compare: {
			does: "Two to four models side by side, differences marked",
			options: {
				first: "A model, such as o3",
				second: "Another model, such as deepseek-r1",
				third: "A third model",
				fourth: "A fourth model",
			},
			examples: [
				["/compare o3 deepseek-r1", "only what is known, each with its source"],
				["/compare claude 3.5 sonnet vs gpt-4o", "names of several words"],
			],
		},
		trend: {
			does: "Over time: stories of a subject, the cheapest price, compute",
			options: { subject: "Such as chips, deepseek, price 100k or compute" },
			examples: [
				["/trend chip policy", "stories a week, with a picture"],
				["/trend price 100k", "the cheapest model with so much context"],
				["/trend compute", "what training took, by release date"],
			],
		},
		ask: {
			does: "A question, answered from the catalogue and the articles",
			options: { question: "Such as: what did Sky-T1 cost?" },
			examples: [
				["/ask what did Sky-T1 cost?", "sentences quoted, with their sources"],
			],
		},
		why: {
			does: "Why a story was told: its score, sources and checks",
			options: { story: "Its number in the latest digest, or a headline" },
			examples: [["/why 1", "the first story of the latest digest"]],
		},
		feeds: {
			does: "The feeds that are read; check, add or remove one",
			options: {
				action: "list (default), check, add or remove",
				url: "The address of a feed or a site; to check or remove, a name will do",
			},
			examples: [
				["/feeds", "all feeds, and which cannot be read"],
				[
					"/feeds add lab.example/blog",
					"looks for the feed, checks it, adds it",
				],
				["/feeds check lab.example/feed", "what is found there; adds nothing"],
				["/feeds remove lab.example/feed", "what it brought stays"],
			],
		},
		help: {
			does: "What you can type, by example",
			options: { command: "A command, such as brief" },
			examples: [["/help brief", "all that /brief can do"]],
		},
		status: {
			does: "Last and next digest of this channel, coverage, problems",
			options: {},
			examples: [["/status", "what came, what comes, what waits"]],
		},
		desk: {
			does: "A link to the operator’s page, for who owns the app",
			options: {},
			examples: [["/desk", "feeds, deliveries, queues and spending"]],
		},
	},
	topics: {
		"model-releases":
			"New models and versions: announced, released, opened, withdrawn.",
		"chip-policy": "Export controls, sanctions and subsidies for AI chips.",
		chips: "AI chips and the data centres they run in: makers, supply, plans.",
		"open-source":
			"Open weights and code: models, licences, tools anyone can run.",
		regulation: "Laws, rules and authorities that govern AI.",
		legal: "Lawsuits, rulings and settlements about AI.",
		business: "Money and companies: funding, deals, earnings, leadership.",
		research: "Papers, benchmarks and methods.",
		safety: "Risks, misuse, incidents, alignment and security.",
		products: "Applications and features built on models.",
		agents: "Models that act: agents, coding tools, protocols.",
		pricing: "What models cost to use, and changes of it.",
	},

	buttons: {
		undo: "Undo",
		subscribe: "Subscribe",
		edit: "Change",
		pause: "Pause",
		resume: "Resume",
		unsubscribe: "Unsubscribe",
		reset: "Forget what was learnt",
		compare: "Compare",
		follow: "Follow here",
		sources: "Sources",
		picture: "Picture",
	},

	moment: (day, time) => `${day} at ${time}`,
	dayRange: (first, last) => `${first} to ${last}`,
	everyDay: "daily",

	errors: {
		unexpected: (id) =>
			`Something went wrong (id ${id}). Try again in a minute; if it stays, give this id to whoever runs Modelwire.`,
		unknownCommand: (name) => `There is no command “${name}”.`,
		didYouMean: (what) => `Did you mean ${what}?`,
		seeHelp: "/help shows what you can type.",
		missing: (option) => `Something is missing: ${option}.`,
		notOneOf: (value, known) => `“${value}” is none of ${known}.`,
		suchAs: (typed) => `Type it like this: ${typed}`,
		channelOnly:
			"This works in a channel that I am in: invite me there and type it there.",
		ownersOnly: (channel) =>
			`Only who set up the digest of ${channel}, or an admin, can change it; ask one of them.`,
		notForGuests:
			"Guests cannot change what a channel gets; ask a member of the team.",
		rightsUnknown:
			"I could not find out just now whether you may do this, so nothing was changed; try again in a minute.",
		staleButton:
			"I no longer know what this button does. /help shows what you can type.",
		oneMoment:
			"One moment: much is being asked here at once. Ask again in a few seconds.",
		noSpan: (typed) =>
			`“${typed}” is no time span: write a number with m, h, d or w, such as 24h or 3d.`,
		noDays: (typed) =>
			`“${typed}” is no number of days: write one from 1 to 365, such as /pause 3.`,
		noTopic: (typed) => `I know no topic, model or company “${typed}”.`,
		knownTopics: (names) => `The topics are ${names}.`,
		noSubscription: (channel) =>
			`${channel} follows nothing yet. /subscribe begins.`,
		noStory: "That story is no longer kept. /brief tells what is new.",
		noDigest: (channel) =>
			`${channel} has had no digest yet. /subscribe sets one up, /brief tells what is new now.`,
		noNumber: (typed) => ({
			one: `The latest digest has # story and none called “${typed}”. Try /why 1.`,
			other: `The latest digest has # stories and none called “${typed}”. Try /why 1.`,
		}),
		comparedAre: (name) =>
			`${name} is no model: only models can be compared, such as /compare o3 deepseek-r1.`,
		twoToFour: "Name two to four models, such as /compare o3 deepseek-r1.",
		noFeed: (typed) => `No feed is called “${typed}”. /feeds shows them all.`,
		othersFeed: (feed) =>
			`Only an admin, or who added it, can remove ${feed}; ask one of them.`,
	},

	brief: { since: (when) => `since ${when}` },

	subscription: {
		title: (channel) => `${channel} gets`,
		everything: "everything",
		follows: (names) => `Follows ${names}.`,
		when: (days, time, timeZone) => `Digest ${days} at ${time} (${timeZone}).`,
		language: (name) => `In ${name}.`,
		upTo: { one: "At most # story.", other: "Up to # stories." },
		breaking: (from, until) =>
			`Breaking news at once, but not between ${from} and ${until}.`,
		noBreaking: "No breaking news between digests.",
		sayEmpty: "On an empty day it says so in one line.",
		silentEmpty: "Silent on an empty day.",
		next: (moment) => `Next digest: ${moment}.`,
		nextSoon: "Next digest: as soon as it is written.",
		pausedUntil: (moment) => `Paused until ${moment}.`,
		paused: "Paused until /resume.",
		learnt: (list) => `Learnt from your buttons: ${list}.`,
		more: (name) => `more ${name}`,
		less: (name) => `less ${name}`,
		saved: "Saved.",
		firstComesSoon:
			"The first digest comes as soon as the feeds are read, with the last 24 hours.",
		nothingYet: (channel) => `${channel} follows nothing yet.`,
		pausedNow: (channel) => `No digests in ${channel} for now.`,
		resumed: (channel) => `${channel} gets its digests again.`,
		notPaused: (channel) => `${channel} was not paused.`,
		unsubscribed: (channel) => `${channel} gets no more digests.`,
		howToUndo:
			"To undo it, send /subscribe: your settings are kept for 30 days.",
	},

	problems: {
		removed: (channel) =>
			`I can’t post in ${channel}: the bot was removed. Invite it again and send /resume there; nothing is lost, the last digest waits.`,
		archived: (channel) =>
			`I can’t post in ${channel}: it is archived. Open it again and send /resume there, or send /subscribe in another channel.`,
		missing: (channel) =>
			`I can’t find ${channel} any more. If it still exists, invite me and send /resume there; else send /subscribe in another channel.`,
		"no-permission": (channel) =>
			`I can’t post in ${channel}: I may not write there. Allow me to send messages and send /resume there; nothing is lost, the last digest waits.`,
		revoked: (channel) =>
			`I can’t post in ${channel}: the workspace took its permission back. Install me again and send /resume there; nothing is lost, the last digest waits.`,
	},

	form: {
		title: "What this channel gets",
		save: "Save",
		preview: "Preview",
		cancel: "Cancel",
		more: "Models, companies, hour …",
		fields: {
			topics: {
				label: "Topics",
				hint: "None here and none below means everything",
			},
			models: {
				label: "Models",
				hint: "Such as deepseek-v3, llama; a family takes its versions in",
			},
			organisations: { label: "Companies", hint: "Such as NVIDIA, Mistral AI" },
			keywords: {
				label: "Own keywords",
				hint: "Such as quantisation, lithography; whole words, in any language",
			},
			hour: { label: "Hour", hint: "Such as 09:00, 9 or 9pm" },
			zone: { label: "Time zone", hint: "Such as Europe/Rome, or a city" },
			days: { label: "Days", hint: "On these days a digest comes" },
			language: {
				label: "Language",
				hint: "Of the digest, wherever its sources are from",
			},
			length: { label: "Length", hint: "At most so many stories in a digest" },
			breaking: {
				label: "Breaking news",
				hint: "At once, at most 3 a day, never in the quiet hours",
			},
			quiet: {
				label: "Quiet hours",
				hint: "Breaking news waits for the digest then",
			},
			empty: { label: "Nothing new", hint: "What comes on an empty day" },
		},
		breakingYes: "Tell breaking news at once",
		breakingNo: "Wait for the digest",
		quietNever: "None",
		emptySay: "Say so in one line",
		emptySilent: "Stay silent",
		noHour: (typed) =>
			`“${typed}” is no time of day: write it like 09:00, 9:30 or 9pm.`,
		noZone: (typed) =>
			`“${typed}” is no time zone: write it like Europe/Rome, or name a large city.`,
		noDay: "Choose at least one day, or no digest would ever come.",
		noModel: (typed) => `I know no model “${typed}”.`,
		noOrganisation: (typed) => `I know no company “${typed}”.`,
		orKeyword: "Otherwise put it among your own keywords.",
		keywordTooLong: (typed) =>
			`“${typed}” is too long: a keyword has 2 to 60 characters.`,
		tooMany: {
			one: "That is too much: at most # name here.",
			other: "That is too much: at most # names here.",
		},
		notOffered: (typed) => `“${typed}” cannot be chosen here.`,
	},

	topicList: { title: "Topics", followed: "followed here" },

	feeds: {
		title: { one: "# feed", other: "# feeds" },
		failing: (feed, reason) => `${feed} cannot be read: ${reason}`,
		gone: (feed) => `${feed} was closed by its publisher.`,
		notice: {
			unreadable: (feed, since, why) =>
				`The feed ${feed}, which you added, has not been readable since ${since}: ${why}.`,
			gone: (feed) =>
				`The feed ${feed}, which you added, was closed by its publisher. It is not read any more.`,
			silent: (feed, since, what) =>
				`The feed ${feed}, which you added, has published nothing since ${since}, which is unusually long for it: ${what}.`,
			named: (host) =>
				`The page at its address names another feed, of ${host}: it may have moved there.`,
			whileRead:
				"It is tried again by itself. In a channel that I am in, /feeds check shows what is there now; if it has moved, add its new address with /feeds add and take the old one out with /feeds remove.",
			whenGone:
				"If its publisher has another feed, add that one with /feeds add in a channel that I am in. What this one brought stays.",
			onlyOnce: "I say this once, until it can be read and fails again.",
		},
		removed: (feed) => `${feed} is no longer read; what it brought stays.`,
		added: (feed) => `Added ${feed}; it is read from now on.`,
		present: (feed) => `${feed} is read already.`,
		readable: (feed) => `${feed} can be read.`,
		found: {
			named: "The page names this feed.",
			usualPlace: "Found at a usual place of the site.",
			items: { one: "# item", other: "# items" },
			newest: (date) => `newest of ${date}`,
			lastWeek: { one: "# in the last week", other: "# in the last week" },
			odd: (what) => `Odd: ${what}.`,
		},
		nothing: (address, why) => `Nothing was added: at ${address} ${why}`,
		unreadable: (address, why) => `No feed: at ${address} ${why}`,
		oddity: oddityWords,
		cause: causeWords,
		problem: problemWords,
		fresh: (fresh, all) => `${fresh} of ${all} fresh`,
	},

	why: {
		score: (score) => `Score ${score} =`,
		articles: { one: "# article", other: "# articles" },
		copies: {
			one: "# copy of the same text counts once",
			other: "# copies of the same text count once",
		},
		matched: (list) => `Matched: ${list}`,
		everything: "this channel follows everything",
		notFollowed: "Nothing that this channel follows.",
		because: (interest, terms) => `${interest} (${terms})`,
		supported: {
			one: "# sentence, supported",
			other: "# sentences, all supported",
		},
		dropped: {
			one: "# sentence dropped",
			other: "# sentences dropped",
		},
		quoted: "quoted word by word",
		problems: {
			number: "a number in no source",
			date: "a date in no source",
			name: "a name in no source",
			model: "a model in no source",
			quotation: "a quotation in no source",
			negation: "a denial that no source makes",
			hedge: "more certain than its source",
			event: "an event that no source reports",
			source: "not what its sources say, or not as it was asked for",
		},
		told: (moment) => `Told ${moment}.`,
		notTold: "Not told in this channel yet.",
		parts: {
			hosts: { one: "# host", other: "# independent hosts" },
			attention: { one: "# aggregator", other: "# aggregators" },
			official: (host) => `official source ${host}`,
			size: (amount) => `size ${amount}`,
			actor: (name) => name,
			topics: (names) => `about ${names}`,
			offTopic: "not about AI",
			followed: (names) => `your ${names}`,
			feedback: (wishes) => `your buttons: ${wishes}`,
			recency: { one: "# h old", other: "# h old" },
			language: (name) => `told in ${name}`,
			events: {
				incident: "incident",
				release: "release",
				rule: "rule",
				ruling: "ruling",
				acquisition: "acquisition",
				funding: "funding",
				people: "people",
				chips: "chips",
				research: "research",
				earnings: "earnings",
				effective: "in effect",
				denied: "denied",
				corrected: "corrected",
			},
			noise: {
				deal: "shopping deal",
				listicle: "list",
				"how-to": "how-to",
				puzzle: "puzzle",
				review: "review",
				opinion: "opinion",
				"press-release": "press release",
				showcase: "showcase",
				podcast: "podcast",
			},
		},
	},

	desk: {
		open: "Open the operator’s desk",
		once: (minutes) =>
			`The link is for you alone: it logs in once, within ${minutes} minutes.`,
		ownersOnly: "Only who owns this app can open its desk.",
		noAddress:
			"The desk has no address that you could reach from here (PUBLIC_URL is not set). On the machine that runs me, type: npm run -s modelwire -- login",
	},

	status: {
		title: (channel) => `Status of ${channel}`,
		last: (moment, stories) => `Last digest: ${moment}, ${stories}.`,
		lastEmpty: (moment) => `Last digest: ${moment}, nothing new.`,
		lastFailed: (moment, reason) =>
			`The digest of ${moment} could not be delivered: ${reason}`,
		noneYet: "No digest yet.",
		waiting: {
			one: "# message waits to be posted.",
			other: "# messages wait to be posted.",
		},
		failed: {
			one: "# message of the last 7 days was refused.",
			other: "# messages of the last 7 days were refused.",
		},
		allFine: "Everything was delivered.",
		coverage: (fresh, all) => `${fresh} of ${all} feeds fresh.`,
		spent: (amount) => `Spent on the language model today (UTC): ${amount}.`,
		workAhead: {
			one: "# article waits to be read or grouped.",
			other: "# articles wait to be read or grouped.",
		},
	},

	help: {
		title: "What you can type",
		introduction:
			"Modelwire reads the AI news and tells this channel what it follows, each sentence with its sources.",
		askByMention: "Mention me with a question and I answer in the thread.",
		askByCommand: "Put a question after /ask and I answer it from the news.",
		more: "/help and a command’s name show more of it.",
		options: "What goes with it",
		examples: "Examples",
	},

	feedback: {
		more: (headline) => `Noted: more like “${headline}”.`,
		less: (headline) => `Noted: less like “${headline}”.`,
		higher: (names) => `From the next digest on, ${names} rank higher here.`,
		lower: (names) => `From the next digest on, ${names} rank lower here.`,
		muted: (headline) =>
			`“${headline}” is muted: this channel hears no more of it, updates included.`,
		undone: (headline) => `Undone: “${headline}” counts as before.`,
		reset: (channel) =>
			`Forgotten: ${channel} is ranked again as if no button had been pressed, and nothing is muted.`,
		nothingLearnt: "Nothing was learnt from buttons yet.",
	},

	models: {
		follows: (channel, model) =>
			`${channel} follows ${model} too, from the next digest on.`,
		followsAlready: (channel, model) => `${channel} follows ${model} already.`,
		followsAll: (channel) =>
			`${channel} follows everything already. /subscribe narrows it down.`,
		sourcesOf: (model) => `Sources on ${model}`,
		howToCompare: "Name another model beside it, such as",
		noPicture: "Too little is known of these models for a picture.",
	},

	allSources: { one: "# source", other: "# sources" },
	about: (names) => `about ${names}`,

	terminal: {
		corrected: "Corrected:",
		youCanType: "You can type:",
		formHelp:
			"Type a field and what it is to be, such as hour = 09:00; then preview, save or cancel.",
		formClosed: "Nothing was changed.",
		noField: (typed, known) =>
			`There is no field “${typed}”. Choose from ${known}.`,
		noButton: (typed) =>
			`There is nothing called “${typed}” to press in the latest message.`,
	},

	home: {
		title: "Your channels",
		introduction:
			"What they follow and when their next digest comes. Send /help in a channel to see what you can type.",
		nothing:
			"None of your channels has a digest yet: invite me to one and send /subscribe there.",
	},
};
