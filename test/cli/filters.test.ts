import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { expect, onTestFinished, test } from "vitest";
import { jsonLines, runCli } from "#test/support/cli.ts";

const feed = `<?xml version="1.0"?><rss version="2.0"><channel>
<title>Lab</title><link>https://lab.example/</link><language>en</language>
<item><title>Lab opens GPT-5.6 mini</title><link>/one</link><guid>1</guid>
<pubDate>Tue, 28 Jan 2025 08:00:00 GMT</pubDate><description>&lt;p&gt;Now.&lt;/p&gt;</description></item>
</channel></rss>`;

const items = [
	{
		id: "a",
		title: "Nvidia loses $589 billion in market value after DeepSeek scare",
		url: "https://one.example/1",
		source: "One",
		publishedAt: "2025-01-27T20:00:00Z",
	},
	{
		id: "b",
		title: "DeepSeek scare wipes $589 billion off Nvidia's market value",
		url: "https://two.example/2",
		source: "Two",
		publishedAt: "2025-01-27T21:00:00Z",
	},
	{
		id: "c",
		title: "Court hears the Times' copyright suit against OpenAI",
		url: "https://two.example/3",
		source: "Two",
		publishedAt: "2025-01-27T22:00:00Z",
	},
];

test("parse reads a feed and writes its items whole, unknown fields as null", async () => {
	const { code, lines } = await runCli(
		["parse", "--url", "https://lab.example/feed"],
		{ stdin: feed },
	);
	expect(code).toBe(0);
	expect(lines()).toEqual([
		{
			guid: "1",
			url: "https://lab.example/one",
			title: "Lab opens GPT-5.6 mini",
			summary: "Now.",
			content: "<p>Now.</p>",
			author: null,
			publishedAt: "2025-01-28T08:00:00.000Z",
			language: "en",
			categories: [],
		},
	]);
});

test("parse --feed writes one line about the feed", async () => {
	const { lines } = await runCli(["parse", "--feed"], { stdin: feed });
	expect(lines()).toEqual([
		{
			title: "Lab",
			siteUrl: "https://lab.example/",
			language: "en",
			hub: null,
			format: "rss",
		},
	]);
});

test("parse takes files, packed ones too, and a bad one stops no other", async () => {
	const folder = await mkdtemp(join(tmpdir(), "modelwire-parse-"));
	onTestFinished(() => rm(folder, { recursive: true, force: true }));
	const good = join(folder, "good.xml.gz");
	const bad = join(folder, "bad.xml");
	const gone = join(folder, "gone.xml");
	await writeFile(good, gzipSync(feed));
	await writeFile(bad, "<html><body>Not found</body></html>");
	const { code, lines } = await runCli(["parse", gone, bad, good]);
	expect(code).toBe(1);
	expect(lines()).toMatchObject([
		{ file: gone, error: expect.stringContaining("no such file") },
		{ file: bad, error: expect.stringContaining("HTML page") },
		{ file: good, title: "Lab opens GPT-5.6 mini" },
	]);
});

test("extract writes the article of a page", async () => {
	const paragraph =
		"The laboratory described the training of its model in a report of thirty pages. ";
	const page = `<html lang="en"><head><title>Report</title></head><body><nav>Home</nav><article><h1>Lab describes its model</h1>${`<p>${paragraph.repeat(4)}</p>`.repeat(4)}</article></body></html>`;
	const { code, lines } = await runCli(["extract"], { stdin: page });
	expect(code).toBe(0);
	expect(lines()).toEqual([
		expect.objectContaining({
			language: "en",
			byline: null,
			publishedAt: null,
			text: expect.stringContaining(paragraph.trim()),
		}),
	]);
});

test("tag adds language, topics, models and organisations, and passes a bad line over", async () => {
	const stdin = `not json\n${jsonLines([
		{ id: 1, title: "OpenAI releases GPT-5.6 mini for developers", more: 7 },
		{ id: 2, title: "Macau casinos report record earnings" },
		{ id: 3 },
	])}`;
	const { code, lines, stderr } = await runCli(["tag"], { stdin });
	expect(code).toBe(1);
	expect(stderr).toContain("line 1 is passed over");
	expect(stderr).toContain('line 4 is passed over: "title"');
	expect(lines()).toEqual([
		expect.objectContaining({
			id: 1,
			more: 7,
			language: "en",
			topics: expect.arrayContaining(["model-releases"]),
			models: ["gpt-5.6-mini"],
			organisations: ["OpenAI"],
		}),
		expect.objectContaining({ id: 2, topics: [], models: [] }),
	]);
});

test("cluster puts reports of one event together", async () => {
	const { lines } = await runCli(["cluster"], { stdin: jsonLines(items) });
	expect(lines()).toEqual([
		{ id: "a", story: "a" },
		{ id: "b", story: "a" },
		{ id: "c", story: "c" },
	]);
});

test("rank writes stories, best first, with parts that add up", async () => {
	const { lines } = await runCli(["rank"], { stdin: jsonLines(items) });
	const stories = lines() as {
		score: number;
		parts: { value: number }[];
		items: string[];
	}[];
	expect(stories.map((story) => story.items.length).sort()).toEqual([1, 2]);
	expect(stories[0]?.score).toBeGreaterThanOrEqual(stories[1]?.score ?? 0);
	for (const { score, parts } of stories)
		expect(parts.reduce((sum, { value }) => sum + value, 0)).toBeCloseTo(score);
});

test("summarise quotes with the ids of its sources", async () => {
	const text =
		"The laboratory opened its newest model on Monday. It has 70 billion parameters and an MIT licence.";
	const { lines } = await runCli(["summarise", "--sentences", "2"], {
		stdin: jsonLines([
			{
				id: 9,
				articles: [
					{
						id: "x",
						url: "https://x.example/1",
						title: "Lab opens a model",
						source: "X",
						text,
					},
				],
			},
		]),
	});
	expect(lines()).toEqual([
		{
			id: 9,
			headline: "Lab opens a model",
			sentences: [
				{
					text: "The laboratory opened its newest model on Monday.",
					sources: ["x"],
				},
				{
					text: "It has 70 billion parameters and an MIT licence.",
					sources: ["x"],
				},
			],
			method: "extractive",
		},
	]);
});

test("ground finds the number that no source has", async () => {
	const articles = [{ id: 1, text: "The training cost $5.576 million." }];
	const { lines } = await runCli(["ground"], {
		stdin: jsonLines([
			{
				sentences: [
					{ text: "It cost about $5.6 million.", sources: [1] },
					{ text: "It cost $9 million.", sources: [1] },
				],
				articles,
			},
		]),
	});
	expect(lines()).toEqual([
		{
			sentences: [
				{ ok: true, problems: [] },
				{ ok: false, problems: [expect.objectContaining({ kind: "number" })] },
			],
		},
	]);
});

test("resolve names the model, or asks back", async () => {
	const { lines } = await runCli(["resolve"], {
		stdin: "deep seek v3\ndeepseek v9\n",
	});
	expect(lines()).toEqual([
		{
			query: "deep seek v3",
			model: "deepseek-v3",
			suggestions: expect.any(Array),
		},
		{ query: "deepseek v9", model: null, suggestions: expect.any(Array) },
	]);
});

// A new database takes seconds, many on a busy machine.
const patience = { timeout: 120_000 };

test(
	"replay writes stories and digests under its own clock",
	patience,
	async () => {
		const folder = await mkdtemp(join(tmpdir(), "modelwire-replay-"));
		onTestFinished(() => rm(folder, { recursive: true, force: true }));
		const file = join(folder, "items.jsonl");
		await writeFile(file, jsonLines(items));
		const { code, lines } = await runCli([
			...["replay", file, "--json"],
			...["--from", "2025-01-27", "--to", "2025-01-28"],
		]);
		expect(code).toBe(0);
		const output = lines() as {
			digest?: { slot: string; entries: { headline: string }[] };
			story?: { items: string[] };
		}[];
		const [digest] = output.flatMap((line) => line.digest ?? []);
		expect(digest?.slot).toBe("2025-01-28T00:00:00.000Z");
		expect(digest?.entries).toHaveLength(2);
		expect(output.flatMap(({ story }) => story?.items ?? []).sort()).toEqual([
			"a",
			"b",
			"c",
		]);
	},
);
