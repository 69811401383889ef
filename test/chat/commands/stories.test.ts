import { beforeAll, expect, test } from "vitest";
import { channelByAddress } from "#src/chat/store-channels.ts";
import { latestEntries, type ToldEntry } from "#src/digests/store-entries.ts";
import { feedbackEntries } from "#src/digests/store-feedback.ts";
import { askerOf, teamForFile, wordsOf } from "./team.ts";

const team = teamForFile();
const minute = 60_000;
let channelId = 0;
let entries: ToldEntry[] = [];

/** What the numbered story of the latest digest is. */
function told(position: number): ToldEntry {
	const entry = entries.find((each) => each.position === position);
	if (!entry) throw new Error(`the digest has no story ${position}`);
	return entry;
}

async function pressedNow(): Promise<string[]> {
	const pressed = await feedbackEntries(team.database, channelId);
	return pressed.map(
		({ kind, person, storyId }) => `${person} ${kind} ${storyId}`,
	);
}

async function idOf(channel: string): Promise<number> {
	const row = await channelByAddress(team.database, {
		platform: "console",
		workspace: "W1",
		channel,
	});
	return row?.id ?? 0;
}

beforeAll(async () => {
	const values = { topics: ["chips", "chip-policy"], length: ["5"] };
	await team.subscribe(values);
	await team.subscribe({ language: ["it"] }, { channel: "C2" });
	team.clock.advance(2 * minute);
	await team.writeDueDigests();
	channelId = await idOf("C1");
	entries = await latestEntries(team.database, channelId);
});

test("/why tells a story's score by its parts, its sources, what it met and its checks", async () => {
	const { words, isPrivate } = await team.type("/why 1", { person: "U2" });
	const { headline, score, parts } = told(1);
	expect(words).toContain(headline);
	expect(words).toContain(`Score ${score} =`);
	const sum = parts.reduce((total, { value }) => total + value, 0);
	expect(sum).toBeCloseTo(score, 5);
	const line = words.split("\n").find((each) => each.startsWith("Score")) ?? "";
	const numbers = line.split(" = ")[1]?.match(/ [\d.]+(?= [+−]|$)/g) ?? [];
	expect(numbers).toHaveLength(parts.length);
	expect(words).toMatch(/\d independent hosts/);
	expect(words).toMatch(/\d+ articles: \w+\.example, /);
	expect(words).toMatch(/Matched: .*chips? \(“/);
	expect(words).toMatch(/3 sentences, all supported; quoted word by word/);
	expect(words).toContain("Told today at 09:02.");
	expect(isPrivate).toBe(true);
});

test("/why is told in the channel's language, every part of it", async () => {
	const { words } = await team.type("/why 1", { channel: "C2" });
	expect(words).toMatch(/^Punteggio [\d,]+ =/m);
	expect(words).toContain("siti indipendenti");
	expect(words).toContain("Corrisponde a: questo canale segue tutto");
	expect(words).toContain("citate alla lettera");
	expect(words).toContain("Raccontata oggi alle 09:02.");
	expect(words).not.toMatch(/hosts|h old|told|about/);
});

test("/why takes a number, words of the headline or a completed story", async () => {
	const completed = await team.listener.complete(askerOf(), "why", "story", "");
	expect(completed).toHaveLength(entries.length);
	expect(completed[1]?.label).toContain(`2. ${told(2).headline}`.slice(0, 80));
	const [word = ""] = told(2).headline.match(/\b[A-Z]\w{5,}/g) ?? [];
	for (const typed of ["2", "#2", completed[1]?.value, told(2).headline])
		expect((await team.type(`/why ${typed}`)).words).toContain(
			told(2).headline,
		);
	expect((await team.type(`/why ${word}`)).words).toMatch(/^.+\n\nScore/);
});

test.each([
	["/why 99", { channel: "C1" }, /5 stories and none called “99”. Try \/why 1/],
	["/why 99", { channel: "C2" }, /notizie e nessuna si chiama «99»/],
	["/why story-999999", { channel: "C1" }, /no longer kept/],
	["/why", { channel: "C1" }, /Type it like this: \/why 1/],
	["/why 1", { channel: "C9" }, /\/subscribe begins/],
	["/why 1", { channel: null }, /in a channel that I am in/],
])("%s in %j says what to do instead", async (line, who, says) => {
	expect((await team.type(line, who)).words).toMatch(says);
});

test("/why before the first digest says so", async () => {
	await team.subscribe({}, { channel: "C3" });
	const { words } = await team.type("/why 1", { channel: "C3" });
	expect(words).toMatch(/no digest yet.*\/brief/);
});

test("a story that the channel was not told is weighed as it would be", async () => {
	const { rows } = await team.database.query<{ id: number }>(
		`select id from stories where topics ? 'legal' and merged_into is null
		and not topics ?| array['chips', 'chip-policy'] order by score desc limit 1`,
	);
	const { words } = await team.press("why", String(rows[0]?.id));
	expect(words).toContain("Nothing that this channel follows.");
	expect(words).toContain("Not told in this channel yet.");
	expect(words).toMatch(/Score [\d.]+ =/);
});

test("a sentence that was dropped is named with the reason", async () => {
	const verdicts = [
		{ ok: true, problems: [] },
		{ ok: false, problems: [{ kind: "number", text: "40" }] },
	];
	await team.database.query(
		`update briefs set method = 'llm', verdicts = $2 where story_id = $1`,
		[told(3).storyId, JSON.stringify(verdicts)],
	);
	const { words } = await team.type("/why 3");
	expect(words).toContain(
		"1 sentence, supported; 1 sentence dropped (a number in no source)",
	);
});

test("More tells a story at length, quoted, within 150 words, with all its sources", async () => {
	const { reply, words } = await team.press("more", String(told(1).storyId));
	if (reply.kind !== "message") throw new Error("no message");
	const [entry] = reply.message.entries;
	expect(entry?.title).toBe(told(1).headline);
	const text = (entry?.paragraphs ?? [])
		.flat()
		.flatMap((span) => (span.kind === "text" ? [span.text] : []));
	expect(text.length).toBeGreaterThan(3);
	for (const sentence of text) expect(sentence).toMatch(/^“.*”$/s);
	expect(text.join(" ").split(/\s+/).length).toBeLessThanOrEqual(150);
	const { rows } = await team.database.query<{ count: number }>(
		"select count(*)::int as count from story_articles where story_id = $1",
		[told(1).storyId],
	);
	expect(entry?.sources).toHaveLength(rows[0]?.count ?? 0);
	expect(words).toContain(`${rows[0]?.count} sources`);
	const gone = await team.press("more", "999999");
	expect(gone.words).toContain("no longer kept");
});

test("what was written comes first, what is quoted after it", async () => {
	const { reply } = await team.press("more", String(told(3).storyId));
	if (reply.kind !== "message") throw new Error("no message");
	const [written, quoted] = reply.message.entries[0]?.paragraphs ?? [];
	expect(written?.[0]).toEqual({
		kind: "text",
		text: expect.stringMatching(/^[^“]/),
	});
	expect(quoted?.[0]).toEqual({
		kind: "text",
		text: expect.stringMatching(/^“/),
	});
});

test("more, less and mute are kept for who pressed, and can be undone", async () => {
	const { storyId, headline } = told(1);
	const more = await team.press("more-like-this", String(storyId));
	expect(more.words).toContain(`more like “${headline}”`);
	expect(more.words).toMatch(/From the next digest on, .+ rank higher here/);
	expect(more.buttons).toEqual([`undo more:${storyId}`]);
	expect(more.isPrivate).toBe(true);
	// The opposite takes its place; another person's stays.
	await team.press("more-like-this", String(storyId), { person: "U2" });
	const less = await team.press("less-like-this", String(storyId));
	expect(less.words).toMatch(/rank lower here/);
	expect((await pressedNow()).sort()).toEqual([
		`U1 less ${storyId}`,
		`U2 more ${storyId}`,
	]);
	const undone = await team.press("undo", `less:${storyId}`);
	expect(undone.words).toContain(`“${headline}” counts as before`);
	expect(await pressedNow()).toEqual([`U2 more ${storyId}`]);
	await team.press("undo", `more:${storyId}`, { person: "U2" });
	const muted = await team.press("mute", String(storyId));
	expect(muted.words).toContain("is muted");
	expect(await pressedNow()).toEqual([`U1 mute ${storyId}`]);
	await team.press("undo", `mute:${storyId}`);
	expect(await pressedNow()).toEqual([]);
});

test("feedback answers in the channel's language, and a guest gives none", async () => {
	const { storyId } = told(2);
	const less = await team.press("less-like-this", String(storyId), {
		channel: "C2",
	});
	expect(less.words).toMatch(/Dalla prossima edizione qui scendono/);
	const guest = await team.press("mute", String(storyId), { rights: "guest" });
	expect(guest.words).toMatch(/^Guests cannot/);
	const elsewhere = await team.press("mute", String(storyId), {
		channel: "C9",
	});
	expect(elsewhere.words).toContain("/subscribe");
	expect(await pressedNow()).toEqual([]);
});

test.each([
	["undo", "nonsense"],
	["undo", "love:1"],
	["more", "not a number"],
	["no-such-button", "1"],
])("the button %s with %s is too old", async (id, value) => {
	expect((await team.press(id, value)).words).toMatch(/no longer know/);
});

test("what was learnt is shown, and forgotten on request", async () => {
	await team.press("less-like-this", String(told(1).storyId));
	const { words, buttons } = await team.type("/subscriptions");
	expect(words).toMatch(/Learnt from your buttons: less .+ \(-0\.\d\)/);
	expect(buttons).toContain("reset-feedback C1");
	const refused = await team.press("reset-feedback", "C1", { person: "U2" });
	expect(refused.words).toMatch(/Only who set up/);
	const reset = await team.press("reset-feedback", "C1");
	expect(reset.words).toMatch(/^Forgotten/);
	expect(await pressedNow()).toEqual([]);
	expect((await team.press("reset-feedback", "C1")).words).toContain(
		"Nothing was learnt",
	);
});

test("a reaction to a post says a little of each of its stories", async () => {
	const [first, second] = [told(1).storyId, told(2).storyId];
	await team.database.query(
		`insert into outbox (digest_id, part, channel_id, body, story_ids, state, message_id, next_attempt_at, created_at)
		values ($1, 1, $2, '{}', $3, 'sent', 'M1', now(), now())`,
		[told(1).digestId, channelId, JSON.stringify([first, second])],
	);
	const react = (kind: "more" | "less", added: boolean, messageId = "M1") =>
		team.listener.reaction(askerOf(), { messageId, kind, added });
	await react("more", true);
	const pressed = await feedbackEntries(team.database, channelId);
	expect(
		pressed.map(({ storyId, weight }) => [storyId, weight]).sort(),
	).toEqual(
		[
			[first, 0.5],
			[second, 0.5],
		].sort(),
	);
	await react("more", true, "M-unknown");
	await team.listener.reaction(askerOf({ rights: "guest", person: "U8" }), {
		messageId: "M1",
		kind: "less",
		added: true,
	});
	expect(await pressedNow()).toHaveLength(2);
	await react("more", false);
	expect(await pressedNow()).toEqual([]);
});

test("/status tells the last and the next digest, and what waits", async () => {
	await team.database.query("update outbox set state = 'pending'");
	const { words } = await team.type("/status");
	expect(words).toContain("Last digest: today at 09:02, 5 stories.");
	expect(words).toContain("Next digest: tomorrow at 09:00.");
	expect(words).toContain("1 message waits to be posted.");
	expect(words).toMatch(/\d+ of 24 feeds fresh/);
	expect(words).not.toContain("Spent");
	const italian = await team.type("/status", { channel: "C2" });
	expect(italian.words).toContain("Ultima edizione: oggi alle 09:02");
	expect(italian.words).toContain("Tutto è stato consegnato.");
	const fresh = await team.type("/status", { channel: "C3" });
	expect(fresh.words).toContain("No digest yet.");
});

test("/status tells what was spent, if it may", async () => {
	await team.database.query(
		`insert into llm_calls (at, endpoint, model, purpose, state, cost_microdollars)
		values ($1, 'e', 'm', 'brief', 'settled', 12300), ($2, 'e', 'm', 'brief', 'settled', 99)`,
		[team.clock.now(), new Date("2025-01-27T12:00:00Z")],
	);
	team.deps.showSpend = true;
	const { words } = await team.type("/status");
	expect(words).toContain("today (UTC): $0.012.");
	team.deps.showSpend = false;
});

test("an event is taken up once, by whoever comes first, and forgotten later", async () => {
	const { isFirst } = team.listener;
	const all = await Promise.all(
		Array.from({ length: 8 }, () => isFirst("slack", "Ev1")),
	);
	expect(all.filter(Boolean)).toHaveLength(1);
	expect(await isFirst("discord", "Ev1")).toBe(true);
	team.clock.advance(25 * 60 * minute);
	for (let index = 0; index < 500; index++)
		await isFirst("slack", `Ev-later-${index}`);
	const { rows } = await team.database.query(
		"select id from chat_events where id = 'Ev1'",
	);
	expect(rows).toEqual([]);
});

test("a form that is filled in in steps keeps what was said, until it is saved", async () => {
	const asker = askerOf({ channel: "C4" });
	const { listener } = team;
	expect(await listener.readDraft(asker, "subscribe")).toBeNull();
	await listener.saveDraft(asker, "subscribe", { topics: ["legal"] });
	await listener.saveDraft(asker, "subscribe", {
		topics: ["agents"],
		hour: ["8"],
	});
	const another = askerOf({ channel: "C4", person: "U2" });
	expect(await listener.readDraft(another, "subscribe")).toBeNull();
	expect(await listener.readDraft(asker, "subscribe")).toEqual({
		topics: ["agents"],
		hour: ["8"],
	});
	await team.subscribe({ topics: ["agents"] }, { channel: "C4" });
	expect(await listener.readDraft(asker, "subscribe")).toBeNull();
});

test("who put us out is told about once, and an invitation mends it", async () => {
	const { listener, told: toldApart } = team;
	const state = async () =>
		channelByAddress(team.database, {
			platform: "console",
			workspace: "W1",
			channel: "C2",
		});
	await listener.removed("console", "W1", "C2", "removed");
	await listener.removed("console", "W1", "C2", "removed");
	await listener.removed("console", "W1", "C-never-seen", "missing");
	expect(await state()).toMatchObject({ state: "paused", reason: "removed" });
	expect(toldApart).toEqual([
		{
			person: "U1",
			text: expect.stringMatching(/#C2: il bot è stato tolto.*\/resume/),
		},
	]);
	await listener.joined("console", "W1", "C2");
	expect(await state()).toMatchObject({ state: "active", reason: null });
	await listener.joined("console", "W1", "C-never-seen");
});

test("a workspace that takes its permission back is left alone, until it is used again", async () => {
	const stateOf = async () =>
		(
			await team.database.query<{ state: string }>(
				"select state from workspaces where external_id = 'W1'",
			)
		).rows[0]?.state;
	await team.listener.revoked("console", "W1");
	expect(await stateOf()).toBe("disabled");
	await team.type("/resume", { channel: "C2" });
	expect(await stateOf()).toBe("active");
});

test("a workspace that lets us in again is posted to, but not to its paused channels", async () => {
	const { database, listener } = team;
	const states = async () => {
		const { rows } = await database.query<{
			workspace: string;
			channel: string;
		}>(
			`select w.state as workspace, c.state as channel
			from channels c join workspaces w on w.id = c.workspace_id
			where w.external_id = 'W1' and c.external_id = 'C2'`,
		);
		return rows[0];
	};
	await listener.removed("console", "W1", "C2", "archived");
	await listener.revoked("console", "W1");
	expect(await states()).toEqual({ workspace: "disabled", channel: "paused" });
	await listener.connected("console", "W-never-seen");
	await listener.connected("console", "W1");
	expect(await states()).toEqual({ workspace: "active", channel: "paused" });
	await listener.joined("console", "W1", "C2");
});

test("what nobody expected is logged under an id that is told, in the language", async () => {
	const broken = askerOf({ channel: "C2" });
	await team.database.query("alter table digest_entries rename to hidden");
	const reply = await team.listener.command(broken, "why", { story: "1" });
	await team.database.query("alter table hidden rename to digest_entries");
	if (reply.kind !== "message") throw new Error("no message");
	const words = wordsOf(reply.message);
	expect(words).toMatch(/^Qualcosa è andato storto \(id [0-9a-f]{8}\)/);
	const [, id] = /id (\w+)/.exec(words) ?? [];
	const line = team.logged.find(
		({ fields }) => "id" in fields && fields.id === id,
	);
	expect(line?.fields).toMatchObject({ during: "/why" });
	expect(JSON.stringify(line?.fields)).toContain("digest_entries");
	expect(words).not.toContain("digest_entries");
	expect(reply.audience).toBe("person");
});
