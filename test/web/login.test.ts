import {
	afterAll,
	beforeAll,
	beforeEach,
	describe,
	expect,
	test,
} from "vitest";
import type { Database } from "#src/lib/database/database.ts";
import { deskActions, deskPages } from "#src/web/desk-routes.ts";
import { openTestDatabase } from "#test/support/database.ts";
import { openDesk, site } from "#test/support/open-desk.ts";

let database: Database;
beforeAll(async () => {
	database = await openTestDatabase();
});
afterAll(() => database.end());
beforeEach(async () => {
	await database.query("delete from desk_sessions");
	await database.query("delete from desk_links");
});

const minute = 60_000;
const day = 24 * 60 * minute;

/** What a page of the desk and no other has. */
const ofTheDesk = 'aria-label="Desk"';

describe("a link", () => {
	test("shows a button, and is used by pressing it, once", async () => {
		const desk = openDesk(database);
		const browser = desk.browser();
		const token = desk.links.make("enter");
		const opened = `/login?token=${token}`;
		for (const _ of ["a chat’s preview", "the operator"]) {
			const { status, text, headers } = await browser.get(opened);
			expect(status).toBe(200);
			expect(text).toContain(`value="${token}"`);
			expect(headers.getSetCookie()).toEqual([]);
		}
		const entered = await browser.post("/login", { token });
		expect(entered.status).toBe(303);
		expect(entered.headers.get("location")).toBe(deskPages[0]?.path);
		expect((await browser.get("/queues")).text).toContain(ofTheDesk);

		const replay = desk.browser();
		expect((await replay.post("/login", { token })).status).toBe(401);
		expect(replay.cookies.size).toBe(0);
	});

	test("used by two at the same moment lets in one", async () => {
		const desk = openDesk(database);
		const token = desk.links.make("enter");
		const tries = await Promise.all(
			Array.from({ length: 6 }, () => desk.browser().post("/login", { token })),
		);
		expect(tries.map(({ status }) => status).sort()).toEqual([
			303, 401, 401, 401, 401, 401,
		]);
	});

	test("is worth nothing after ten minutes", async () => {
		const desk = openDesk(database);
		const token = desk.links.make("enter");
		desk.clock.advance(10 * minute - 1);
		expect((await desk.browser().get(`/login?token=${token}`)).status).toBe(
			200,
		);
		desk.clock.advance(1);
		const { status, text } = await desk.browser().get(`/login?token=${token}`);
		expect(status).toBe(401);
		expect(text).toContain("This link does not work any more");
		expect((await desk.browser().post("/login", { token })).status).toBe(401);
	});

	test("that was altered at any letter is none", async () => {
		const desk = openDesk(database);
		const token = desk.links.make("enter");
		for (let at = 0; at < token.length; at++) {
			const other = token[at] === "A" ? "B" : "A";
			const altered = token.slice(0, at) + other + token.slice(at + 1);
			expect(desk.links.read(altered), altered).toBeNull();
		}
		for (const cut of ["", ".", token.slice(0, -1), `${token}A`, `${token}=`])
			expect(desk.links.read(cut), cut).toBeNull();
		expect(desk.links.read(token)?.purpose).toBe("enter");
	});

	test("of another installation is none", async () => {
		const token = openDesk(database).links.make("enter");
		expect(openDesk(database).links.read(token)).toBeNull();
	});

	test("that is wrong is answered twenty times a minute; a right one always is", async () => {
		const desk = openDesk(database);
		const statuses = [];
		for (let tries = 0; tries < 22; tries++)
			statuses.push(
				(await desk.browser().post("/login", { token: `v1.${tries}` })).status,
			);
		expect(statuses).toEqual([...Array(20).fill(401), 429, 429]);
		expect((await desk.browser().logIn()).status).toBe(303);
		desk.clock.advance(minute);
		expect((await desk.browser().get("/login?token=x")).status).toBe(401);
	});
});

describe("a session", () => {
	test("lasts for thirty days after it was last seen", async () => {
		const desk = openDesk(database);
		const browser = desk.browser();
		await browser.logIn();
		for (let turn = 0; turn < 3; turn++) {
			desk.clock.advance(29 * day);
			const { status, headers } = await browser.get("/queues");
			expect(status).toBe(200);
			expect(headers.getSetCookie().join()).toContain("Max-Age=2592000");
		}
		expect((await browser.get("/queues")).headers.getSetCookie()).toEqual([]);
		desk.clock.advance(30 * day);
		expect((await browser.get("/queues")).status).toBe(401);
	});

	test("ends with its button, and no other with it", async () => {
		const desk = openDesk(database);
		const [one, other] = [desk.browser(), desk.browser()];
		await one.logIn();
		await other.logIn();
		const kept = new Map(one.cookies);
		const token = await one.formToken();
		expect((await one.post("/logout", { "form-token": token })).status).toBe(
			200,
		);
		expect(one.cookies.size).toBe(0);
		for (const [name, value] of kept) one.cookies.set(name, value);
		expect((await one.get("/queues")).status).toBe(401);
		expect((await other.get("/queues")).status).toBe(200);
	});

	test("ends with all others by a link for that", async () => {
		const desk = openDesk(database);
		const browser = desk.browser();
		await browser.logIn();
		const token = desk.links.make("end-all");
		const asked = await desk.browser().get(`/login?token=${token}`);
		expect(asked.text).toContain("End all sessions");
		expect((await browser.get("/queues")).status).toBe(200);
		const ended = await desk.browser().post("/login", { token });
		expect(ended.text).toContain("Everybody is logged out");
		expect((await browser.get("/queues")).status).toBe(401);
	});

	test("lies in the database as a hash, which opens nothing", async () => {
		const desk = openDesk(database);
		const browser = desk.browser();
		await browser.logIn();
		const [[name = "", secret = ""] = []] = browser.cookies;
		const { rows } = await database.query<{ hash: string }>(
			"select hash from desk_sessions",
		);
		expect(rows).toHaveLength(1);
		expect(JSON.stringify(rows)).not.toContain(secret);
		browser.cookies.set(name, rows[0]?.hash ?? "");
		expect((await browser.get("/queues")).status).toBe(401);
	});

	test("leaves nothing behind when it is over", async () => {
		const desk = openDesk(database);
		await desk.browser().logIn();
		desk.clock.advance(31 * day);
		await desk.browser().logIn();
		const { rows } = await database.query(
			"select (select count(*)::int from desk_sessions) as sessions, (select count(*)::int from desk_links) as links",
		);
		expect(rows).toEqual([{ sessions: 1, links: 1 }]);
	});
});

describe("its cookie", () => {
	test("is of this host alone, out of reach of scripts, and not sent along from elsewhere", async () => {
		const { headers } = await openDesk(database).browser().logIn();
		const [cookie = ""] = headers.getSetCookie();
		expect(cookie).toMatch(/^modelwire-80=[\w-]{43}; /);
		expect(cookie).toContain("HttpOnly");
		expect(cookie).toContain("SameSite=Lax");
		expect(cookie).toContain("Path=/");
		expect(cookie).not.toContain("Domain");
	});

	test.each([
		["under the public address", "http://news.example.org", {}],
		["through a proxy that says so", site, { "X-Forwarded-Proto": "https" }],
	])("goes over TLS alone, %s", async (_, at, always) => {
		const publicUrl = "https://news.example.org";
		const browser = openDesk(database, { publicUrl }).browser(at, always);
		const [cookie = ""] = (await browser.logIn()).headers.getSetCookie();
		expect(cookie).toMatch(/^__Host-modelwire=[\w-]{43}; /);
		for (const part of ["Secure", "HttpOnly", "SameSite=Lax", "Path=/"])
			expect(cookie).toContain(part);
		expect((await browser.get("/queues")).status).toBe(200);
		// What another host of the domain could set is not taken for it.
		const secret = browser.cookies.get("__Host-modelwire") ?? "";
		browser.cookies.clear();
		for (const name of ["modelwire", "modelwire-80", "__Secure-modelwire"])
			browser.cookies.set(name, secret);
		expect((await browser.get("/queues")).status).toBe(401);
	});
});

describe("without a session", () => {
	const ofDesk = [...deskPages, ...deskActions].map(({ path }) =>
		path.replace(/:\w+/g, "1"),
	);
	const writings = [
		"/QUEUES",
		"//queues",
		"/%71ueues",
		"/queues/",
		"/queues/../queues",
	];

	test.each([
		...ofDesk,
		"/queues/board",
		"/queues/board/api/queues",
		...writings,
	])("%s shows nothing of the desk", async (path) => {
		const { status, text } = await openDesk(database, { openToReaders: true })
			.browser()
			.get(path);
		expect([401, 404]).toContain(status);
		expect(text).not.toContain(ofTheDesk);
		expect(text).not.toContain("Feeds</h1>");
	});

	test("the news are read where the page is of this machine alone", async () => {
		const browser = openDesk(database, { openToReaders: true }).browser();
		for (const path of ["/", "/stories", "/stories/101", "/editions/41"])
			expect((await browser.get(path)).status).toBe(200);
	});

	test("nothing is read where it is not, and it is said how to get in", async () => {
		const browser = openDesk(database).browser();
		for (const path of [
			"/",
			"/stories",
			"/stories/101",
			"/nothing",
			"/models",
		]) {
			const { status, text } = await browser.get(path);
			expect(status).toBe(401);
			expect(text).toContain("npm run -s modelwire -- login");
			expect(text).not.toContain("DeepSeek");
		}
		for (const path of ["/healthz", "/readyz", "/icon.svg", "/style.css"])
			expect((await browser.get(path)).status).toBe(200);
	});
});

describe("what changes something", () => {
	async function withQueue() {
		const dropped: string[] = [];
		const desk = openDesk(database, {
			desk: {
				stopped: {
					list: async () => [],
					retry: async () => {},
					drop: async (_, id) => void dropped.push(id),
				},
			},
		});
		const browser = desk.browser();
		await browser.logIn();
		return { desk, browser, dropped, token: await browser.formToken() };
	}
	const job = { name: "poll-feed", id: "7" };

	test("is done for a form of this session", async () => {
		const { browser, dropped, token } = await withQueue();
		const fields = { ...job, "form-token": token };
		const { status, headers } = await browser.post("/queues/drop", fields);
		expect({ status, to: headers.get("location") }).toEqual({
			status: 303,
			to: "/queues?done=drop",
		});
		expect(dropped).toEqual(["7"]);
	});

	test.each([
		["another site", { Origin: "https://evil.example" }],
		["another port of this machine", { Origin: `${site}:9999` }],
		["a page that hides where it is", { Origin: "null" }],
		["nowhere", { Origin: "" }],
		["another site, as the browser says", { "Sec-Fetch-Site": "cross-site" }],
		["a sister site", { "Sec-Fetch-Site": "same-site" }],
	])("is not done for a form of %s", async (_, headers) => {
		const { browser, dropped, token } = await withQueue();
		const fields = { ...job, "form-token": token };
		const { status } = await browser.post("/queues/drop", fields, headers);
		expect(status).toBe(403);
		expect(dropped).toEqual([]);
	});

	test("is not done without the form's token, nor with that of another session", async () => {
		const { desk, browser, dropped, token } = await withQueue();
		const other = desk.browser();
		await other.logIn();
		const foreign = await other.formToken();
		expect(foreign).not.toBe(token);
		for (const wrong of ["", "x", foreign, token.slice(1), `${token}x`]) {
			const fields = { ...job, "form-token": wrong };
			expect((await browser.post("/queues/drop", fields)).status).toBe(403);
		}
		expect((await browser.post("/queues/drop", job)).status).toBe(403);
		expect(dropped).toEqual([]);
	});

	test("is not done without a session, whatever the form says", async () => {
		const { desk, dropped, token } = await withQueue();
		const fields = { ...job, "form-token": token };
		expect((await desk.browser().post("/queues/drop", fields)).status).toBe(
			401,
		);
		expect(dropped).toEqual([]);
	});

	test("is neither logged in by a form of another site", async () => {
		const desk = openDesk(database);
		const browser = desk.browser();
		const token = desk.links.make("enter");
		const headers = { Origin: "https://evil.example" };
		expect((await browser.post("/login", { token }, headers)).status).toBe(403);
		expect((await browser.post("/login", { token })).status).toBe(303);
	});

	test("that fails says why", async () => {
		const desk = openDesk(database, {
			desk: {
				stopped: {
					list: async () => [],
					retry: async () => {
						throw new Error("There is no job <7>.");
					},
					drop: async () => {},
				},
			},
		});
		const browser = desk.browser();
		await browser.logIn();
		const fields = { ...job, "form-token": await browser.formToken() };
		const { status, text } = await browser.post("/queues/retry", fields);
		expect(status).toBe(409);
		expect(text).toContain("There is no job &lt;7&gt;.");
	});
});

test("a foreign name that leads here is refused, cookie or not", async () => {
	const desk = openDesk(database, { hostNames: ["localhost"] });
	const browser = desk.browser("http://evil.example");
	expect((await browser.logIn()).status).toBe(421);
	expect((await browser.get("/queues")).status).toBe(421);
});

test("every page forbids frames, scripts, and telling others where a link was", async () => {
	const desk = openDesk(database);
	const browser = desk.browser();
	for (const path of ["/", `/login?token=${desk.links.make("enter")}`]) {
		const { headers } = await browser.get(path);
		const policy = headers.get("content-security-policy") ?? "";
		expect(policy).toContain("default-src 'none'");
		expect(policy).toContain("frame-ancestors 'none'");
		expect(policy).toContain("form-action 'self'");
		expect(policy).not.toContain("script");
		expect(headers.get("x-content-type-options")).toBe("nosniff");
		expect(headers.get("referrer-policy")).toBe("same-origin");
		expect(headers.get("cache-control")).toBe("no-store");
	}
});
