import { aggregatorTarget } from "#src/articles/aggregator.ts";
import { areCopies, fingerprintOf } from "#src/articles/fingerprint.ts";
import { cleanTitle } from "#src/articles/metadata.ts";
import { extractive } from "#src/briefs/extractive.ts";
import { detectLanguage } from "#src/lib/language/detect.ts";
import { makeGrouper } from "#src/stories/cluster.ts";
import { bareHeadline } from "#src/stories/headline.ts";
import { reportedFacts } from "#src/stories/reported-facts.ts";
import { firstLine, textOf, unless } from "../expectations.ts";
import type { FuzzTarget } from "../target.ts";

const url = "https://news.example/2025/01/28/story";

/** The first line is an item's title, as long as the parser lets it be; then follows its text. */
export const story: FuzzTarget = {
	name: "story",
	about:
		/src\/(?:stories\/(?:cluster|headline|terms|similarity|quantities|versions|events|stem|facts|reported)|briefs\/(?:extractive|candidates|headline|furniture|quarantine|salience|sanitise)|articles\/(?:aggregator|fingerprint)|lib\/(?:language|text))/,
	shape: "text",
	words: [
		...' - The New York Times| - AAAA| | Reuters|(Ada Rossi/The Lab)|[pdf]|Show HN: |Breaking: |$5.6 million|671B parameters|$3 per million tokens|trained on 2,048 H100 chips|tpu v5gb200|128K context|MIT licence|scored 88.5% on MMLU|will be released on 28 January|DeepSeek-V3.1|GPT-5.5|OpenAI\'s |“We did it,” |. |! |? |。|\n\n|Mr. |e.g. |3.5.1|1.2.3.4.|AAAA AAAA |a.b.c.d.|深度求索发布|Il modello|das neue Modell|<a href="https://a.example/x">[link]</a>'.split(
			"|",
		),
	],
	problems(input) {
		const [line, body] = firstLine(input);
		const title = (line || "A title").slice(0, 1_000);
		const text = textOf(body).slice(0, 20_000);
		const language = detectLanguage(`${title} ${text.slice(0, 2_000)}`);
		const article = { title, summary: text.slice(0, 600), text, language };
		const print = fingerprintOf({ ...article, host: "news.example" });
		const brief = extractive({
			articles: [{ ...article, id: 1, url, source: "The Lab" }],
		});
		const placed = makeGrouper().place({
			...article,
			id: "1",
			url,
			source: "The Lab",
			publishedAt: new Date("2025-01-28T08:00:00Z"),
		});
		const target = aggregatorTarget({
			url: "https://www.reddit.com/r/a/comments/1/",
			content: text,
			summary: null,
		});
		return [
			...unless(
				bareHeadline(title).length <= 4 * title.length,
				"a bare headline is longer than its title",
				title,
			),
			...unless(
				cleanTitle(title, "The Lab", url).length <= 2 * title.length,
				"a clean title is longer than its title",
				title,
			),
			...unless(placed.story === "1", "the first item has no story of its own"),
			...unless(areCopies(print, print), "a text is no copy of itself", text),
			...unless(
				brief.sentences.length <= 5,
				"a brief is long",
				String(brief.sentences.length),
			),
			...unless(
				/^https?:/.test(target ?? "http:"),
				"an aggregator leads elsewhere",
				target ?? "",
			),
			...unless(
				reportedFacts({
					...article,
					publishedAt: new Date("2025-01-28T08:00:00Z"),
				}).every(({ field }) => field !== undefined),
				"a reported fact has no field",
				text,
			),
		];
	},
};
