import { afterAll, beforeAll, expect, test } from "vitest";
import type { ChatAdapter } from "#src/chat/adapter.ts";
import type { Database } from "#src/lib/database/database.ts";
import { openTestDatabase } from "#test/support/database.ts";
import { makeTeam } from "./team.ts";

let database: Database;
beforeAll(async () => {
	database = await openTestDatabase();
});
afterAll(() => database.end());

const address = "https://news.example.org/login?token=v1.enter.1";

function teamWhere(
	ownsApp: ChatAdapter["ownsApp"],
	deskLink: (() => string) | null = () => address,
) {
	const { deps } = makeTeam(database);
	const adapter = deps.adapters.get("console");
	if (!adapter) throw new Error("there is no console");
	return makeTeam(database, {
		adapters: new Map([["console", { ...adapter, ownsApp }]]),
		deskLink,
	});
}

test("who owns the app gets a link, for them alone", async () => {
	const asked: object[] = [];
	const team = teamWhere(async (person) => {
		asked.push(person);
		return true;
	});
	const { reply, isPrivate } = await team.type("/desk");
	expect(isPrivate).toBe(true);
	expect(JSON.stringify(reply)).toContain(address);
	expect(asked).toHaveLength(1);
});

test("nobody else gets one, nor learns whether there is an address", async () => {
	for (const link of [() => address, null]) {
		const { words, reply, isPrivate } = await teamWhere(
			async () => false,
			link,
		).type("/desk");
		expect(isPrivate).toBe(true);
		expect(words).toContain("Only who owns this app can open its desk.");
		expect(JSON.stringify(reply)).not.toContain("login");
	}
});

test("the owner is told where to type, where nobody is reached from elsewhere", async () => {
	const { words } = await teamWhere(async () => true, null).type("/desk");
	expect(words).toContain("npm run -s modelwire -- login");
});

test("no link is given while the platform does not say who owns the app", async () => {
	const { reply, words } = await teamWhere(async () => {
		throw new Error("socket hang up");
	}).type("/desk");
	expect(words).toContain("I could not find out just now");
	expect(JSON.stringify(reply)).not.toContain("login");
});
