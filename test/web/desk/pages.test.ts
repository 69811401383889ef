import { describe, expect, test } from "vitest";
import { untilResumed } from "#src/chat/messages/subscription-message.ts";
import type { DeskRecords } from "#src/web/desk/records.ts";
import type { Reader } from "#src/web/views.ts";
import { makeWeb } from "#src/web/web.ts";
import {
	channelView,
	deliveryView,
	deskRecords,
	webDesk,
} from "#test/support/web-desk.ts";
import {
	operator,
	operatorHeaders,
	signedIn,
} from "#test/support/web-login.ts";
import { feed, webReader } from "#test/support/web-reader.ts";

const now = new Date("2025-01-28T08:12:00Z");
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);

function site({
	records = {},
	reader = {},
	failed = 0,
}: {
	records?: Partial<DeskRecords>;
	reader?: Partial<Reader>;
	failed?: number;
} = {}) {
	const counts = { name: "poll-feed", waiting: 0, active: 0, delayed: 0 };
	const desk = webDesk({
		reader: webReader(reader),
		records: deskRecords(records),
		queue: { ...webDesk().queue, counts: async () => [{ ...counts, failed }] },
	});
	return makeWeb({
		reader: desk.reader,
		desk,
		login: signedIn,
		log: { error: () => {} },
	});
}

async function page(path: string, options: Parameters<typeof site>[0] = {}) {
	const response = await site(options).request(path, {
		headers: operatorHeaders,
	});
	return response.text();
}

/** What each row of a list says of how it is. */
function states(text: string): string[] {
	return [
		...text.matchAll(/<li class="(\w+)">.*?class="state">([^<]*)</gs),
	].map(([, tone, state]) => `${tone}: ${state}`);
}

const hostile = `<script>alert(1)</script>"onmouseover='x' \u202eevil`;

describe("the overview", () => {
	test("says that all is well, when the next digests come, and links to each thing", async () => {
		const text = await page("/desk");
		expect(text).toContain("<h1>All is well</h1>");
		expect(states(text)).toEqual([
			"good: on time",
			"good: reachable",
			"good: fresh",
			"good: within limits",
			"good: moving",
			"good: there",
		]);
		for (const path of ["deliveries", "channels", "feeds", "spend", "queues"])
			expect(text).toContain(`<h2><a href="/${path}">`);
		expect(text).toContain("1 digest at 1 moment; hours of Europe/Rome");
		expect(text).toContain("1 channel, ");
	});

	test("says what needs somebody, and where it is mended", async () => {
		const text = await page("/desk", {
			failed: 2,
			reader: {
				feeds: async () => [feed(), feed({ failures: 2, title: "Broken" })],
				spentToday: async () => ({
					model: "deepseek (deepseek-flash)",
					dollars: 0.9,
					limits: [
						{ name: "the day's budget", limit: 1, spent: 0.9, isNear: true },
					],
				}),
			},
			records: {
				overview: async () => ({
					slots: [],
					punctuality: { posted: 3, postedLate: 1, overdue: 1, refused: 0 },
					channels: { following: 4, silenced: 1, paused: 1 },
					lastBackup: daysAgo(10),
				}),
			},
		});
		expect(text).toContain("<h1>6 things need you</h1>");
		expect(states(text)).toEqual([
			"bad: 1 overdue",
			"bad: 1 silenced",
			"bad: 1 in trouble",
			"bad: near a limit",
			"bad: 2 failed",
			"bad: old",
		]);
		expect(text).toContain('href="/deliveries?state=late"');
		expect(text).toContain('href="/channels?show=silenced"');
		expect(text).toContain("Broken (failing)");
		expect(text).toContain("No digest is due.");
	});

	test("asks for nothing where there is nothing yet, but for feeds", async () => {
		const text = await page("/desk", {
			reader: {
				feeds: async () => [],
				spentToday: async () => ({ model: null, limits: [], dollars: 0 }),
			},
			records: {
				overview: async () => ({
					slots: [],
					punctuality: { posted: 0, postedLate: 0, overdue: 0, refused: 0 },
					channels: { following: 0, silenced: 0, paused: 0 },
					lastBackup: null,
				}),
			},
		});
		expect(text).toContain("<h1>One thing needs you</h1>");
		expect(states(text).filter((state) => state.startsWith("bad"))).toEqual([
			"bad: none yet",
		]);
	});
});

describe("the page of channels", () => {
	const channels = (...list: ReturnType<typeof channelView>[]) => ({
		records: {
			channels: async () => ({ channels: list, total: list.length }),
		},
	});

	test("shows what each follows, its next slot on both clocks, and its last digest", async () => {
		const { subscription } = channelView();
		if (!subscription) throw new Error("the channel follows nothing");
		const far = { ...subscription, timeZone: "Asia/Tokyo" };
		const text = await page(
			"/channels",
			channels(channelView({ subscription: far })),
		);
		expect(text).toContain("<h2><bdi>Newsroom · Slack</bdi></h2>");
		expect(text).toContain("chip policy, deepseek-v3 and “Huawei”");
		expect(text).toContain(
			"09:00 Monday to Friday, Asia/Tokyo, and breaking news",
		);
		expect(text).toMatch(
			/29 Jan, 17:00<\/time>, here <time[^>]*>29 Jan, 09:00/,
		);
		expect(text).toMatch(/<a href="\/editions\/41">.*<\/a>, 4 stories/);
	});

	test("says of each that gets nothing why, and what to do", async () => {
		const { subscription } = channelView();
		const paused = subscription && {
			...subscription,
			pausedUntil: untilResumed,
		};
		const text = await page(
			"/channels",
			channels(
				channelView({ state: "paused", reason: "removed" }),
				channelView({ workspaceState: "disabled", reason: "revoked" }),
				channelView({ subscription: null, last: null }),
				channelView({ subscription: paused }),
			),
		);
		expect(states(text)).toEqual([
			"bad: silenced",
			"bad: silenced",
			"quiet: follows nothing",
			"quiet: paused by its readers",
		]);
		expect(text).toContain("the bot was removed. Invite it again");
		expect(text).toContain("Newsroom does not let us in any more.");
		expect(text).toContain("when they resume");
	});

	test("asks the database for nothing that it cannot keep", async () => {
		const asked: (readonly string[])[] = [];
		await page("/channels?q=%00a%20%00", {
			records: {
				channels: async ({ words }) => {
					asked.push(words);
					return { channels: [], total: 0 };
				},
			},
		});
		expect(asked).toEqual([["a"]]);
	});

	test("is narrowed by words and turned a hundred at a time", async () => {
		const asked: unknown[] = [];
		const text = await page("/channels?q=chips+rome&show=silenced&page=2", {
			records: {
				channels: async (search) => {
					asked.push(search);
					return { channels: [channelView()], total: 250 };
				},
			},
		});
		expect(asked).toEqual([
			{ words: ["chips", "rome"], silenced: true, limit: 100, offset: 100 },
		]);
		expect(text).toContain('href="/channels?q=chips+rome&amp;show=silenced"');
		expect(text).toContain(
			'href="/channels?q=chips+rome&amp;show=silenced&amp;page=3"',
		);
	});
});

describe("the log of deliveries", () => {
	test("tells slot, state, lateness, tries and reason, by day", async () => {
		const text = await page("/deliveries", {
			records: {
				deliveries: async () => [
					deliveryView({
						postedAt: new Date("2025-01-28T08:40:00Z"),
						messages: 2,
						sent: 2,
						attempts: 5,
					}),
					deliveryView({
						slot: new Date("2025-01-27T22:30:00Z"),
						state: "refused",
						reason: "it is too long",
						postedAt: null,
						hasEdition: false,
					}),
					deliveryView({
						slot: new Date("2025-01-27T08:00:00Z"),
						state: "waiting",
						reason: "Slack wants us to wait",
						nextAttemptAt: new Date("2025-01-28T08:20:00Z"),
						messages: 2,
						sent: 1,
						attempts: 4,
					}),
				],
			},
		});
		expect(text).toContain("<dt>Late</dt><dd>40 minutes</dd>");
		expect(text).toContain("<dt>Messages</dt><dd>2, 5 tries</dd>");
		expect(text).toContain("<dt>Messages</dt><dd>1 of 2 posted, 4 tries</dd>");
		expect(states(text)).toEqual([
			"good: posted",
			"bad: refused",
			"bad: waits",
		]);
		expect(text).toContain('<p class="reason">it is too long</p>');
		// Half past eleven in the evening, in Rome.
		expect(
			[...text.matchAll(/<h2><time datetime="([^"]*)"/g)].map(([, day]) => day),
		).toEqual(["2025-01-28", "2025-01-27"]);
		expect(text.match(/<h3><a href="\/editions\/41">/g)).toHaveLength(2);
	});

	test("is filtered by state, words and day; what is none of these is left out", async () => {
		const asked: Parameters<DeskRecords["deliveries"]>[0][] = [];
		const records: Partial<DeskRecords> = {
			deliveries: async (search) => {
				asked.push(search);
				return [];
			},
		};
		await page("/deliveries?state=late&q=chips&day=2025-01-27&page=2", {
			records,
		});
		await page("/deliveries?state=x&day=yesterday&page=-1", { records });
		expect(asked).toMatchObject([
			{
				state: "late",
				words: ["chips"],
				from: new Date("2025-01-26T23:00:00Z"),
				to: new Date("2025-01-27T23:00:00Z"),
				offset: 100,
			},
			{
				state: null,
				words: [],
				to: new Date("2025-01-28T23:00:00Z"),
				offset: 0,
			},
		]);
	});
});

describe("the page of feeds", () => {
	const polls = (changes = {}) => ({
		feedId: 1,
		day: "2025-01-28",
		polls: 4,
		failures: 0,
		milliseconds: 800,
		slowestMilliseconds: 300,
		newItems: 6,
		...changes,
	});

	test("draws what each feed brought and how fast it answered, and tells it in words", async () => {
		const text = await page("/feeds", {
			records: {
				polls: async () => [
					polls({ day: "2025-01-27", failures: 4, newItems: 0 }),
					polls(),
				],
			},
		});
		expect(text).toContain("6 new items in 14 days, 1 day with failures");
		expect(text).toContain("200 ms to an answer, 300 ms at most");
		expect(text).toContain(
			'aria-label="New items a day, the oldest first: none, none, none, none, none, none, none, none, none, none, none, none, 0, 6"',
		);
		const [plain, marked] = [
			...text.matchAll(/<path(?: class="marked")? d="((?:M\d+ 24v[^"M]*z)+)"/g),
		].map(([, bars]) => bars);
		// The highest bar on the last day; the day without anything a line on the ground.
		expect(plain).toBe("M105 24v-22h6v22z");
		expect(marked).toBe("M97 24v-1h6v1z");
	});

	test("puts what the operator keeps behind the rest, until something else happens", async () => {
		const failing = { failures: 3, failingSince: daysAgo(2) };
		const text = await page("/feeds", {
			reader: {
				feeds: async () => [
					feed({ id: 1, title: "Kept", ...failing, keptAt: daysAgo(1) }),
					feed({ id: 2, title: "Kept before", ...failing, keptAt: daysAgo(3) }),
					feed({ id: 3, title: "Fine" }),
				],
			},
		});
		expect(states(text)).toEqual([
			"bad: failing",
			"good: fresh",
			"quiet: failing, kept",
		]);
		expect(text.match(/action="\/feeds\/keep"/g)).toHaveLength(1);
	});

	test.each(["check", "keep", "remove"])(
		"has a button to %s a feed",
		async (what) => {
			const done: [string, number][] = [];
			const note = (name: string) => async (id: number) => {
				done.push([name, id]);
				return id === 1;
			};
			const web = site({
				records: {
					feeds: {
						pollSoon: note("check"),
						keep: note("keep"),
						remove: note("remove"),
					},
				},
			});
			const press = (feed: string) =>
				web.request(`/feeds/${what}`, {
					method: "POST",
					headers: {
						...operatorHeaders,
						Origin: "http://localhost",
						"Content-Type": "application/x-www-form-urlencoded",
					},
					body: new URLSearchParams({ feed, "form-token": operator.formToken }),
				});
			const pressed = await press("1");
			expect([pressed.status, pressed.headers.get("Location")]).toEqual([
				303,
				`/feeds?done=${what}`,
			]);
			expect(done).toEqual([[what, 1]]);
			for (const none of ["2", "", "1e3", "1 or 1=1"])
				expect((await press(none)).status).toBe(409);
			expect(done).toEqual([
				[what, 1],
				[what, 2],
			]);
		},
	);

	test("shows fifty at a time, those of a condition and with the words", async () => {
		const feeds = Array.from({ length: 80 }, (_, index) =>
			feed({
				id: index,
				title: `Feed ${index}`,
				failures: index < 60 ? 1 : 0,
			}),
		);
		const reader = { feeds: async () => feeds };
		const second = await page("/feeds?show=failing&page=2", { reader });
		expect(states(second)).toHaveLength(10);
		const named = await page("/feeds?q=feed+79", { reader });
		expect(states(named)).toEqual(["good: fresh"]);
	});
});

describe("what strangers wrote", () => {
	test.each(["/desk", "/channels", "/deliveries", "/feeds", "/search?q=x"])(
		"is text on %s",
		async (path) => {
			const text = await page(path, {
				reader: {
					feeds: async () => [
						feed({
							title: hostile,
							url: "https://a.example/",
							lastError: hostile,
							failures: 1,
							siteUrl: "javascript:alert(1)",
						}),
					],
				},
				records: {
					channels: async () => ({
						channels: [
							channelView({
								name: hostile,
								workspace: hostile,
								state: "paused",
								reason: hostile,
							}),
						],
						total: 1,
					}),
					deliveries: async () => [
						deliveryView({
							channel: hostile,
							workspace: hostile,
							reason: hostile,
						}),
					],
					nameOfModel: async () => () => hostile,
					search: async () => ({
						stories: [
							{
								id: 1,
								headline: hostile,
								lastAt: now,
								score: 1,
								hosts: 1,
								articles: 1,
							},
						],
						articles: [],
						feeds: [feed({ title: hostile })],
						channels: [channelView({ name: hostile })],
						models: [],
					}),
				},
			});
			expect(text).toContain("alert(1)");
			expect(text).not.toMatch(/<script|\son\w+=|href="javascript|\u202e/i);
		},
	);
});
