import fc from "fast-check";
import { expect, test } from "vitest";
import { reasonOf } from "#src/lib/errors.ts";
import { makeLog } from "#src/lib/log.ts";
import { keepSecret, withoutSecrets } from "#src/lib/secrets.ts";

const letters = "abcdefghijklmnopqrstuvwxyz";
const word = `${letters}${letters.toUpperCase()}0123456789`;

/** A run of such characters, never without a digit, as random keys are. */
function run(
	least: number,
	most = least,
	characters = word,
): fc.Arbitrary<string> {
	return fc
		.string({
			unit: fc.constantFrom(...characters),
			minLength: least,
			maxLength: most,
		})
		.filter((text) => /\d/.test(text) && /[a-z]/i.test(text));
}

/** A secret, and how it stands in a text: the secret alone must not be seen there. */
interface Planted {
	secret: string;
	text: string;
}

const bare = (secrets: fc.Arbitrary<string>): fc.Arbitrary<Planted> =>
	secrets.map((secret) => ({ secret, text: secret }));
const within = (
	secrets: fc.Arbitrary<string>,
	sentence: (secret: string) => string,
): fc.Arbitrary<Planted> =>
	secrets.map((secret) => ({ secret, text: sentence(secret) }));

const kinds: Record<string, fc.Arbitrary<Planted>> = {
	"Slack's bot token": bare(run(30).map((end) => `xoxb-12345-67890-${end}`)),
	"Slack's app token": bare(run(40).map((end) => `xapp-1-A0B1-123-${end}`)),
	"Slack's rotated token": bare(run(40).map((end) => `xoxe.xoxp-1-${end}`)),
	"Discord's token": bare(
		fc
			.tuple(run(24), run(6), run(38))
			.map(([id, time, check]) => `${id}.${time}.${check}`),
	),
	"a bearer's token": within(
		run(16, 60),
		(it) => `Authorization: Bearer ${it}`,
	),
	"a user's password": within(
		run(12, 30),
		(it) => `Authorization: Basic ${Buffer.from(it).toString("base64")}`,
	),
	"the database's password": within(
		run(6, 40, `${word}@!$*._-`),
		(it) =>
			`connecting to postgres://modelwire:${it}@db.example:5432/news failed`,
	),
	"Redis' password": within(
		run(6, 40),
		(it) => `rediss://:${it}@cache.example:6379/0`,
	),
	"an endpoint's key": bare(
		fc
			.tuple(
				fc.constantFrom("sk-", "sk-proj-", "sk-ant-api03-", "gsk_"),
				run(32),
			)
			.map((parts) => parts.join("")),
	),
	"Google's key": bare(run(35).map((end) => `AIza${end}`)),
	"GitHub's token": bare(run(36).map((end) => `ghp_${end}`)),
	"an OAuth code": within(
		run(16, 60),
		(it) => `https://news.example/slack/oauth?code=${it}&team=T1 was refused`,
	),
	"a token in an address": within(
		run(8, 40),
		(it) => `wss://wss-primary.slack.com/link/?ticket=${it}&app_id=A1`,
	),
	"a key in an address": within(
		run(8, 40),
		(it) => `GET https://feeds.example/rss?api_key=${it}#top`,
	),
	"a secret in JSON": within(
		run(8, 40),
		(it) => `{"client_secret": "${it}", "ok": true}`,
	),
	"a webhook": within(
		run(60),
		(it) => `https://discord.com/api/webhooks/123456789012345678/${it}`,
	),
	"an interaction's token": within(
		run(60),
		(it) =>
			`POST /api/v10/interactions/123456789012345678/${it}/callback timed out`,
	),
	"an address of Slack's to answer at": within(
		run(24),
		(it) => `https://hooks.slack.com/commands/T012/34567/${it}`,
	),
	"a login's link": within(
		run(32),
		(it) => `http://127.0.0.1:8420/login/${it} was used`,
	),
	"a secret of the settings": run(10, 30, `${word}"\\ä/+= `).map((secret) => {
		keepSecret(secret);
		return { secret, text: `the server said: ${secret}, and no more` };
	}),
};

/** Where a text may stand in what is logged. */
const places: Record<
	string,
	(text: string) => [fields: object, message: string]
> = {
	"the message": (text) => [{}, `it failed: ${text}`],
	"a field": (text) => [{ reason: text }, "it failed"],
	"a nested field": (text) => [
		{ request: { headers: [["x", text]], deep: { list: [{ text }] } } },
		"it failed",
	],
	"an error": (text) => [{ error: new Error(text) }, "it failed"],
	"an error's cause": (text) => [
		{
			error: new Error("outer", {
				cause: new Error("inner", { cause: { body: text } }),
			}),
		},
		"it failed",
	],
	"what an error carries": (text) => [
		{ error: Object.assign(new Error("outer"), { config: { url: text } }) },
		"it failed",
	],
	"errors of an aggregate": (text) => [
		new AggregateError([new Error(text)], "several"),
		"it failed",
	],
	"a map and a set": (text) => [
		{ map: new Map([[text, new Set([text])]]) },
		"it failed",
	],
	"a name": (text) => [{ [text]: 1 }, "it failed"],
};

for (const [kind, planted] of Object.entries(kinds))
	test(`${kind} is logged nowhere, and no reason tells it`, () => {
		fc.assert(
			fc.property(planted, ({ secret, text }) => {
				for (const place of Object.values(places)) {
					const lines: string[] = [];
					const log = makeLog("debug", { write: (line) => lines.push(line) });
					const [fields, message] = place(text);
					log.warn(fields, message);
					expect(lines).toHaveLength(1);
					const seen = JSON.stringify(everythingIn(JSON.parse(lines[0] ?? "")));
					expect(seen).not.toContain(JSON.stringify(secret).slice(1, -1));
				}
				const error = new Error("It failed.", { cause: new Error(text) });
				expect(reasonOf(error)).not.toContain(secret);
				expect(reasonOf(text)).not.toContain(secret);
			}),
			{ numRuns: 60 },
		);
	});

function everythingIn(value: unknown): unknown[] {
	return typeof value === "object" && value !== null
		? Object.entries(value).flatMap(([name, inner]) => [
				name,
				...everythingIn(inner),
			])
		: [value];
}

test("what is called a secret is not logged, whatever it looks like", () => {
	const lines: string[] = [];
	const log = makeLog("info", { write: (line) => lines.push(line) });
	log.info(
		{
			slack: { botToken: "short", signingSecret: "word", port: 8421 },
			headers: { Authorization: "abc", "set-cookie": ["a=b"] },
			apiKey: "ollama",
			password: null,
			tokens: 1234,
			outputTokens: 17,
		},
		"started",
	);
	expect(JSON.parse(lines[0] ?? "")).toMatchObject({
		slack: { botToken: "…", signingSecret: "…", port: 8421 },
		headers: { Authorization: "…", "set-cookie": "…" },
		apiKey: "…",
		password: null,
		tokens: 1234,
		outputTokens: 17,
	});
});

test("what is no secret stays as it was", () => {
	for (const text of [
		'LLM_BASE_URL: "deepseek" is no URL. Use a preset (LLM=deepseek).',
		"https://www.reuters.com/technology/sk-hynix-to-build-hbm4-plant-in-2026-12-01/",
		"SLACK_APP_TOKEN is set, but SLACK_BOT_TOKEN is not. Socket Mode needs both.",
		"Give a token that begins with xoxb-.",
		'the password authentication failed for user "modelwire"',
		"Both are on the app's page under Basic Information.",
		"the bot was removed: Bot permissions changed",
		"https://export.arxiv.org/rss/cs.AI?format=xml&page=2",
		"connect ECONNREFUSED 127.0.0.1:5432",
		"user@example.org wrote to news@example.org at 10:30",
		"1,204 tokens: 1,000 read, 204 written",
		"redis://localhost:6379 and postgres://localhost/modelwire@main",
		"claude-3.5-sonnet, llama-3.1-405b-instruct and gpt-4o-mini-2024-07-18",
	])
		expect(withoutSecrets(text)).toBe(text);
});

test("a reader still sees what kind of secret it was, and where", () => {
	expect(withoutSecrets("postgres://modelwire:s3cret@db.example/news")).toBe(
		"postgres://modelwire:…@db.example/news",
	);
	expect(withoutSecrets("token xoxb-1-2-abcdef refused")).toBe(
		"token xoxb-… refused",
	);
	expect(withoutSecrets("Authorization: Bearer abcdef1234")).toBe(
		"Authorization: Bearer …",
	);
	expect(withoutSecrets("https://a.example/x?token=abc&b=1")).toBe(
		"https://a.example/x?token=…&b=1",
	);
});

test("a thing that holds itself, and one nested without end, are logged", () => {
	const circle: Record<string, unknown> = { name: "circle" };
	circle.self = circle;
	let nested: object = {};
	for (let depth = 0; depth < 10_000; depth += 1) nested = { nested };
	const lines: string[] = [];
	makeLog("info", { write: (line) => lines.push(line) }).info(
		{ circle, nested, bytes: Buffer.from("xoxb-1-2-abcdef"), big: 1n },
		"odd",
	);
	expect(JSON.parse(lines[0] ?? "")).toMatchObject({
		circle: { name: "circle", self: "…" },
		bytes: "15 bytes",
		big: "1",
	});
});
