import type { LoggedCall, ScriptedReply } from "../llm-endpoint.ts";
import { type Language, languages, type NewsEvent } from "./events.ts";

const names = new Intl.DisplayNames("en", { type: "language" });

/** What a model answers that does all that it is asked: briefs of these events, or translations. */
export function goodModel(
	events: readonly NewsEvent[],
): (call: LoggedCall) => ScriptedReply {
	return ({ system, user }) => {
		const wanted = /^Language: (\w+)/.exec(user)?.[1];
		const language = languages.find((each) => names.of(each) === wanted);
		if (!language) throw new Error(`no answer is prepared in ${wanted}`);
		const isTranslation = system.includes("You translate");
		const stories = isTranslation
			? user.split('{"story":').slice(1)
			: user.split(/^Story \d+$/m).slice(1);
		const briefs = stories.map((story, index) => ({
			story: index + 1,
			...briefOf(eventIn(story, events), language, isTranslation),
		}));
		return { content: { briefs } };
	};
}

/** The event whose maker is named first. */
function eventIn(text: string, events: readonly NewsEvent[]): NewsEvent {
	const [first] = events
		.filter(({ maker }) => text.includes(maker))
		.sort((a, b) => text.indexOf(a.maker) - text.indexOf(b.maker));
	if (!first) throw new Error(`a story about none of the events: ${text}`);
	return first;
}

function briefOf(
	{ tellings }: NewsEvent,
	language: Language,
	isTranslation: boolean,
) {
	const { titles, sentences } = tellings[language];
	return {
		headline: titles[0],
		sentences: isTranslation
			? sentences
			: sentences.map((text) => ({ text, sources: [1] })),
		why: null,
	};
}
