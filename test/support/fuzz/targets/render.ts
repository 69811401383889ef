import { parseEdition } from "#src/chat/messages/edition-schema.ts";
import type { Edition, EditionEntry } from "#src/digests/edition.ts";
import { editionProblems } from "../../edition-problems.ts";
import { textOf } from "../expectations.ts";
import type { FuzzTarget } from "../target.ts";

/** Each line is the next text of an edition; how long they are decides on all that is not text. */
export const render: FuzzTarget = {
	name: "render",
	about:
		/src\/(?:chat\/(?:.*render[^/]*|clean-text|fit|shorten|table-text|discord\/(?:markdown|title)|slack\/(?:blocks|mrkdwn)|messages\/(?:edition-|model-news|columns|change-spans)[^/]*)|web\/(?:html|render))\.ts/,
	shape: "text",
	words: [
		...'<!here>|<!channel|x>|<@U012AB3CD>|<#C024BE7LR|general>|@everyone|@here|<@!1>|<@&42>|<:wave:1>|<t:1700000000:R>|</brief:7>|<https://evil.example/x|click>|[click](https://evil.example/x)|https://evil.example/a?b=1&c=2|discord.gg/evil|javascript:alert(1)|<script>|" onload="x|*bold*|_it_|~~gone~~|||hidden|||`|```|> |# |-# |:tada:|&amp;|&lt;!here&gt;|\\'.split(
			"|",
		),
		"\u202egnp.exe\u2066",
		"\u001b[31m",
		"\u001b]8;;https://evil.example\u0007",
		"\u200b",
		"\u200d",
		"👩‍👩‍👧‍👦",
		"🏴󠁧󠁢󠁳󠁣󠁴󠁿",
		"🇮🇹",
		"\u0335\u0335\u0335\u0335",
		"深度求索发布了新的人工智能模型。",
		"שלום",
		"https://news.example/x_(y)|z",
		"https://bank.example@evil.example/",
		"\n",
	],
	problems(input) {
		const edition = parseEdition(editionOf(textOf(input).slice(0, 60_000)));
		return editionProblems(edition, new Map());
	},
};

/** Each line stands in many places of one edition. */
const longestLine = 2_000;

const slot = "2025-01-28T08:00:00.000Z";

function editionOf(text: string): Edition {
	const lines = text.split("\n").map((line) => line.slice(0, longestLine));
	let at = 0;
	const next = (): string => lines[at++ % lines.length] ?? "";
	/** From 0 to `most`, of the next line's length. */
	const count = (most: number): number => next().length % (most + 1);
	const list = <Member>(most: number, make: (index: number) => Member) =>
		Array.from({ length: count(most) }, (_, index) => make(index));
	const either = <Member>(...members: Member[]): Member =>
		members[count(members.length - 1)] as Member;
	const cited = () => ({ text: next(), sources: list(3, (index) => index) });
	const entry = (index: number): EditionEntry => ({
		position: index + 1,
		storyId: 100 + index,
		kind: either("new", "update"),
		headline: next(),
		sentences: list(4, cited),
		why: either(null, cited()),
		quoted: either(false, true),
		language: either("en", "it", "zh"),
		labels: either(
			[],
			[{ kind: "single-source" }],
			[{ kind: "confirmed", hosts: 5 }],
		),
		sources: list(4, (number) => ({
			number: number + 1,
			articleId: number,
			url: either(`https://news${number}.example/${next()}`, next()),
			host: next(),
			official: either(false, true),
			language: either("en", "it"),
			publishedAt: slot,
		})),
		earlier: either(null, { headline: next(), toldAt: slot }),
		changes: list(2, () => ({
			kind: either("number" as const, "model", "name"),
			text: next(),
		})),
		correction: either(null, { kind: "corrected", at: slot }),
	});
	return {
		digestId: 1,
		channel: next(),
		slot,
		timeZone: either("Europe/Rome", "UTC"),
		language: either("en", "it"),
		kind: either("scheduled", "first", "breaking"),
		late: either(false, true),
		topics: either([], ["chips"]),
		models: list(2, next),
		organisations: list(2, next),
		keywords: list(3, next),
		entries: list(14, entry),
		modelNews: either(null, {
			changes: [
				{
					slug: "a-1",
					name: next(),
					maker: next(),
					released: null,
					field: either("added", "price", next()),
					before: next(),
					after: next(),
					source: next(),
					url: either("https://models.example/", next()),
					asOf: "2025-01-27",
				},
			],
			more: count(3),
			upTo: 1,
		}),
		elsewhere: count(20),
		since: "2025-01-27T08:00:00.000Z",
		coverage: {
			feeds: 43,
			fresh: count(43),
			silent: list(3, () => ({ title: next(), days: 9 })),
			failing: list(3, () => ({ title: next(), reason: next() })),
			withoutLlm: count(3),
			whyWithoutLlm: either(null, "budget", "endpoint"),
		},
	};
}
