import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import {
	keepExchange,
	saveFormDraft,
	takeEvent,
} from "#src/chat/conversation/store-conversation.ts";
import { fillOutbox } from "#src/chat/delivery/store-outbox.ts";
import { saveInstallation, saveWorkspace } from "#src/chat/slack/store.ts";
import { disableWorkspace, enableWorkspace } from "#src/chat/store-channels.ts";
import { saveSubscription, subscriptionOf } from "#src/digests/store.ts";
import { saveFeedback } from "#src/digests/store-feedback.ts";
import { adderName } from "#src/feeds/adder.ts";
import { addFeed } from "#src/feeds/store.ts";
import { manualClock } from "#src/lib/clock.ts";
import type { Database } from "#src/lib/database/database.ts";
import { listTables } from "#src/lib/database/tables.ts";
import { eraseWorkspace } from "#src/retention/erase-workspace.ts";
import { exportWorkspace } from "#src/retention/export-workspace.ts";
import { defaultKeep } from "#src/retention/keep.ts";
import { prune } from "#src/retention/prune.ts";
import { listWorkspaces } from "#src/retention/store-workspaces.ts";
import { databaseForTest } from "#test/support/database.ts";
import { story } from "#test/support/digest-site.ts";
import { composedDigest, subscribedChannel } from "#test/support/digests.ts";
import { plantArticles } from "#test/support/plant-articles.ts";

const now = new Date("2025-01-28T08:00:00Z");
const clock = manualClock(now);
const day = 24 * 60 * 60_000;

/** Everything that a workspace leaves behind, each text of it with its mark in it. */
async function settle(database: Database, mark: string): Promise<number> {
	const platform = "slack";
	const workspace = `T${mark}`;
	const channel = `C${mark}`;
	const person = `U${mark}`;
	await saveWorkspace(
		database,
		{
			externalId: workspace,
			name: `Team ${mark}`,
			url: `https://${mark}.example`,
		},
		now,
	);
	await saveInstallation(
		database,
		{ externalId: workspace, sealed: `sealed-${mark}` },
		now,
	);
	const channelId = await subscribedChannel(database, {
		platform,
		now,
		address: { workspace, channel },
	});
	const subscription = await subscriptionOf(database, channelId);
	if (!subscription) throw new Error("the channel has no subscription");
	await saveSubscription(
		database,
		{ ...subscription, keywords: [`word ${mark}`] },
		{ by: person, now },
	);
	await database.query(
		"update subscriptions set created_by = $2 where channel_id = $1",
		[channelId, person],
	);
	const digestId = await composedDigest(database, { channelId, now });
	await database.query(
		`update digests set edition = jsonb_set(edition, '{channel}', to_jsonb($2::text)) where id = $1`,
		[digestId, `#news-${mark}`],
	);
	const [storyId = 0] = await ids(database, "select id from stories");
	await database.query(
		`insert into briefs (story_id, language, version, inputs_hash, method, headline, sentences, sources, created_at)
		values ($1, 'en', 1, 'hash', 'extractive', 'Told', '[]', '[]', $2) on conflict do nothing`,
		[storyId, now],
	);
	await database.query(
		`insert into digest_entries (digest_id, position, story_id, brief_id, kind, facts)
		select $1, 1, $2, max(id), 'new', '{}' from briefs`,
		[digestId, storyId],
	);
	await database.query(
		`insert into story_memory (channel_id, story_id, digest_id, told_at, facts)
		values ($1, $2, $3, $4, '{}')`,
		[channelId, storyId, digestId, now],
	);
	const body = { text: `told to ${mark}`, blocks: [] };
	await fillOutbox(database, digestId, [{ body, storyIds: [storyId] }], now);
	await saveFeedback(database, {
		channelId,
		storyId,
		person,
		kind: "more",
		weight: 1,
		at: now,
	});
	await saveFormDraft(
		database,
		{ platform, workspace, channel, person, form: "subscribe" },
		{ keywords: [mark] },
		now,
	);
	await keepExchange(
		database,
		{ platform, workspace, thread: `C-unknown-${mark}:1` },
		{ question: `What of ${mark}?`, answer: `Of ${mark} nothing` },
		now,
	);
	// As questions were kept before it was noted whose they are.
	await database.query(
		`insert into asked_questions (platform, thread, question, asked_at) values ($1, $2, $3, $4)`,
		[platform, `${channel}:1738051200.1`, `And ${mark}?`, now],
	);
	await addFeed(
		database,
		{ url: `https://feeds.example/${workspace.length}/${channelId}` },
		{ by: adderName({ platform, workspace, person }), language: "en", now },
	);
	await takeEvent(database, { platform, id: `Ev${channelId}`, now });
	const [workspaceId = 0] = await ids(
		database,
		`select id from workspaces where external_id = '${workspace}'`,
	);
	await database.query(
		`insert into llm_calls (at, endpoint, model, purpose, state, cost_microdollars, workspace_id)
		values ($1, 'e', 'm', 'ask', 'settled', 7, $2)`,
		[now, workspaceId],
	);
	await database.query("insert into notices (key, at) values ($1, $2)", [
		`llm budget of workspace ${workspaceId} 2025-01-28 used up`,
		now,
	]);
	await database.query(
		`insert into stopped_jobs (key, name, job_id, payload, reason, attempts, stopped_at)
		values ($1, 'write-digest', $1, $2, $3, 5, $4)`,
		[
			`write-digest.${channelId}`,
			JSON.stringify({ channelId, slot: 1, round: 1 }),
			`failed for ${mark}`,
			now,
		],
	);
	return workspaceId;
}

async function ids(database: Database, sql: string): Promise<number[]> {
	const { rows } = await database.query<{ id: number }>(sql);
	return rows.map(({ id }) => id);
}

/** Every row of every table, as text. */
async function everyRow(database: Database): Promise<string[]> {
	const rows: string[] = [];
	for (const { name } of await listTables(database)) {
		const found = await database.query<{ row: string }>(
			`select $1 || ' ' || to_jsonb(one)::text as row from "${name}" as one order by 1`,
			[name],
		);
		rows.push(...found.rows.map(({ row }) => row));
	}
	return rows;
}

function lines(path: string): Record<string, unknown>[] {
	return readFileSync(path, "utf8")
		.trimEnd()
		.split("\n")
		.map((line) => JSON.parse(line));
}

async function twoWorkspaces() {
	const database = await databaseForTest();
	await plantArticles(
		{ database, clock },
		story(
			"Huawei's Ascend chip enters mass production for AI training",
			"Huawei began the mass production of its Ascend chip.",
		),
	);
	const leaving = await settle(database, "GOES");
	const staying = await settle(database, "STAYS");
	return { database, leaving, staying };
}

test("nothing of an erased workspace is left anywhere, and nothing else is changed", async () => {
	const { database, leaving, staying } = await twoWorkspaces();
	const before = await everyRow(database);
	const marked = before.filter((row) => row.includes("GOES"));
	// As many tables as `settle` writes marked texts to.
	expect(new Set(marked.map((row) => row.split(" ")[0])).size).toBe(11);

	const erased = await eraseWorkspace(database, leaving);
	expect(erased).toEqual({
		story_memory: 1,
		feedback: 1,
		outbox: 1,
		digest_entries: 1,
		stopped_jobs: 1,
		digests: 1,
		subscriptions: 1,
		form_drafts: 1,
		asked_questions: 2,
		feeds: 1,
		llm_calls: 1,
		notices: 1,
		installations: 1,
		channels: 1,
		workspaces: 1,
	});
	const after = await everyRow(database);
	expect(after.filter((row) => row.includes("GOES"))).toEqual([]);
	expect(after.filter((row) => row.includes("STAYS"))).toEqual(
		before.filter((row) => row.includes("STAYS")),
	);
	// What is everybody's is there, row by row; only whose it was is forgotten.
	const removed = before.filter((row) => !after.includes(row));
	const added = after.filter((row) => !before.includes(row));
	expect(removed).toHaveLength(
		Object.values(erased).reduce((sum, count) => sum + count, 0),
	);
	expect(added.map((row) => row.split(" ")[0])).toEqual(["feeds", "llm_calls"]);
	expect((await listWorkspaces(database)).map(({ id }) => id)).toEqual([
		staying,
	]);

	expect(await eraseWorkspace(database, leaving)).toEqual({});
	expect(await everyRow(database)).toEqual(after);
});

test("an export holds all of a workspace, nothing of another, and no secret", async () => {
	const { database, staying } = await twoWorkspaces();
	const folder = mkdtempSync(join(tmpdir(), "modelwire-export-"));
	onTestFinished(() => rmSync(folder, { recursive: true }));
	const path = join(folder, "stays.jsonl");
	const counts = await exportWorkspace(database, staying, path, now);
	expect(statSync(path).mode & 0o777).toBe(0o600);
	const [header, ...rows] = lines(path);
	expect(header).toMatchObject({
		format: "modelwire-workspace",
		formatVersion: 1,
		created: now.toISOString(),
		workspace: staying,
	});
	expect(rows.pop()).toEqual({ rows: counts });
	expect(rows).toHaveLength(
		Object.values(counts).reduce((sum, count) => sum + count, 0),
	);
	const text = readFileSync(path, "utf8");
	expect(text).not.toContain("GOES");
	expect(text).not.toContain("sealed");
	// Whatever has its mark in it is there, and so is what it is found by.
	const whole = (await everyRow(database)).filter(
		(row) => row.includes("STAYS") && !row.startsWith("stopped_jobs"),
	);
	for (const row of whole) {
		const [table = ""] = row.split(" ");
		const values = JSON.parse(row.slice(table.length + 1));
		delete values.sealed;
		expect(rows).toContainEqual({ table, row: values });
	}
	for (const table of ["subscriptions", "digest_entries", "llm_calls"])
		expect(counts[table]).toBe(1);
});

test("a workspace that took its leave back is erased after its time, unless it lets us in again", async () => {
	const { database, leaving, staying } = await twoWorkspaces();
	const later = manualClock(now);
	const close = (workspace: string) =>
		disableWorkspace(
			database,
			{ platform: "slack", workspace },
			"revoked",
			now,
		);
	await close("TGOES");
	await close("TSTAYS");
	const deps = { database, clock: later };
	later.advance(29 * day);
	// A second refusal does not begin the time anew.
	await disableWorkspace(
		database,
		{ platform: "slack", workspace: "TGOES" },
		"revoked",
		later.now(),
	);
	await prune(deps, defaultKeep);
	expect(await listWorkspaces(database)).toHaveLength(2);
	later.advance(2 * day);
	// Closed all at once, as by a wrong token, they have not left.
	await prune(deps, defaultKeep);
	expect(await listWorkspaces(database)).toHaveLength(2);
	await enableWorkspace(database, { platform: "slack", workspace: "TSTAYS" });
	await prune(deps, { ...defaultKeep, erasedDays: null });
	expect(await listWorkspaces(database, String(leaving))).toHaveLength(1);
	expect((await prune(deps, defaultKeep)).removed).toMatchObject({
		"workspaces that took their leave back": 1,
	});
	expect((await listWorkspaces(database)).map(({ id }) => id)).toEqual([
		staying,
	]);
	expect(
		(await everyRow(database)).filter((row) => row.includes("GOES")),
	).toEqual([]);
});
