import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { commands } from "../../src/chat/commands/commands.ts";
import { recordedNow } from "../../src/demo/day.ts";
import { migrate } from "../../src/lib/database/migrate.ts";
import { openDatabase } from "../../src/lib/database/open.ts";
import { fillWithRecordedDay } from "../answers/recorded-day.ts";
import { subscribedChannel } from "../support/digests.ts";
import { makeDiscordStandIn } from "../support/discord/driver.ts";
import { makeSlackStandIn } from "../support/slack/driver.ts";

export const description =
	"200 commands at once while 50 digests go out, half of each in Slack and in Discord: time to the acknowledgement";

const channelsEach = 25;
const commandsEach = 100;
const lines = ["why 1", "model deepseek-v3", "subscriptions", "help", "topics"];
/** Of Discord's options by name. */
const options: Readonly<Record<string, Record<string, string>>> = {
	why: { story: "1" },
	model: { name: "deepseek-v3" },
};

/** DATABASE_URL and REDIS_URL of servers, else the embedded engines. */
export async function run(): Promise<void> {
	const slack = await makeSlackStandIn({ commands });
	const discord = await makeDiscordStandIn();
	const dataFolder = await mkdtemp(join(tmpdir(), "modelwire-acks-"));
	const settings = {
		dataFolder,
		slack: slack.settings,
		discord: discord.settings,
	};
	try {
		const rooms = {
			slack: await Promise.all(
				range(channelsEach, (index) => slack.addChannel(`acks-${index}`)),
			),
			discord: range(channelsEach, (index) =>
				discord.addChannel(`acks-${index}`),
			),
		};
		await prepare(dataFolder, [
			...rooms.slack.map(({ id }) => ({
				platform: "slack",
				workspace: slack.workspace.id,
				channel: id,
			})),
			...rooms.discord.map((channel) => ({
				platform: "discord",
				workspace: discord.guildId,
				channel,
			})),
		]);
		const program = fork(
			join(import.meta.dirname, "../support/chat-process.ts"),
			[JSON.stringify(settings)],
		);
		const [connected] = await once(program, "message");
		console.log(JSON.stringify(connected));

		// The first digest is out: the others are on their way.
		const told = () =>
			rooms.discord.filter((channel) => discord.messages(channel).length > 0)
				.length;
		await discord.until(() => told() || null);
		const before = told();
		const started = performance.now();
		const replies = [
			...range(commandsEach, (index) => {
				const room = rooms.slack[index % channelsEach];
				if (!room) throw new Error("no channel");
				return slack.command(room, "member", `/${lines[index % lines.length]}`);
			}),
			...range(commandsEach, (index) => {
				const [name = ""] = (lines[index % lines.length] ?? "").split(" ");
				const room = rooms.discord[index % channelsEach] ?? "";
				const { reader } = discord.people;
				return discord.command(room, reader, name, options[name] ?? {});
			}),
		];
		await Promise.all(replies);
		const answered = performance.now() - started;
		const after = told();
		await discord.until(() => (told() === channelsEach ? true : null));
		const slackTold = await Promise.all(
			rooms.slack.map(async (room) => (await slack.messages(room)).length),
		);
		console.table({
			Slack: percentiles(slack.ackTimes().slice(-commandsEach)),
			Discord: percentiles(
				discord.ackTimes().map((time) => time ?? Number.POSITIVE_INFINITY),
			),
		});
		console.log(
			`all ${replies.length} answered after ${Math.round(answered)} ms; Discord's digests out: ${before} before, ${after} after, of ${channelsEach}; Slack's: ${slackTold.filter((count) => count > 0).length} of ${channelsEach}`,
		);
		program.send("stop");
		await once(program, "exit");
	} finally {
		await discord.close();
		await slack.close();
		await rm(dataFolder, { recursive: true, force: true });
	}
}

function range<Value>(count: number, make: (index: number) => Value): Value[] {
	return Array.from({ length: count }, (_, index) => make(index));
}

async function prepare(
	dataFolder: string,
	channels: { platform: string; workspace: string; channel: string }[],
): Promise<void> {
	const database = await openDatabase({ databaseUrl: null, dataFolder });
	await migrate(database);
	await fillWithRecordedDay(database);
	// What is not on loopback is not to be polled.
	await database.query(
		"update feeds set last_polled_at = $1, last_ok_at = $1, next_poll_at = $1::timestamptz + interval '1 year'",
		[recordedNow],
	);
	for (const { platform, ...address } of channels)
		await subscribedChannel(database, { platform, address, now: recordedNow });
	await database.end();
}

function percentiles(times: readonly number[]) {
	const sorted = times.toSorted((a, b) => a - b);
	const at = (share: number) =>
		Math.round(sorted[Math.ceil(sorted.length * share) - 1] ?? Number.NaN);
	return {
		commands: sorted.length,
		"p50 ms": at(0.5),
		"p90 ms": at(0.9),
		"p99 ms": at(0.99),
		"longest ms": at(1),
	};
}
