import { topicsLike } from "../conversation/known-names.ts";
import { openSubscribeForm } from "../subscribe/open.ts";
import { textsIn, topicName } from "../texts/texts.ts";
import type { ChatCommand } from "./command.ts";
import { mostSuggestions, suggestion } from "./complete.ts";
import { wordsOf } from "./words.ts";

export const subscribe: ChatCommand = {
	name: "subscribe",
	...wordsOf("subscribe"),
	options: [
		{
			name: "topics",
			...wordsOf("subscribe", "topics"),
			required: false,
			rest: true,
			async complete(typed, asker, { defaults }) {
				const texts = textsIn(asker.person.language ?? defaults.language);
				const [, before = "", last = ""] = /^(.*,\s*)?(.*)$/s.exec(typed) ?? [];
				return topicsLike(texts, last, mostSuggestions).map((slug) =>
					suggestion(before + slug, before + topicName(texts, slug)),
				);
			},
		},
	],
	permission: "manage",
	personal: false,
	run: ({ asker, texts, value }, deps) =>
		openSubscribeForm(deps, asker, texts, { topics: value("topics") ?? "" }),
};
