import { cleanText } from "../clean-text.ts";
import type { MessageSource, Span } from "../message.ts";
import type { Texts } from "../texts/texts.ts";
import { dateText } from "./answer-values.ts";
import { hostOf } from "./host-of.ts";

interface FactSource {
	source: string;
	url: string;
	/** `YYYY-MM-DD` */
	asOf: string;
}

/** Numbers the sources of an answer's facts in the order in which they are cited. */
export interface SourceNumbers {
	/** Once for each different source. */
	cite(facts: readonly FactSource[]): Extract<Span, { kind: "citation" }>[];
	list(): MessageSource[];
}

export function numberSources(texts: Texts): SourceNumbers {
	const sources = new Map<string, MessageSource>();
	return {
		cite(facts) {
			const cited = facts.map((fact) => {
				const key = `${fact.source} ${fact.url} ${fact.asOf}`;
				const known = sources.get(key);
				if (known) return known;
				const host = hostOf(fact.url);
				const source = {
					number: sources.size + 1,
					host,
					url: fact.url,
					notes: [
						...(fact.source === host ? [] : [cleanText(fact.source)]),
						dateText(texts, fact.asOf),
					],
				};
				sources.set(key, source);
				return source;
			});
			const once = [...new Set(cited)].sort((a, b) => a.number - b.number);
			return once.map(({ number, url }) => ({
				kind: "citation",
				number,
				url,
			}));
		},
		list: () => [...sources.values()],
	};
}
