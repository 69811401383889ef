import fc from "fast-check";
import type { BriefSource, CitedSentence } from "#src/briefs/brief.ts";
import type {
	Edition,
	EditionEntry,
	EditionModelChange,
	ModelNews,
} from "#src/digests/edition.ts";

/** What sources may hold to break out of a text, and what breaks a text by being cut. */
const fragments = [
	..."the model costs about $6 million of computing power, says its maker.".split(
		" ",
	),
	..."Il modello costa circa 450 dollari perché così è.".split(" "),
	"DeepSeek-V3.1",
	"gpt_4o_mini",
	"snake_case",
	"AT&T",
	"a<b>c",
	"<!here>",
	"<!channel|x>",
	"<@U012AB3CD>",
	"<#C024BE7LR|general>",
	"<!subteam^S1|x>",
	"@everyone",
	"@here",
	"@channel",
	"<@123456789012345678>",
	"<@!1>",
	"<@&42>",
	"<#99>",
	"<:wave:1>",
	"<a:wave:1>",
	"<t:1700000000:R>",
	"</brief:7>",
	"<https://evil.example/x|click>",
	"[click](https://evil.example/x)",
	"[click](<https://evil.example/x>)",
	"https://evil.example/path?q=1&r=2",
	"HTTP://EVIL.example",
	"discord.gg/evil",
	"javascript:alert(1)",
	"<script>alert(1)</script>",
	'" onload="x',
	"*bold*",
	"_it_",
	"~gone~",
	"~~gone~~",
	"||hidden||",
	"`code`",
	"```",
	"> quoted",
	"# heading",
	"-# small",
	"- list",
	"1. list",
	":tada:",
	"&amp;",
	"&lt;!here&gt;",
	"\\",
	"\n\n",
	"\u202egnp.exe",
	"\u2066x\u2069",
	"\u0000",
	"\u001b[31mred",
	"\u001b]0;title\u0007",
	"\u200b",
	"\ud83d",
	"\ude00",
	"👩‍👩‍👧‍👦",
	"🏳️‍🌈",
	"🇮🇹🇮🇹",
	"👍🏽",
	"𝒳𝓎",
	"e\u0301\u0327",
	`z${"\u0335".repeat(40)}`,
	"שלום עולם",
	"مرحبا بالعالم",
	"深度求索发布了新的人工智能模型。",
	"モデルを公開した",
	"โมเดลใหม่ราคาถูก",
	"नमस्ते",
	"𠮷野家",
	"x".repeat(400),
	"é".repeat(200),
];

const fragment = fc.oneof(
	{ weight: 6, arbitrary: fc.constantFrom(...fragments) },
	{ weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 12 }) },
	{ weight: 1, arbitrary: fc.string({ unit: "grapheme", maxLength: 12 }) },
);

function textOf(most: number): fc.Arbitrary<string> {
	return fc
		.tuple(
			fc.array(fragment, { maxLength: most }),
			fc.constantFrom(" ", " ", " ", ""),
			fc.oneof(
				{ weight: 40, arbitrary: fc.constant(1) },
				{ weight: 1, arbitrary: fc.constantFrom(5, 60) },
			),
		)
		.map(([parts, gap, times]) =>
			Array<string>(times).fill(parts.join(gap)).join(gap),
		);
}

const url = fc.oneof(
	{
		weight: 8,
		arbitrary: fc
			.tuple(fc.nat(99), fc.webPath({ size: "small" }), fc.webQueryParameters())
			.map(([n, path, query]) => `https://news${n}.example${path}?${query}`),
	},
	{
		weight: 1,
		arbitrary: fc.constantFrom(
			"https://news.example/x_(y)|z>[a]<b>",
			`https://news.example/${"long/".repeat(500)}`,
			"javascript:alert(1)",
			"data:text/html,<script>",
			"https://bank.example@evil.example/",
			"no address",
			"https://news.example/*_~`",
		),
	},
);

const language = fc.constantFrom("en", "it", "zh", "ar", "de");
const instant = fc
	.integer({ min: Date.UTC(2025, 0, 1), max: Date.UTC(2025, 0, 28) })
	.map((milliseconds) => new Date(milliseconds).toISOString());

const source: fc.Arbitrary<Omit<BriefSource, "number">> = fc.record({
	articleId: fc.nat(),
	url,
	host: fc.oneof(fc.domain(), textOf(3)),
	official: fc.boolean(),
	language,
	publishedAt: instant,
});

const cited: fc.Arbitrary<CitedSentence> = fc.record({
	text: textOf(20),
	sources: fc.array(fc.integer({ min: 0, max: 13 }), { maxLength: 4 }),
});

const entry: fc.Arbitrary<Omit<EditionEntry, "position" | "storyId">> =
	fc.record({
		kind: fc.constantFrom("new", "update"),
		headline: textOf(20),
		sentences: fc.array(cited, { maxLength: 5 }),
		why: fc.option(cited),
		quoted: fc.boolean(),
		language,
		labels: fc.constantFrom(
			[],
			[{ kind: "confirmed" as const, hosts: 5 }],
			[{ kind: "single-source" as const }, { kind: "rumour" as const }],
			[{ kind: "official" as const }],
		),
		sources: fc
			.array(source, { maxLength: 12 })
			.map((sources) =>
				sources.map((one, index) => ({ ...one, number: index + 1 })),
			),
		correction: fc.option(
			fc.record({
				kind: fc.constantFrom("corrected" as const, "denied" as const),
				at: instant,
			}),
		),
		earlier: fc.option(fc.record({ headline: textOf(20), toldAt: instant })),
		changes: fc.array(
			fc.oneof(
				fc.record({
					kind: fc.constantFrom("number" as const, "model", "name"),
					text: textOf(4),
				}),
				fc.constant({ kind: "confirmed" as const, from: 1, to: 4 }),
				fc.constant({ kind: "denied" as const }),
			),
			{ maxLength: 3 },
		),
	});

const value: fc.Arbitrary<unknown> = fc.oneof(
	fc.constant(null),
	fc.record({
		by: textOf(3),
		input: fc.double({ min: 0, max: 1e6, noNaN: true }),
		output: fc.double({ min: 0, max: 1e6, noNaN: true }),
	}),
	fc.double({ min: 1, max: 1e30, noNaN: true }),
	fc.boolean(),
	textOf(20),
	fc.json(),
);

const modelChange: fc.Arbitrary<EditionModelChange> = fc.record({
	slug: textOf(3),
	name: textOf(12),
	maker: textOf(12),
	released: fc.option(fc.constantFrom("2025-01-15", "2025-01-01")),
	field: fc.oneof(
		fc.constantFrom(
			"added",
			"price",
			"cheapestPrice",
			"context",
			"trainingFlop",
			"openWeights",
			"deprecated",
			"released",
		),
		textOf(3),
	),
	before: value,
	after: value,
	source: textOf(3),
	url,
	asOf: fc.constantFrom("2025-01-27", "no day"),
});

const modelNews: fc.Arbitrary<ModelNews | null> = fc.option(
	fc.record({
		changes: fc.array(modelChange, { minLength: 1, maxLength: 5 }),
		more: fc.nat(400),
		upTo: fc.nat(),
	}),
);

/** The longest edition, and the story of its first entry. */
const mostEntries = 26;
const firstStory = 100;

/** Editions of all lengths and scripts, with what hostile sources may bring. */
export const randomEdition: fc.Arbitrary<Edition> = fc.record({
	digestId: fc.nat(),
	channel: textOf(3),
	slot: fc.constant("2025-01-28T08:00:00.000Z"),
	timeZone: fc.constantFrom("Europe/Rome", "Asia/Kolkata", "UTC"),
	language: fc.constantFrom("en", "it", "fi"),
	kind: fc.constantFrom("scheduled", "first", "breaking"),
	late: fc.boolean(),
	topics: fc.array(fc.constantFrom("chips", "model-releases", "other-topic"), {
		maxLength: 3,
	}),
	models: fc.array(textOf(3), { maxLength: 2 }),
	organisations: fc.array(textOf(3), { maxLength: 2 }),
	keywords: fc.array(textOf(6), { maxLength: 4 }),
	entries: fc
		.oneof(
			{ weight: 1, arbitrary: fc.constant([]) },
			{ weight: 1, arbitrary: fc.array(entry, { minLength: 1, maxLength: 1 }) },
			{ weight: 5, arbitrary: fc.array(entry, { maxLength: 12 }) },
			{
				weight: 2,
				arbitrary: fc.array(entry, { minLength: 13, maxLength: mostEntries }),
			},
		)
		.map((entries) =>
			entries.map((one, index) => ({
				...one,
				position: index + 1,
				storyId: firstStory + index,
			})),
		),
	modelNews,
	elsewhere: fc.nat(2000),
	since: fc.constant("2025-01-27T08:00:00.000Z"),
	coverage: fc.record({
		feeds: fc.nat(2000),
		fresh: fc.nat(2000),
		silent: fc.array(fc.record({ title: textOf(6), days: fc.nat(400) }), {
			maxLength: 5,
		}),
		failing: fc.array(fc.record({ title: textOf(6), reason: textOf(6) }), {
			maxLength: 5,
		}),
		withoutLlm: fc.nat(20),
		whyWithoutLlm: fc.constantFrom(null, "budget", "endpoint"),
	}),
});

/** Where a platform says that an earlier message stands, and what is no such address. */
const messageUrl = fc.oneof(
	{
		weight: 8,
		arbitrary: fc
			.nat(999_999)
			.map(
				(n) =>
					`https://acme.slack.example/archives/C012AB3CD/p1700000000${n}?thread_ts=1700000000.${n}&cid=C012AB3CD`,
			),
	},
	{
		weight: 8,
		arbitrary: fc
			.nat(999_999)
			.map((n) => `https://discord.example/channels/1/2/${n}`),
	},
	{ weight: 1, arbitrary: url },
);

/** For some of the stories of an edition, the message that told them before. */
export const randomEarlierLinks: fc.Arbitrary<ReadonlyMap<number, string>> = fc
	.array(fc.option(messageUrl), { maxLength: mostEntries })
	.map(
		(urls) =>
			new Map(
				urls.flatMap((one, index) =>
					one === null ? [] : [[firstStory + index, one] as const],
				),
			),
	);
