import { expect, test } from "vitest";
import { saveFeedback } from "#src/digests/store-feedback.ts";
import { askerOf, makeTeam, teamForFile, wordsOf } from "./team.ts";

const team = teamForFile();
const italian = { language: "it", channel: "C-it" };

test("/brief tells the last day of everything to who asks, and keeps nothing", async () => {
	const { words, isPrivate, reply } = await team.type("/brief");
	expect(words).toContain("AI briefing · Tuesday 28 January 2025");
	expect(words).toContain("since yesterday at 09:00");
	expect(words).toMatch(/\d+ stories/);
	expect(isPrivate).toBe(true);
	const { rows } = await team.database.query("select from digests");
	expect(rows).toEqual([]);
	if (reply.kind !== "message") throw new Error("no message");
	// "/why 1" means the latest digest, not this.
	expect(reply.message.entries.map(({ number }) => number)).toContain(null);
	expect(reply.message.hints).not.toContain("/why 1");
});

test.each([
	["/brief chips 3d", /Saturday at 09:00/],
	["/brief chip policy 12h", /diffusion rule/],
	["/brief nvidia", /Nvidia loses \$589 billion/],
	["/brief deepseek r1", /DeepSeek-R1/],
])("%s narrows it down", async (line, says) => {
	const { words } = await team.type(line);
	expect(words).toMatch(says);
});

test("/brief in Italian, with an Italian topic, for all to see", async () => {
	const { words, isPrivate } = await team.type(
		"/brief politica dei chip 2d channel",
		italian,
	);
	expect(words).toContain("Notizie sull’IA · martedì 28 gennaio 2025");
	expect(words).toContain("da domenica alle 09:00");
	expect(isPrivate).toBe(false);
});

test("/brief also works where there is no channel", async () => {
	const { words } = await team.type("/brief chips", { channel: null });
	expect(words).toMatch(/Nvidia/);
});

test.each([
	[
		"/brief cooking",
		/“cooking”.*model-releases, chip-policy/,
		/«cooking».*model-releases/,
	],
	["/brief regulatoin", /Did you mean regulation/, /Forse regulation/],
	["/brief chips soon", /“soon”.*3d/, /«soon».*3d/],
	["/brief 3x", /“3x”.*3d/, /«3x».*3d/],
	[
		"/model",
		/name\. Type it like this: \/model deepseek v3/,
		/Si scrive così: \/model/,
	],
	["/model deepseek v9", /DeepSeek V3/, /Forse DeepSeek/],
	["/compare o3 nvidia", /NVIDIA is no model/, /NVIDIA non è un modello/],
	["/compare o3", /second.*\/compare o3 deepseek-r1/, /second.*\/compare/],
	[
		"/compare o3, o1, gpt-4o, gpt-4, deepseek-r1",
		/two to four/,
		/due a quattro/,
	],
	["/ask", /question.*\/ask what did Sky-T1 cost/, /question.*\/ask quanto/],
	["/topcs", /Did you mean \/topics/, /Forse \/topics/],
	["/nonsense", /“nonsense”.*\/help/, /«nonsense».*\/help/],
	["/help nonsense", /“nonsense”/, /«nonsense»/],
])(
	"%s says what is wrong and what to type",
	async (line, english, inItalian) => {
		const seen = await team.type(line);
		expect(seen.words).toMatch(english);
		expect(seen.isPrivate).toBe(true);
		expect((await team.type(line, italian)).words).toMatch(inItalian);
	},
);

test("/model shows a card that can be compared, followed and looked into", async () => {
	const { words, buttons } = await team.type("/model deepseek v3");
	expect(words).toMatch(/DeepSeek-V3[\s\S]*671B/);
	expect(buttons.slice(0, 3)).toEqual([
		"compare deepseek-v3",
		"follow deepseek-v3",
		"sources deepseek-v3",
	]);
	const maker = await team.type("/model nvidia");
	expect(
		maker.buttons.filter((button) => /^(compare|follow)/.test(button)),
	).toEqual([]);
	const card = await team.type("/model deepseek v3", italian);
	expect(card.words).toContain("Pesi");
});

test.each([
	"/compare o3 deepseek-r1",
	"/compare o3 vs deepseek r1",
	"/compare o3 'deepseek r1'",
	"/compare first=o3 second=deepseek-r1",
])("%s shows two models side by side", async (line) => {
	const { words } = await team.type(line);
	expect(words).toMatch(/^o3 · DeepSeek-R1/);
	expect(words).toMatch(/≠ Context\s+200,000 tokens/);
});

test("buttons of a card: the nearest sibling, each fact with its source", async () => {
	const compared = await team.press("compare", "deepseek-v3");
	expect(compared.words).toMatch(/^DeepSeek-V3 · DeepSeek/);
	const lonely = await team.press("compare", "no-such-model");
	expect(lonely.words).toContain("/compare no-such-model");
	const sources = await team.press("sources", "deepseek-v3");
	expect(sources.words).toMatch(/Sources on DeepSeek-V3[\s\S]*\[1\] \S+\.\S+/);
	const unknown = await team.press("sources", "no-such-model");
	expect(unknown.words).toContain("no-such-model");
});

test("/ask answers who asks, a mention answers all", async () => {
	const asked = await team.type("/ask what did Sky-T1 cost?");
	expect(asked.words).toContain("450");
	expect(asked.isPrivate).toBe(true);
	const reply = await team.listener.question(
		askerOf(),
		"what did Sky-T1 cost?",
	);
	if (reply.kind !== "message") throw new Error("no message");
	expect(reply.audience).toBe("channel");
	expect(wordsOf(reply.message)).toContain("450");
});

test("a follow-up question keeps what its thread is about; another thread does not", async () => {
	const inThread = askerOf({ thread: "T1" });
	const say = async (asker: typeof inThread, text: string) => {
		const reply = await team.listener.question(asker, text);
		if (reply.kind !== "message") throw new Error("no message");
		return wordsOf(reply.message);
	};
	await say(inThread, "what did DeepSeek-V3 cost?");
	const followed = await say(inThread, "and how many chips?");
	expect(followed).toContain("and how many chips?");
	expect(followed).toContain("about DeepSeek-V3");
	expect(followed).toMatch(/2,048/);
	// Through two questions without a subject of their own.
	expect(await say(inThread, "and how many parameters?")).toMatch(/671B/);
	const elsewhere = await say(askerOf({ thread: "T2" }), "and how many chips?");
	expect(elsewhere).not.toContain("about DeepSeek-V3");
});

test("a mention without a question teaches", async () => {
	const reply = await team.listener.question(askerOf(), "  ");
	if (reply.kind !== "message") throw new Error("no message");
	expect(wordsOf(reply.message)).toContain("/brief chips 3d");
});

test("/help teaches every command by an example, and each at length", async () => {
	const { words } = await team.type("/help");
	for (const { name } of team.listener.commands)
		expect(words).toContain(`/${name}`);
	const lesson = await team.type("/help /brief", italian);
	expect(lesson.words).toContain("/brief all to:channel");
	expect(lesson.words).toContain("topic — Un tema");
});

test.each([
	[true, /Mention me with a question/, /Menzionatemi con una domanda/],
	[false, /question after \/ask/, /domanda dopo \/ask/],
])(
	"/help says how a question is put where mentions are heard: %s",
	async (hearsMentions, english, inItalian) => {
		const adapter = team.deps.adapters.get("console");
		if (!adapter) throw new Error("no adapter");
		const adapters = new Map([["console", { ...adapter, hearsMentions }]]);
		const { listener } = makeTeam(team.database, { adapters });
		for (const [language, says] of [
			["en", english],
			["it", inItalian],
		] as const) {
			const asker = askerOf({ channel: null, language });
			const reply = await listener.command(asker, "help", {});
			if (reply.kind !== "message") throw new Error("no message");
			const words = wordsOf(reply.message);
			expect(words).toMatch(says);
			expect(/mention|menzion/i.test(words)).toBe(hearsMentions);
		}
	},
);

test("/topics marks what the channel follows", async () => {
	await team.subscribe({ topics: ["chips"] }, { channel: "C-topics" });
	const { words } = await team.type("/topics", { channel: "C-topics" });
	expect(words).toMatch(/^chips: \(followed here\)/m);
	expect(words).toMatch(/^legal cases: Lawsuits/m);
	const elsewhere = await team.type("/topics", {
		channel: null,
		language: "it",
	});
	expect(elsewhere.words).toMatch(/^cause legali: Cause/m);
	expect(elsewhere.words).not.toContain("seguito qui");
});

test("completes models, topics, companies, feeds and commands", async () => {
	const complete = async (command: string, option: string, typed: string) =>
		(await team.listener.complete(askerOf(), command, option, typed)).map(
			({ value }) => value,
		);
	expect(await complete("model", "name", "deepseek-v")).toContain(
		"deepseek-v3",
	);
	expect(await complete("compare", "second", "o3")).toContain("o3");
	expect(await complete("brief", "topic", "chip")).toEqual(
		expect.arrayContaining(["chips", "chip-policy"]),
	);
	expect(await complete("brief", "topic", "nvid")).toContain("NVIDIA");
	expect((await complete("brief", "topic", ""))[0]).toBe("all");
	expect(await complete("subscribe", "topics", "chips, reg")).toEqual([
		"chips, regulation",
	]);
	expect((await complete("feeds", "url", "openai"))[0]).toMatch(/^https:/);
	expect(await complete("help", "command", "sub")).toEqual([
		"subscribe",
		"subscriptions",
	]);
	expect(await complete("nonsense", "name", "x")).toEqual([]);
	expect((await complete("model", "name", "")).length).toBeLessThanOrEqual(25);
});

test("a muted story stays out of a brief", async () => {
	const channel = "C-muted";
	await team.subscribe({ topics: ["chips"] }, { channel });
	const { reply, words } = await team.type("/brief", { channel });
	if (reply.kind !== "message") throw new Error("no message");
	const [first] = reply.message.entries;
	const { rows } = await team.database.query<{ id: number }>(
		"select id from channels where external_id = $1",
		[channel],
	);
	expect(words).toContain(first?.title);
	await saveFeedback(team.database, {
		channelId: rows[0]?.id ?? 0,
		storyId: first?.storyId ?? 0,
		person: "U1",
		kind: "mute",
		weight: 1,
		at: team.clock.now(),
	});
	const again = await team.type("/brief", { channel });
	expect(again.words).not.toContain(first?.title);
});
