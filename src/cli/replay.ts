import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { decodeHTML } from "entities";
import { renderText } from "../chat/console/render.ts";
import { editionMessage } from "../chat/messages/edition-message.ts";
import type { Edition } from "../digests/edition.ts";
import { isTimeZone } from "../digests/schedule.ts";
import { UsageError } from "../lib/errors.ts";
import type { Command, CommandInput } from "./command.ts";
import { streamItem } from "./inputs.ts";
import {
	type ReplayedStory,
	type ReplayItem,
	type ReplaySettings,
	replay,
} from "./replay-day.ts";
import { tell, write, writeLine } from "./streams.ts";

export const command: Command = {
	usage: "FILE [--from TIME] [--to TIME] [--at HH:MM] [--topic TOPIC]…",
	description: `Takes a recorded stream of items through grouping to digests under a virtual clock,
in memory, without network. FILE holds JSON Lines {id,url,title,summary?,source,
publishedAt} in any order. One channel reads a digest a day, by default at midnight,
of the day that ends.
With --json it writes a line a digest, {"digest":…}, and a line a story with its
members, score and parts, {"story":…}.`,
	options: {
		from: { type: "string", value: "TIME", help: "leave out what is older" },
		to: { type: "string", value: "TIME", help: "leave out what is newer" },
		at: {
			type: "string",
			value: "HH:MM",
			default: "00:00",
			help: "when the digest is due (00:00)",
		},
		"time-zone": {
			type: "string",
			value: "ZONE",
			default: "UTC",
			help: "of the channel (UTC)",
		},
		language: {
			type: "string",
			value: "CODE",
			default: "en",
			help: "of the channel (en)",
		},
		entries: {
			type: "string",
			value: "N",
			default: "12",
			help: "stories in a digest at most (12)",
		},
		topic: {
			type: "string",
			multiple: true,
			value: "TOPIC",
			help: "follow this topic; may be repeated; none means everything",
		},
	},
	examples: [
		"replay items.jsonl --from 2026-07-29 --to 2026-07-31",
		"replay items.jsonl --topic chip-policy --at 09:00 --time-zone Europe/Rome",
	],
	async run(input) {
		const [file] = input.arguments;
		if (file === undefined) throw new UsageError("The file's name is missing.");
		const settings = settingsOf(input);
		const items = await readItems(file, settings);
		if (items.length === 0) {
			tell(`No item of ${file} lies between these times.`);
			return 1;
		}
		tell(`${items.length} items …`);
		await replay(items, settings, {
			progress: tell,
			digest: (edition) => writeEdition(edition, input.json),
			story: async (story: ReplayedStory) => {
				if (input.json) await writeLine({ story });
			},
		});
	},
};

function settingsOf(input: CommandInput): ReplaySettings {
	const at = input.text("at") ?? "";
	const [, hour, minute] = /^(\d\d?):(\d\d)$/.exec(at) ?? [];
	const minuteOfDay = Number(hour) * 60 + Number(minute);
	if (!(minuteOfDay < 24 * 60))
		throw new UsageError(`--at ${at}: give a time such as 09:00.`);
	const timeZone = input.text("time-zone") ?? "UTC";
	if (!isTimeZone(timeZone))
		throw new UsageError(
			`--time-zone ${timeZone}: give a name such as Europe/Rome.`,
		);
	return {
		from: timeOf(input, "from"),
		to: timeOf(input, "to"),
		minuteOfDay,
		timeZone,
		topics: input.list("topic"),
		language: input.text("language") ?? "en",
		entries: Math.min(25, Math.max(1, Number(input.text("entries")) || 12)),
	};
}

function timeOf(input: CommandInput, option: "from" | "to"): Date | null {
	const text = input.text(option);
	if (text === null) return null;
	const time = new Date(text);
	if (Number.isNaN(time.getTime()))
		throw new UsageError(
			`--${option} ${text}: give a day or a time such as 2026-07-29 or 2026-07-29T12:00Z.`,
		);
	return time;
}

async function readItems(
	file: string,
	{ from, to }: ReplaySettings,
): Promise<ReplayItem[]> {
	const items: ReplayItem[] = [];
	let number = 0;
	for await (const line of createInterface({ input: createReadStream(file) })) {
		number++;
		const result = streamItem.safeParse(parseLine(line));
		if (!result.success) {
			if (line.trim() !== "")
				tell(
					`line ${number} is passed over: ${result.error.issues[0]?.message}`,
				);
			continue;
		}
		const time = result.data.publishedAt;
		if ((from && time < from) || (to && time >= to)) continue;
		items.push({ ...result.data, title: decodeHTML(result.data.title) });
	}
	return items.sort(
		(a, b) =>
			a.publishedAt.getTime() - b.publishedAt.getTime() ||
			(a.id < b.id ? -1 : 1),
	);
}

function parseLine(line: string): unknown {
	try {
		return JSON.parse(line);
	} catch {
		return null;
	}
}

async function writeEdition(edition: Edition, json: boolean): Promise<void> {
	if (json) await writeLine({ digest: edition });
	else await write(`${renderText(editionMessage(edition))}\n\n`);
}
