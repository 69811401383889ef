import { expect, test } from "vitest";
import { DeliveryError } from "#src/chat/adapter.ts";
import { faults } from "#test/support/discord/driver.ts";
import { discordForTest } from "#test/support/discord/for-test.ts";

const person = (id: string) => ({ workspace: "1", person: id });

test("the application is its owner's, and nobody else's", async () => {
	const { discord, adapter } = await discordForTest();
	discord.ownedBy({ owner: { id: "11" }, team: null });
	expect(await adapter.ownsApp(person("11"))).toBe(true);
	expect(await adapter.ownsApp(person("12"))).toBe(false);
	discord.ownedBy({});
	expect(await adapter.ownsApp(person("11"))).toBe(false);
});

test("a team's is of who has joined it and may change it, not of the user that stands for it", async () => {
	const { discord, adapter } = await discordForTest();
	const member = (id: string, membership_state: number, role: string) => ({
		membership_state,
		role,
		user: { id },
	});
	discord.ownedBy({
		owner: { id: "99" },
		team: {
			owner_user_id: "20",
			members: [
				member("21", 2, "admin"),
				member("22", 2, "developer"),
				member("23", 2, "read_only"),
				member("24", 1, "admin"),
			],
		},
	});
	const owners = [];
	for (const id of ["20", "21", "22", "23", "24", "99"])
		if (await adapter.ownsApp(person(id))) owners.push(id);
	expect(owners).toEqual(["20", "21", "22"]);
});

test("it is nobody's while Discord does not say", async () => {
	const { discord, adapter } = await discordForTest();
	discord.ownedBy({ owner: { id: "11" } });
	discord.faults.next("GET /applications/@me", faults.serverError);
	await expect(adapter.ownsApp(person("11"))).rejects.toThrow(DeliveryError);
});
