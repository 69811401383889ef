import { expect, test } from "vitest";
import { editionMessage } from "#src/chat/messages/edition-message.ts";
import { parseEdition } from "#src/chat/messages/edition-schema.ts";
import { foldDigest } from "#src/digests/store-memory.ts";
import type { Database } from "#src/lib/database/database.ts";
import { makeDigestSite } from "#test/support/digest-site.ts";

const now = new Date("2026-07-02T07:00:00Z");
const hour = 60 * 60_000;
const day = 24 * hour;
const cheaper = {
	before: { by: "deepinfra", input: 0.27, output: 1.1 },
	after: { by: "novita", input: 0.2, output: 1.1 },
};

interface PlantedChange {
	slug: string;
	maker: string;
	field?: string;
	before?: unknown;
	after?: unknown;
	seenAt?: Date;
}

let revision = 0;

/** Changes as a refresh keeps them. */
async function plantChanges(
	database: Database,
	changes: readonly PlantedChange[],
): Promise<void> {
	revision += 1;
	for (const {
		slug,
		maker,
		field = "cheapestPrice",
		before = cheaper.before,
		after = cheaper.after,
		seenAt = now,
	} of changes) {
		await database.query(
			`insert into models (slug, name, maker, family, kind) values ($1, upper($1), $2, null, 'model')
			on conflict do nothing`,
			[slug, maker],
		);
		await database.query(
			`insert into model_changes (slug, field, before, after, source, source_url, as_of, seen_at, revision)
			values ($1, $2, $3, $4, 'models.dev', 'https://models.dev', ($5::timestamptz)::date, $5::timestamptz, $6)`,
			[
				slug,
				field,
				JSON.stringify(before),
				JSON.stringify(after),
				seenAt,
				revision,
			],
		);
	}
}

const deepseek = { slug: "deepseek-v5", maker: "DeepSeek" };

type Site = Awaited<ReturnType<typeof makeDigestSite>>;

/** A channel that had its first digest two days ago, and whose next one is due. */
async function siteThat(
	follows: Parameters<typeof makeDigestSite>[1],
): Promise<Site> {
	const site = await makeDigestSite(now, {
		sayWhenEmpty: false,
		...follows,
	});
	// A channel's first digest waits for news; this one has had it.
	await site.database.query(
		`insert into digests (channel_id, slot, kind, state, claimed_at, composed_at)
		values ($1, $2, 'first', 'delivered', $2, $2)`,
		[site.channelId, new Date(now.getTime() - 2 * day)],
	);
	return site;
}

/** What the digest that is due says of models; null where there is none. */
async function told(site: Site): Promise<string[] | null> {
	const id = await site.write();
	if (id === null) return null;
	const digest = await site.digest(id);
	return (digest?.edition?.modelNews?.changes ?? []).map(
		({ slug, field }) => `${slug} ${field}`,
	);
}

test.each([
	["the model", { models: ["deepseek-v5"] }],
	["its family", { models: ["deepseek"] }],
	["its maker", { organisations: ["DeepSeek"] }],
	["prices", { topics: ["pricing"] }],
	["everything", {}],
])(
	"who follows %s is told of a price, with no story beside it",
	async (_what, follows) => {
		const site = await siteThat(follows);
		await plantChanges(site.database, [deepseek]);
		expect(await told(site)).toEqual(["deepseek-v5 cheapestPrice"]);
	},
);

test.each([
	["another model", { models: ["deepseek-v4"] }],
	["another maker", { organisations: ["OpenAI"] }],
	["chips", { topics: ["chips"] }],
])("who follows %s is told nothing", async (_what, follows) => {
	const site = await siteThat(follows);
	await plantChanges(site.database, [deepseek]);
	expect(await told(site)).toBeNull();
});

test("a new model is news for who follows releases, a limit is not", async () => {
	const site = await siteThat({ topics: ["model-releases"] });
	await plantChanges(site.database, [
		{ ...deepseek, field: "added", before: null, after: "DeepSeek-V5" },
		{ ...deepseek, field: "context", before: 1000, after: 2000 },
	]);
	expect(await told(site)).toEqual(["deepseek-v5 added"]);
});

test("a channel is told of each change once, over digests and restarts", async () => {
	const site = await siteThat({ models: ["deepseek"] });
	await plantChanges(site.database, [deepseek]);
	expect(await told(site)).toEqual(["deepseek-v5 cheapestPrice"]);
	site.clock.set(new Date(now.getTime() + day));
	expect(await told(site)).toBeNull();
	await plantChanges(site.database, [
		{
			...deepseek,
			field: "context",
			before: 1,
			after: 2,
			seenAt: new Date(now.getTime() + day + hour),
		},
	]);
	site.clock.set(new Date(now.getTime() + 2 * day));
	expect(await told(site)).toEqual(["deepseek-v5 context"]);
});

test("a digest of which nothing was posted gives back what it would have told", async () => {
	const site = await siteThat({ models: ["deepseek"] });
	await plantChanges(site.database, [deepseek]);
	const id = await site.write();
	expect(id).not.toBeNull();
	await foldDigest(
		site.database,
		{ id: id ?? 0, channelId: site.channelId },
		"a test",
	);
	site.clock.set(new Date(now.getTime() + day));
	expect(await told(site)).toEqual(["deepseek-v5 cheapestPrice"]);
});

test("a digest that dies before it is kept tells it when it is written again", async () => {
	const site = await siteThat({ models: ["deepseek"] });
	await plantChanges(site.database, [deepseek]);
	await site.database.query(
		"create function fail() returns trigger language plpgsql as $$ begin raise 'killed'; end $$",
	);
	await site.database.query(
		`create trigger killed before update on digests for each row
		when (new.state = 'composed') execute function fail()`,
	);
	await expect(site.write()).rejects.toThrow("killed");
	await site.database.query("drop trigger killed on digests");
	const { rows } = await site.database.query<{ slot: Date }>(
		"select slot from digests where state = 'claimed'",
	);
	await site.database.query("update subscriptions set next_slot = $1", [
		rows[0]?.slot,
	]);
	expect(await told(site)).toEqual(["deepseek-v5 cheapestPrice"]);
});

test("what changed twice is told once, from the first value to the last, and not when it came back", async () => {
	const site = await siteThat({ organisations: ["DeepSeek", "OpenAI"] });
	const gpt = { slug: "gpt-9", maker: "OpenAI" };
	const dear = { by: "novita", input: 9, output: 9 };
	await plantChanges(site.database, [
		{ ...deepseek, after: dear },
		{ ...gpt, after: dear },
	]);
	await plantChanges(site.database, [
		{ ...deepseek, before: dear },
		{ ...gpt, before: dear, after: cheaper.before },
	]);
	const digest = await site.digest((await site.write()) ?? 0);
	expect(digest?.edition?.modelNews).toMatchObject({
		changes: [{ slug: "deepseek-v5", ...cheaper }],
		more: 0,
	});
});

async function messageOf(site: Site) {
	const digest = await site.digest((await site.write()) ?? 0);
	if (!digest?.edition) throw new Error("there is no edition");
	return editionMessage(
		parseEdition(JSON.parse(JSON.stringify(digest.edition))),
	);
}

function lines(message: ReturnType<typeof editionMessage>): string[] {
	return (message.entries[0]?.paragraphs ?? []).map((spans) =>
		spans
			.map((span) =>
				span.kind === "citation" ? `[${span.number}]` : span.text,
			)
			.join(" ")
			.replaceAll("\u00a0", " "),
	);
}

test("the entry says in the channel's language what changed, by how much, as of when, says who", async () => {
	const changes = [
		{ ...deepseek },
		{ ...deepseek, field: "context", before: 128_000, after: 1_000_000 },
		{ ...deepseek, field: "trainingFlop", before: null, after: 6e24 },
		{ ...deepseek, field: "deprecated", before: null, after: true },
		{ ...deepseek, field: "price", after: null },
		{ ...deepseek, field: "openWeights", before: false, after: true },
		{ slug: "deepseek-v6", maker: "DeepSeek", field: "added", before: null },
	];
	const english = await siteThat({ models: ["deepseek"] });
	await plantChanges(english.database, changes);
	const message = await messageOf(english);
	expect(message.subtitle).toBe("7 changed facts");
	expect(message.hints).toEqual(["/model deepseek-v5", "/subscribe"]);
	expect(message.entries).toHaveLength(1);
	expect(message.entries[0]?.sources).toEqual([
		{ number: 1, host: "models.dev", url: "https://models.dev", notes: [] },
	]);
	expect(lines(message)).toEqual([
		"DEEPSEEK-V5 · deprecated by its maker, as of 2 Jul 2026. [1]",
		"DEEPSEEK-V5 · Price of the maker: no longer listed, was $0.27 in, $1.10 out per million tokens (deepinfra), as of 2 Jul 2026. [1]",
		"DEEPSEEK-V5 · Cheapest price: from $0.27 in, $1.10 out to $0.20 in, $1.10 out per million tokens (novita), as of 2 Jul 2026. [1]",
		"DEEPSEEK-V6 · new model by DeepSeek, as of 2 Jul 2026. [1]",
		"DEEPSEEK-V5 · Weights: from not published to open, as of 2 Jul 2026. [1]",
		"2 more",
	]);
	const italian = await siteThat({ models: ["deepseek"], language: "it" });
	await plantChanges(italian.database, changes.slice(0, 3));
	expect(lines(await messageOf(italian))).toEqual([
		"DEEPSEEK-V5 · Prezzo più basso: da 0,27 $ in ingresso e 1,10 $ in uscita a 0,20 $ in ingresso e 1,10 $ in uscita per milione di token (novita), al 2 lug 2026. [1]",
		"DEEPSEEK-V5 · Contesto: da 128.000 token a 1 Mln token, al 2 lug 2026. [1]",
		"DEEPSEEK-V5 · Calcolo per l’addestramento: ora noto, 6 × 10²⁴ FLOP, al 2 lug 2026. [1]",
	]);
});

test("an edition of before there was such news is read as one without", async () => {
	const site = await siteThat({ models: ["deepseek"] });
	await plantChanges(site.database, [deepseek]);
	const digest = await site.digest((await site.write()) ?? 0);
	const { modelNews: _since, ...before } = digest?.edition ?? {};
	expect(parseEdition(before)).toMatchObject({ modelNews: null });
	expect(editionMessage(parseEdition(before)).paragraphs).toHaveLength(1);
});
