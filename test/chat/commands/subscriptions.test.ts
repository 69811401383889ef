import { expect, test } from "vitest";
import type { Form } from "#src/chat/form.ts";
import { pauseChannel } from "#src/chat/store.ts";
import { channelByAddress } from "#src/chat/store-channels.ts";
import { digestById, subscriptionOf } from "#src/digests/store.ts";
import { latestEntries } from "#src/digests/store-entries.ts";
import { composedDigest } from "#test/support/digests.ts";
import { askerOf, teamForFile, type Who, wordsOf } from "./team.ts";

const team = teamForFile();
const nine = "2025-01-28T08:00:00Z";
const ownerElsewhere = { person: "U2", rights: "member" } as const;

async function rowOf(channel: string) {
	const row = await channelByAddress(team.database, {
		platform: "console",
		workspace: "W1",
		channel,
	});
	if (!row) throw new Error(`${channel} is not known`);
	return row;
}

async function subscriptionIn(channel: string) {
	return subscriptionOf(team.database, (await rowOf(channel)).id);
}

async function formOf(line: string, who: Partial<Who>): Promise<Form> {
	const { reply, words } = await team.type(line, who);
	if (reply.kind !== "form") throw new Error(words);
	return reply.form;
}

function shownIn(form: Form, name: string): readonly string[] {
	const field = form.fields.find((each) => each.name === name);
	if (!field) throw new Error(name);
	if (field.kind === "choice") return field.chosen;
	return field.kind === "names" ? field.values : [field.value];
}

test("a new channel's form begins with what is usual where the person is", async () => {
	const form = await formOf("/subscribe chips, Regulation", {
		channel: "C-new",
		timeZone: "America/New_York",
	});
	expect(form.target).toBe("C-new");
	expect(shownIn(form, "topics")).toEqual(["chips", "regulation"]);
	expect(shownIn(form, "hour")).toEqual(["09:00"]);
	expect(shownIn(form, "zone")).toEqual(["America/New_York"]);
	expect(shownIn(form, "language")).toEqual(["en"]);
	expect(shownIn(form, "days")).toHaveLength(7);
	const elsewhere = await formOf("/subscribe", {
		channel: "C-new",
		timeZone: null,
		language: "it",
	});
	expect(shownIn(elsewhere, "zone")).toEqual(["UTC"]);
	expect(elsewhere.title).toBe("Che cosa riceve");
	expect(shownIn(elsewhere, "language")).toEqual(["it"]);
});

test("a preview shows the digest, can be read in its language, and keeps nothing", async () => {
	const outcome = await team.listener.previewForm(
		askerOf({ channel: "C-preview" }),
		"subscribe",
		"C-preview",
		{ topics: ["chips"], length: ["5"], language: ["it"] },
	);
	if (outcome.kind !== "preview") throw new Error(outcome.kind);
	expect(outcome.message.entries).toHaveLength(5);
	expect(outcome.message.entries.flatMap(({ actions }) => actions)).toEqual([]);
	expect(wordsOf(outcome.message)).toContain("Notizie sull’IA");
	await expect(rowOf("C-preview")).rejects.toThrow();
});

test("a form says what is wrong in each field, in preview and in saving", async () => {
	const values = {
		hour: ["25:70"],
		zone: ["Europe/Romme"],
		models: ["gpt-99"],
	};
	const asker = askerOf({ channel: "C-wrong" });
	for (const submit of [team.listener.previewForm, team.listener.submitForm]) {
		const outcome = await submit(asker, "subscribe", "C-wrong", values);
		if (outcome.kind !== "errors") throw new Error(outcome.kind);
		expect(Object.keys(outcome.errors).sort()).toEqual([
			"hour",
			"models",
			"zone",
		]);
		expect(outcome.errors.zone).toContain("Europe/Rome");
	}
	await expect(rowOf("C-wrong")).rejects.toThrow();
});

test("saving tells what the channel gets, and its first digest is due at once", async () => {
	team.clock.set(new Date(nine));
	const said = await team.subscribe(
		{
			topics: ["chips", "chip-policy"],
			models: ["deepseek v3"],
			keywords: ["lithography"],
			hour: ["9"],
			days: ["1", "2", "3", "4", "5"],
			breaking: ["yes"],
			quiet: ["20:00-08:00"],
		},
		{ channel: "C-saved" },
	);
	expect(said).toContain(
		"Follows chips, chip policy, DeepSeek-V3 and “lithography”.",
	);
	expect(said).toContain("Monday to Friday at 09:00 (Europe/Rome)");
	expect(said).toContain("not between 20:00 and 08:00");
	expect(said).toContain("first digest comes as soon as the feeds are read");
	expect(said).toContain("Next digest: tomorrow at 09:00.");
	const kept = await subscriptionIn("C-saved");
	expect(kept).toMatchObject({
		models: ["deepseek-v3"],
		createdBy: "U1",
		minuteOfDay: 540,
		breaking: true,
		quietFrom: 1200,
		quietUntil: 480,
	});
	expect(kept?.nextSlot?.toISOString()).toBe(new Date(nine).toISOString());
});

test("an edit keeps what was not touched, and a digest that is due", async () => {
	const who = { channel: "C-saved" };
	expect(shownIn(await formOf("/subscribe", who), "models")).toEqual([
		"deepseek-v3",
	]);
	const said = await team.subscribe({ length: ["5"] }, who);
	expect(said).toContain("Up to 5 stories.");
	expect(said).not.toContain("first digest");
	expect((await subscriptionIn("C-saved"))?.nextSlot?.toISOString()).toBe(
		new Date(nine).toISOString(),
	);
	team.clock.advance(2 * 60_000);
	await team.writeDueDigests();
	await team.subscribe({ hour: ["18:30"] }, who);
	expect(await subscriptionIn("C-saved")).toMatchObject({
		topics: ["chips", "chip-policy"],
		entries: 5,
		nextSlot: new Date("2025-01-28T17:30:00Z"),
	});
	expect(
		await latestEntries(team.database, (await rowOf("C-saved")).id),
	).toHaveLength(5);
});

test("/subscriptions shows it, in the channel's language", async () => {
	const { words, buttons } = await team.type("/subscriptions", {
		channel: "C-saved",
	});
	expect(words).toContain("18:30");
	expect(words).toContain("Next digest: today at 18:30.");
	expect(buttons).toEqual([
		"subscribe C-saved",
		"pause C-saved",
		"unsubscribe C-saved",
	]);
	await team.subscribe({ language: ["it"] }, { channel: "C-italian" });
	const shown = await team.type("/subscriptions", {
		channel: "C-italian",
		language: "en",
	});
	expect(shown.words).toContain("#C-italian riceve");
	expect(shown.words).toContain("In italiano.");
	const none = await team.type("/subscriptions", { channel: "C-none" });
	expect(none.words).toContain("follows nothing yet");
	expect(none.buttons).toEqual(["subscribe C-none"]);
});

test.each(["/subscribe", "/pause 3", "/resume", "/unsubscribe", "/status"])(
	"%s is for who set the channel up, and for admins",
	async (line) => {
		const channel = "C-saved";
		const before = await subscriptionIn(channel);
		const refused = await team.type(line, { channel, ...ownerElsewhere });
		expect(refused.words).toMatch(
			/^Only who set up the digest of #C-saved, or an admin/,
		);
		expect(refused.isPrivate).toBe(true);
		const guest = await team.type(line, {
			channel,
			person: "U1",
			rights: "guest",
		});
		expect(guest.words).toMatch(/^Guests cannot/);
		expect(await subscriptionIn(channel)).toEqual(before);
		const outside = await team.type(line, { channel: null });
		expect(outside.words).toMatch(/in a channel that I am in/);
	},
);

test("a form cannot be saved by who may not open it", async () => {
	const said = await team.subscribe(
		{ topics: ["legal"] },
		{ channel: "C-saved", ...ownerElsewhere },
	);
	expect(said).toMatch(/Only who set up/);
	const byAdmin = await team.subscribe(
		{ keywords: [] },
		{ channel: "C-saved", person: "U9", rights: "manager" },
	);
	expect(byAdmin).toContain("Saved.");
	expect(await subscriptionIn("C-saved")).toMatchObject({ createdBy: "U1" });
});

test("/pause stops for some days; the slot of the pause is not made up for", async () => {
	const who = { channel: "C-paused" };
	team.clock.set(new Date(nine));
	await team.subscribe({ hour: ["9"] }, who);
	team.clock.advance(2 * 60_000);
	await team.writeDueDigests();
	const { words } = await team.type("/pause 2", who);
	expect(words).toContain("Paused until Thursday at 09:02.");
	expect(await subscriptionIn("C-paused")).toMatchObject({
		pausedUntil: new Date("2025-01-30T08:02:00Z"),
		nextSlot: new Date("2025-01-31T08:00:00Z"),
	});
	const shown = await team.type("/subscriptions", who);
	expect(shown.words).toContain("Paused until Thursday");
	expect(shown.buttons).toContain("resume C-paused");
	// Nor by a change in the meantime.
	expect(await team.subscribe({ hour: ["10"] }, who)).toContain(
		"Paused until Thursday",
	);
	expect(await subscriptionIn("C-paused")).toMatchObject({
		nextSlot: new Date("2025-01-30T09:00:00Z"),
	});
	await team.subscribe({ hour: ["9"] }, who);
	const resumed = await team.type("/resume", who);
	expect(resumed.words).toContain("Next digest: tomorrow at 09:00.");
	// A digest of this morning that the pause held back is not lost.
	await team.type("/pause", who);
	expect((await team.type("/subscriptions", who)).words).toContain(
		"Paused until /resume.",
	);
	team.clock.set(new Date("2025-01-29T09:30:00Z"));
	await team.type("/resume", who);
	expect(await subscriptionIn("C-paused")).toMatchObject({
		pausedUntil: null,
		nextSlot: new Date("2025-01-29T08:00:00Z"),
	});
	expect((await team.type("/resume", who)).words).toContain("was not paused");
});

test.each(["/pause 0", "/pause 400", "/pause soon", "/pause -1"])(
	"%s says how days are written",
	async (line) => {
		const { words } = await team.type(line, { channel: "C-paused" });
		expect(words).toMatch(/1 to 365.*\/pause 3/);
	},
);

test("/resume also mends a channel that could not be posted to", async () => {
	const row = await rowOf("C-paused");
	await pauseChannel(team.database, row.id, "removed");
	const shown = await team.type("/subscriptions", { channel: "C-paused" });
	expect(shown.words).toMatch(
		/can’t post in #C-paused: the bot was removed.*\/resume/,
	);
	expect((await team.type("/resume", { channel: "C-paused" })).words).toContain(
		"gets its digests again",
	);
	expect(await rowOf("C-paused")).toMatchObject({
		state: "active",
		reason: null,
	});
});

test("/unsubscribe ends it, and /subscribe brings back what it was", async () => {
	const who = { channel: "C-paused" };
	await team.subscribe({ topics: ["safety"], hour: ["7:15"] }, who);
	const waiting = await composedDigest(team.database, {
		channelId: (await rowOf("C-paused")).id,
		now: team.clock.now(),
	});
	const { words } = await team.type("/unsubscribe", who);
	expect(words).toContain("gets no more digests");
	expect(await digestById(team.database, waiting)).toMatchObject({
		state: "skipped",
		edition: null,
	});
	expect(words).toContain("/subscribe");
	expect(await subscriptionIn("C-paused")).toBeNull();
	const form = await formOf("/subscribe", { ...who, ...ownerElsewhere });
	expect(shownIn(form, "topics")).toEqual(["safety"]);
	expect(shownIn(form, "hour")).toEqual(["07:15"]);
	const again = await team.type("/unsubscribe", who);
	expect(again.words).toContain("follows nothing yet");
});

test("buttons name the channel: the same from App Home", async () => {
	const home = { channel: null };
	const who = { channel: "C-home" };
	await team.subscribe({ hour: ["9"] }, who);
	await team.subscribe(
		{ hour: ["10"] },
		{ channel: "C-others", ...ownerElsewhere },
	);
	const mine = wordsOf(await team.listener.home(askerOf(home)));
	expect(mine).toContain("C-home");
	expect(mine).not.toContain("C-others");
	const all = wordsOf(
		await team.listener.home(askerOf({ ...home, rights: "manager" })),
	);
	expect(all).toContain("C-others");
	const none = wordsOf(
		await team.listener.home(
			askerOf({ ...home, person: "U7", language: "it" }),
		),
	);
	expect(none).toContain("/subscribe");
	const paused = await team.press("pause", "C-home", home);
	expect(paused.words).toContain("Paused until /resume.");
	expect((await team.press("resume", "C-home", home)).words).toContain("again");
	const form = await team.press("subscribe", "C-home", home);
	expect(form.reply.kind).toBe("form");
	const refused = await team.press("unsubscribe", "C-others", home);
	expect(refused.words).toMatch(/Only who set up/);
	expect((await team.press("unsubscribe", "C-home", home)).words).toContain(
		"no more",
	);
});

test("a card's button adds the model to what the channel follows", async () => {
	const who = { channel: "C-follow" };
	const nothing = await team.press("follow", "o3", who);
	expect(nothing.words).toContain("/subscribe");
	await team.subscribe({}, who);
	expect((await team.press("follow", "o3", who)).words).toContain(
		"everything already",
	);
	await team.subscribe({ topics: ["chips"] }, who);
	expect((await team.press("follow", "o3", who)).words).toContain(
		"follows o3 too",
	);
	expect((await team.press("follow", "o3", who)).words).toContain("already");
	expect((await subscriptionIn("C-follow"))?.models).toEqual(["o3"]);
	const refused = await team.press("follow", "o1", {
		...who,
		...ownerElsewhere,
	});
	expect(refused.words).toMatch(/Only who set up/);
});

test("a form's fields are completed", async () => {
	const complete = async (field: string, typed: string) =>
		(
			await team.listener.completeField(askerOf(), "subscribe", field, typed)
		).map(({ value }) => value);
	expect(await complete("models", "deepseek-v3")).toContain("deepseek-v3");
	expect(await complete("organisations", "mistr")).toContain("Mistral AI");
	expect((await complete("zone", "rom"))[0]).toBe("Europe/Rome");
	expect(await complete("keywords", "x")).toEqual([]);
});
