import { z } from "zod";
import { allows, parseRobots } from "#src/articles/robots.ts";
import { cleanSentence, isUnsafe } from "#src/briefs/sanitise.ts";
import { isSigned, readHubQuery } from "#src/feeds/websub.ts";
import { readAnswer } from "#src/lib/llm/answer.ts";
import { csvRecords } from "#src/models/csv.ts";
import { isOurs, textOf, unless, unreadable } from "../expectations.ts";
import type { FuzzTarget } from "../target.ts";

const schema = z.object({
	headline: z.string(),
	sentences: z.array(
		z.object({ text: z.string(), sources: z.array(z.number().int()) }),
	),
});

/** What language models, hubs, sites and lists of models answer. */
export const answer: FuzzTarget = {
	name: "answer",
	about:
		/src\/(?:lib\/llm\/(?:answer|completion)|briefs\/sanitise|feeds\/websub|articles\/robots|models\/csv)\.ts/,
	shape: "text",
	words: [
		'{"headline":"',
		'","sentences":[{"text":"',
		'","sources":[1,2]}]}',
		"```json",
		"```",
		"<think>",
		"</think>",
		"\\u0000",
		"\\ud83d",
		'"__proto__":{"polluted":1}',
		'"constructor":{"prototype":{"polluted":1}}',
		"[[[[[[[[",
		"{{{{",
		"\\",
		'"',
		"hub.mode=subscribe",
		"&hub.topic=https://a.example/",
		"&hub.challenge=x",
		"&hub.lease_seconds=1e999",
		"hub.mode=denied&hub.reason=%00%0a%1b[31m",
		"sha256=",
		"User-agent: *",
		"Disallow: /*a*a*a*a*$",
		"Allow: /%2e%2e",
		"[click](https://evil.example)",
		"https://evil.example",
		"@everyone",
		"www.evil.example",
		"\u202e",
		"\u{e0041}",
		"**",
	],
	problems(input) {
		const text = textOf(input);
		const read = readAnswer(text, schema);
		const sentence = cleanSentence(text);
		const query = readHubQuery(new URLSearchParams(text));
		const rules = parseRobots(text);
		return [
			...unless(
				"problem" in read || schema.safeParse(read.value).success,
				"an answer does not fit its schema",
				text,
			),
			...unless(!("polluted" in {}), "a prototype was changed"),
			...unreadable("a sentence", sentence?.toWellFormed() ?? ""),
			...unless(
				sentence === null || !isUnsafe(sentence),
				"a sentence links or mentions",
				sentence ?? "",
			),
			...hubProblems(query),
			...unless(
				!isSigned(input, text, "secret"),
				"a signature is forged",
				text,
			),
			...unless(
				typeof allows(rules, `/${text.slice(0, 2_000)}`) === "boolean",
				"a site neither allows nor forbids",
			),
			...tableProblems(text),
		];
	},
};

function hubProblems(query: ReturnType<typeof readHubQuery>): string[] {
	if (query === null) return [];
	if (query.mode === "denied")
		return unreadable("a hub's reason", query.reason ?? "");
	return unless(
		query.leaseSeconds > 0 && query.leaseSeconds <= 10 * 24 * 3_600,
		"a hub's lease is too long",
		String(query.leaseSeconds),
	);
}

/** A list of models that is broken is refused in words. */
function tableProblems(text: string): string[] {
	try {
		return unless(
			csvRecords(text).every(
				(record) => Object.getPrototypeOf(record) === Object.prototype,
			),
			"a record has another prototype",
		);
	} catch (error) {
		if (isOurs(error)) return [];
		throw error;
	}
}
