import { randomBytes } from "node:crypto";
import { describe, expect, test } from "vitest";
import { makeInstallations } from "#src/chat/slack/installations.ts";
import { systemClock } from "#src/lib/clock.ts";
import { databaseForTest } from "#test/support/database.ts";
import { connectedSlack } from "#test/support/slack/connected.ts";
import { message } from "#test/support/slack/listener.ts";

const minute = 60_000;
type Connected = Awaited<ReturnType<typeof connectedSlack>>;

/** Goes through the pages as a browser does: to Slack and back. */
async function install({ slack }: Connected, code = slack.oauth.code) {
	const start = await fetch(new URL("/slack/install", slack.eventsUrl), {
		redirect: "manual",
	});
	const authorize = new URL(start.headers.get("location") ?? "");
	const cookie = start.headers.get("set-cookie")?.split(";")[0] ?? "";
	const back = new URL(authorize.searchParams.get("redirect_uri") ?? "");
	back.searchParams.set("code", code);
	back.searchParams.set("state", authorize.searchParams.get("state") ?? "");
	return { authorize, back, cookie };
}

async function installed(connected: Connected): Promise<void> {
	const { back, cookie } = await install(connected);
	const done = await fetch(back, { headers: { cookie } });
	expect(done.status).toBe(200);
}

describe("a workspace that installs us by itself", () => {
	test("is asked for our scopes, and its token lies sealed", async () => {
		const connected = await connectedSlack({ mode: "http", oauth: true });
		const { authorize } = await install(connected);
		expect(authorize.origin).toBe("https://slack.com");
		expect(authorize.searchParams.get("scope")?.split(",")).toContain(
			"chat:write",
		);
		await installed(connected);
		const { rows } = await connected.database.query<{
			external_id: string;
			sealed: string;
		}>("select external_id, sealed from installations");
		expect(rows).toHaveLength(1);
		expect(rows[0]?.external_id).toBe(connected.slack.workspace.id);
		expect(rows[0]?.sealed).not.toContain("xox");
	});

	test("can be posted to and types commands", async () => {
		const connected = await connectedSlack({ mode: "http", oauth: true });
		const { adapter, slack, channel, to } = connected;
		const [post] = adapter.render(message("A digest"));
		const options = { key: "k", after: null };
		await expect(
			adapter.post(to, post?.body ?? {}, options),
		).rejects.toMatchObject({ failure: "revoked" });
		await installed(connected);
		await adapter.post(to, post?.body ?? {}, options);
		expect(slack.calls("chat.postMessage").at(-1)?.token).toBe(
			slack.oauth.token,
		);
		const reply = await slack.command(channel, "member", "/model o3");
		expect(reply.words).toContain("Answer to model");
	});

	test("gets its token renewed before it runs out", async () => {
		const connected = await connectedSlack({ mode: "http", oauth: true });
		const { adapter, slack, to, clock } = connected;
		slack.oauth.lifetime = 60;
		await installed(connected);
		const first = slack.oauth.token;
		clock.advance(20 * minute);
		slack.oauth.lifetime = 12 * 3600;
		const [post] = adapter.render(message("A digest"));
		await adapter.post(to, post?.body ?? {}, { key: "k", after: null });
		expect(slack.oauth.token).not.toBe(first);
		clock.advance(20 * minute);
		await adapter.post(to, post?.body ?? {}, { key: "l", after: null });
		const used = slack.calls("chat.postMessage").map(({ token }) => token);
		expect(used).toEqual([slack.oauth.token, slack.oauth.token]);
	});

	test("is forgotten when it takes its leave back, and welcome again", async () => {
		const connected = await connectedSlack({ mode: "http", oauth: true });
		const { slack, listener, database, adapter, to } = connected;
		await installed(connected);
		const revoked = listener.next("revoked");
		await slack.event({ type: "app_uninstalled" });
		expect(await revoked).toEqual(["revoked", "slack", slack.workspace.id]);
		const { rows } = await database.query("select 1 from installations");
		expect(rows).toEqual([]);
		await database.query(
			"update workspaces set state = 'disabled', reason = 'revoked'",
		);
		await installed(connected);
		const { rows: workspaces } = await database.query(
			"select state, reason, name from workspaces",
		);
		expect(workspaces).toEqual([
			{ state: "active", reason: null, name: "Acme" },
		]);
		const [post] = adapter.render(message("A digest"));
		await adapter.post(to, post?.body ?? {}, { key: "k", after: null });
	});

	test("is not installed by who did not set out from here, or with a wrong code", async () => {
		const connected = await connectedSlack({ mode: "http", oauth: true });
		const { back } = await install(connected);
		const forged = await fetch(back);
		expect(forged.status).toBe(400);
		const wrong = await install(connected, "wrong");
		const refused = await fetch(wrong.back, {
			headers: { cookie: wrong.cookie },
		});
		expect(refused.status).toBe(500);
		const { rows } = await connected.database.query(
			"select 1 from installations",
		);
		expect(rows).toEqual([]);
	});
});

test("a new key seals anew what is read, so that the old one can go", async () => {
	const database = await databaseForTest();
	const [before, after] = [0, 1].map(() => randomBytes(32).toString("base64"));
	const store = (...keys: (string | undefined)[]) =>
		makeInstallations({
			database,
			clock: systemClock,
			secretKeys: keys.filter((key) => key !== undefined),
		});
	const query = {
		teamId: "T1",
		enterpriseId: undefined,
		isEnterpriseInstall: false,
	} as const;
	await store(before).storeInstallation({
		team: { id: "T1", name: "Acme" },
		enterprise: undefined,
		user: { id: "U1", token: undefined, scopes: undefined },
		bot: { token: "xoxb-1", scopes: [], id: "B1", userId: "U2" },
		authVersion: "v2",
	});
	await store(after, before).fetchInstallation(query);
	const found = await store(after).fetchInstallation(query);
	expect(found.bot?.token).toBe("xoxb-1");
	await expect(store(before).fetchInstallation(query)).rejects.toThrow(
		/SECRET_KEY/,
	);
});
