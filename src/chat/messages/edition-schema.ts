import { z } from "zod";
import type {
	BriefLabel,
	BriefSource,
	CitedSentence,
} from "../../briefs/brief.ts";
import type {
	Coverage,
	Edition,
	EditionChange,
	EditionCorrection,
	EditionEntry,
	EditionModelChange,
	ModelNews,
} from "../../digests/edition.ts";
import { isTimeZone } from "../../digests/schedule.ts";

const count = z.number().int().min(0);
const instant = z
	.string()
	.refine((text) => !Number.isNaN(Date.parse(text)) && /T.*Z$/.test(text), {
		error: "is no ISO 8601 time in UTC such as 2025-01-28T08:00:00Z",
	});

const citedSentence: z.ZodType<CitedSentence> = z.object({
	text: z.string(),
	sources: z.array(count),
	// Editions of before sentences were told apart by it have none.
	oneHost: z.literal(true).exactOptional(),
});

const source: z.ZodType<BriefSource> = z.object({
	number: count,
	articleId: z.number().int(),
	url: z.string(),
	host: z.string(),
	official: z.boolean(),
	language: z.string(),
	publishedAt: instant,
});

const label: z.ZodType<BriefLabel> = z.discriminatedUnion("kind", [
	z.object({ kind: z.literal("confirmed"), hosts: count }),
	z.object({ kind: z.literal("single-source") }),
	z.object({ kind: z.literal("official") }),
	z.object({ kind: z.literal("rumour") }),
]);

const change: z.ZodType<EditionChange> = z.discriminatedUnion("kind", [
	z.object({ kind: z.enum(["number", "model", "name"]), text: z.string() }),
	z.object({ kind: z.literal("confirmed"), from: count, to: count }),
	z.object({ kind: z.enum(["effective", "corrected", "denied"]) }),
]);

const correction: z.ZodType<EditionCorrection> = z.object({
	kind: z.enum(["corrected", "denied"]),
	at: instant,
});

const entry: z.ZodType<EditionEntry> = z.object({
	position: count,
	storyId: z.number().int(),
	kind: z.enum(["new", "update"]),
	headline: z.string(),
	sentences: z.array(citedSentence),
	why: citedSentence.nullable(),
	quoted: z.boolean(),
	language: z.string(),
	labels: z.array(label),
	sources: z.array(source),
	earlier: z.object({ headline: z.string(), toldAt: instant }).nullable(),
	changes: z.array(change),
	// Editions of before there were corrections have none.
	correction: correction.nullable().default(null),
});

const modelChange: z.ZodType<EditionModelChange> = z.object({
	slug: z.string(),
	name: z.string(),
	maker: z.string(),
	released: z.string().nullable(),
	field: z.string(),
	before: z.unknown(),
	after: z.unknown(),
	source: z.string(),
	url: z.string(),
	asOf: z.string(),
});

const modelNews: z.ZodType<ModelNews> = z.object({
	changes: z.array(modelChange).min(1),
	more: count,
	upTo: count,
});

const coverage: z.ZodType<Coverage> = z.object({
	feeds: count,
	fresh: count,
	silent: z.array(z.object({ title: z.string(), days: count })),
	failing: z.array(z.object({ title: z.string(), reason: z.string() })),
	withoutLlm: count,
	whyWithoutLlm: z.enum(["budget", "endpoint"]).nullable().default(null),
});

const edition: z.ZodType<Edition> = z.object({
	digestId: z.number().int(),
	channel: z.string(),
	slot: instant,
	timeZone: z
		.string()
		.refine(isTimeZone, { error: "is no time zone such as Europe/Rome" }),
	language: z.string(),
	kind: z.enum(["scheduled", "first", "breaking"]),
	late: z.boolean(),
	topics: z.array(z.string()),
	models: z.array(z.string()),
	organisations: z.array(z.string()),
	keywords: z.array(z.string()),
	entries: z.array(entry),
	// Editions of before there was any have none.
	modelNews: modelNews.nullable().default(null),
	elsewhere: count,
	since: instant,
	coverage,
});

/**
 * Reads an edition from a value of unknown origin.
 * @throws naming the first field that is wrong
 */
export function parseEdition(value: unknown): Edition {
	const result = edition.safeParse(value);
	if (result.success) return result.data;
	const [issue] = result.error.issues;
	const field = z.core.toDotPath(issue?.path ?? []) || "the whole";
	throw new Error(
		`This is no digest: ${field}: ${issue?.message ?? "not valid"}. Give one as "digest --json" writes it.`,
	);
}
