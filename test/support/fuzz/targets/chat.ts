import { ZodError } from "zod";
import { cleanLine, cleanText, safeUrl } from "#src/chat/clean-text.ts";
import { readArguments } from "#src/chat/commands/arguments.ts";
import { readInteraction } from "#src/chat/discord/interaction.ts";
import { readHour } from "#src/chat/subscribe/read-hour.ts";
import { readZone, zonesLike } from "#src/chat/subscribe/read-zone.ts";
import { parseDuration } from "#src/lib/duration.ts";
import { isOurs, textOf, unless, unreadable } from "../expectations.ts";
import type { FuzzTarget } from "../target.ts";

const options = [
	{ name: "topic" },
	{ name: "since" },
	{ name: "question", rest: true },
];

/** What people type after a command and into a form. */
export const chat: FuzzTarget = {
	name: "chat",
	about:
		/src\/(?:chat\/(?:commands\/arguments|clean-text|subscribe\/read-(?:hour|zone)|discord\/interaction)|lib\/duration|models\/spelling)\.ts/,
	shape: "text",
	words: [
		...'since=|since: |topic=|question: |__proto__=|constructor=|toString|"|\'|“|”|„|«|»|‹|「|」|3d|24h|9:30 p.m.|21h30|9 uhr|Europe/Rome|new york|Etc/GMT+14|../../etc/passwd|UTC|\u202e|\u0000|\u001b[31m|\u001b]8;;x\u0007|\u0335|\u200d|👩|https://x.example/|javascript:|@everyone|\'; drop table channels; --|{"type":2,"id":"1","data":{|"options":['.split(
			"|",
		),
	],
	problems(input) {
		const text = textOf(input).slice(0, 20_000);
		const values = readArguments({ options }, text);
		const clean = cleanText(text);
		const hour = readHour(text);
		const { zone, nearest } = readZone(text.slice(0, 200));
		const known = Intl.supportedValuesOf("timeZone");
		return [
			...unless(
				Object.keys(values).every((name) =>
					options.some((option) => option.name === name),
				) && Object.getPrototypeOf(values) === Object.prototype,
				"an argument is none that was asked for",
				text,
			),
			...unreadable("clean text", clean),
			...unless(!/:\/\//.test(clean), "clean text holds an address", clean),
			...unless(cleanText(clean) === clean, "cleaning twice changes it", text),
			...unless(
				cleanLine(cleanLine(text)) === cleanLine(text),
				"cleaning a line twice changes it",
				text,
			),
			...unless(
				/^https?:\/\/[^\s<>"'`|\\()[\]@]*(?:@[^\s<>"'`|\\()[\]]*)?$/.test(
					safeUrl(text) ?? "https://",
				),
				"a safe address is none",
				safeUrl(text) ?? "",
			),
			...unless(
				hour === null || (hour >= 0 && hour < 1440),
				"an hour is none",
				String(hour),
			),
			...[zone, nearest].flatMap((name) =>
				unless(
					name === null ||
						name === "UTC" ||
						known.includes(name) ||
						isZone(name),
					"a time zone is none",
					name ?? "",
				),
			),
			...unless(
				zonesLike(text.slice(0, 200), 25).length <= 25,
				"too many zones",
			),
			...durationProblems(text),
			...interactionProblems(text),
		];
	},
};

function isZone(name: string): boolean {
	return new Intl.DateTimeFormat("en", { timeZone: name }) !== null;
}

function durationProblems(text: string): string[] {
	try {
		const length = parseDuration(text);
		return unless(
			Number.isFinite(length) && length >= 0,
			"a duration is none",
			text,
		);
	} catch (error) {
		if (isOurs(error)) return [];
		throw error;
	}
}

/** A packet of Discord's gateway: read, or left alone. */
function interactionProblems(text: string): string[] {
	const data = json(text);
	if (data === undefined) return [];
	try {
		return unless(readInteraction(data) !== undefined, "a packet is half read");
	} catch (error) {
		if (error instanceof ZodError) return [];
		throw error;
	}
}

function json(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
