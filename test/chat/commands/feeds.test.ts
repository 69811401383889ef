import { expect, onTestFinished, test } from "vitest";
import { makeParser } from "#src/feeds/parser.ts";
import { addFeed, listFeeds } from "#src/feeds/store.ts";
import { makeHttpClient } from "#src/lib/http/client.ts";
import { rss } from "#test/feeds/polling.ts";
import { databaseForTest } from "#test/support/database.ts";
import { loopbackForTest } from "#test/support/loopback.ts";
import { makeTeam, type Team } from "./team.ts";

const feed = rss([
	{
		title: "Chips arrive",
		guid: "1",
		link: "https://thelab.example/1",
		date: "Mon, 27 Jan 2025 10:00:00 GMT",
	},
]);

/** A team with one feed, and a site whose page names another. */
async function teamWithSite(): Promise<Team & { site: string }> {
	const server = await loopbackForTest((request, response) => {
		if (request.url === "/blog")
			response
				.writeHead(200, { "content-type": "text/html" })
				.end(
					'<html><link rel="alternate" type="application/rss+xml" href="/feed"><link rel="alternate" type="application/rss+xml" href="/notes"></html>',
				);
		else if (request.url === "/feed")
			response
				.writeHead(200, { "content-type": "application/rss+xml" })
				.end(feed);
		else response.writeHead(404).end();
	});
	const http = makeHttpClient({ version: "0", allowedHosts: ["127.0.0.1"] });
	onTestFinished(() => http.close());
	const parser = makeParser({ threads: 1 });
	onTestFinished(() => parser.close());
	const database = await databaseForTest();
	const team = makeTeam(database, { http, parser });
	await addFeed(
		database,
		{ url: "https://old.example/feed", title: "Old News", folder: "press" },
		{ by: "catalogue", now: team.clock.now() },
	);
	return { ...team, site: server.url };
}

async function urls({ database }: Team): Promise<string[]> {
	return (await listFeeds(database)).map(({ url }) => url);
}

test("a site's feed is found, checked, told and added", async () => {
	const team = await teamWithSite();
	const added = await team.type(`/feeds add ${team.site}/blog`);
	expect(added.words).toMatch(/^Added The Lab; it is read from now on\./);
	expect(added.words).toContain("The page names this feed.");
	expect(added.words).toMatch(
		/RSS · .*1 item · newest of 27 Jan 2025 · 1 in the last week/,
	);
	expect(added.words).toContain("Odd: it is not encrypted (http).");
	expect(await urls(team)).toContain(`${team.site}/feed`);
	const again = await team.type(`/feeds add ${team.site}/feed`, {
		language: "it",
	});
	expect(again.words).toMatch(/^The Lab si legge già\./);
	const { reply } = added;
	expect(reply.kind === "message" && reply.message.hints).toEqual([
		`/feeds add ${team.site}/notes`,
	]);
});

test("an address without a feed is told why, and nothing is added", async () => {
	const team = await teamWithSite();
	const { words } = await team.type(`/feeds add ${team.site}/nothing`);
	expect(words).toMatch(/^Nothing was added: at \S+ .*answers 404/);
	expect(await urls(team)).toEqual(["https://old.example/feed"]);
});

test("in Italian what is odd and what is wrong is told in Italian", async () => {
	const team = await teamWithSite();
	const add = (path: string) =>
		team.type(`/feeds add ${path}`, { language: "it" });
	const missing = await add(`${team.site}/nothing`);
	expect(missing.words).toMatch(/^Nulla è stato aggiunto\. .* risponde 404\.$/);
	const nowhere = await add("ftp://lab.example/feed");
	expect(nowhere.words).toMatch(/: non è un indirizzo http\(s\)\.$/);
	const added = await add(`${team.site}/blog`);
	expect(added.words).toContain("Strano: non è cifrato (http).");
	expect(added.words).toContain(
		"Strano: non sa dire se è cambiato dall’ultima lettura.",
	);
	expect(added.words).not.toMatch(/\b(it|the|is|not|its)\b/);
});

test("who may not change the channel adds no feed; who added one may remove it", async () => {
	const team = await teamWithSite();
	await team.subscribe({}, { person: "U1" });
	const line = `/feeds add ${team.site}/feed`;
	expect((await team.type(line, { person: "U2" })).words).toMatch(
		/^Only who set up/,
	);
	expect(
		(await team.type(line, { person: "U1", rights: "guest" })).words,
	).toMatch(/^Guests/);
	expect(
		(await team.type(line, { person: "U1", rights: "unknown" })).words,
	).toMatch(/^I could not find out just now .*try again in a minute/);
	expect(await urls(team)).toHaveLength(1);
	await team.type(line);
	const remove = "/feeds remove The Lab";
	expect((await team.type(remove, { person: "U2" })).words).toMatch(
		/Only an admin, or who added it, can remove The Lab/,
	);
	expect(
		(await team.type(remove, { person: "U2", rights: "guest" })).words,
	).toMatch(/^Guests/);
	expect((await team.type(remove)).words).toMatch(/^The Lab is no longer read/);
	expect(await urls(team)).toEqual(["https://old.example/feed"]);
});

test("an admin removes any feed, by its address as people write it", async () => {
	const team = await teamWithSite();
	const line = "/feeds remove old.example/feed/";
	expect((await team.type(line)).words).toMatch(/^Only an admin/);
	const { words } = await team.type(line, {
		rights: "manager",
		language: "it",
	});
	expect(words).toMatch(/^Old News non si legge più/);
	expect(await urls(team)).toEqual([]);
});

test("/feeds lists them by folder, and tells what cannot be read", async () => {
	const team = await teamWithSite();
	await team.database.query(
		"update feeds set failures = 3, last_error = 'old.example answers 503'",
	);
	const { words } = await team.type("/feeds");
	expect(words).toMatch(/^1 feed\n0 of 1 fresh/);
	expect(words).toContain("press Old News");
	expect(words).toContain("Old News cannot be read: old.example answers 503");
	const italian = await team.type("/feeds list", { language: "it" });
	expect(italian.words).toContain(
		"Old News non si legge: old.example answers 503",
	);
	await team.database.query("update feeds set last_problem = $1", [
		JSON.stringify({ kind: "status", host: "old.example", status: 503 }),
	]);
	const known = await team.type("/feeds list", { language: "it" });
	expect(known.words).toContain(
		"Old News non si legge: old.example risponde 503 (un guasto suo)",
	);
});

test("/feeds check looks at an address, or at that of a feed by its name, and adds nothing", async () => {
	const team = await teamWithSite();
	const found = await team.type(`/feeds check ${team.site}/blog`);
	expect(found.words).toMatch(/^The Lab can be read\./);
	expect(found.words).toContain("The page names this feed.");
	const nothing = await team.type(`/feeds check ${team.site}/nothing`);
	expect(nothing.words).toMatch(/^No feed: at \S+ .*answers 404/);
	expect(await urls(team)).toEqual(["https://old.example/feed"]);

	await team.type(`/feeds add ${team.site}/feed`, { language: "it" });
	const named = await team.type("/feeds check the lab", { language: "it" });
	expect(named.words).toMatch(/^The Lab si può leggere\./);
	expect(
		(await team.type("/feeds check the lab", { rights: "guest" })).words,
	).toMatch(/^Guests/);
	const [added] = (await listFeeds(team.database)).filter(
		({ title }) => title === "The Lab",
	);
	expect(added).toMatchObject({
		addedBy: "console:W1:U1",
		addedLanguage: "it",
	});
});

test.each([
	[
		"/feeds old.example",
		/“old\.example” is none of list, check, add or remove.*\/feeds add/,
	],
	["/feeds add", /url.*\/feeds add lab\.example\/blog/],
	["/feeds remove nonsense", /“nonsense”.*\/feeds shows them all/],
])("%s says what to type", async (line, says) => {
	const team = await teamWithSite();
	expect((await team.type(line)).words).toMatch(says);
});
