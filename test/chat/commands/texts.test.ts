import { describe, expect, test } from "vitest";
import { readArguments } from "#src/chat/commands/arguments.ts";
import { commands } from "#src/chat/commands/commands.ts";
import {
	defaultChoices,
	subscribeForm,
	valuesOf,
} from "#src/chat/subscribe/form.ts";
import { textLanguages, textsIn } from "#src/chat/texts/texts.ts";
import type { FeedOddity, FeedProblem } from "#src/feeds/finding.ts";
import type { HttpErrorKind } from "#src/lib/http/error.ts";

const httpErrorKinds = [
	"refused",
	"invalid-url",
	"timeout",
	"network",
	"too-large",
	"redirect-loop",
	"encoding",
	"aborted",
] as const satisfies readonly HttpErrorKind[];

describe.each([...textLanguages])("in %s", (language) => {
	const texts = textsIn(language);

	test.each(commands.map((command) => [command.name, command] as const))(
		"/%s says what it does, and what goes with it, within Discord's limits",
		(name, command) => {
			expect(name).toMatch(/^[a-z-]{1,32}$/);
			const described = [command, ...command.options].map((each) =>
				each.describe(texts),
			);
			for (const text of described) {
				expect(text.length, text).toBeLessThanOrEqual(100);
				expect(text.length, text).toBeGreaterThan(8);
			}
			expect(command.describe(texts)).not.toBe(name);
			expect(Object.keys(texts.commands.words[name]?.options ?? {})).toEqual(
				command.options.map((option) => option.name),
			);
		},
	);

	test.each(commands.map((command) => [command.name, command] as const))(
		"/%s is taught by examples that can be typed",
		(name, command) => {
			const examples = texts.commands.words[name]?.examples ?? [];
			expect(examples.length).toBeGreaterThan(0);
			for (const [typed] of examples) {
				expect(typed).toMatch(new RegExp(`^/${name}( |$)`));
				const values = readArguments(command, typed.slice(name.length + 1));
				for (const { name: option, required, choices } of command.options) {
					if (required) expect(values[option], typed).toBeTruthy();
					if (choices && values[option])
						expect(choices).toContain(values[option]);
				}
			}
		},
	);

	test.each([
		[{ kind: "empty" }],
		[{ kind: "repaired", fault: "FAULT" }],
		[{ kind: "silent", days: 77 }],
		[{ kind: "no-date", items: 1, of: 3 }],
		[{ kind: "no-link", items: 2, of: 3 }],
		[{ kind: "no-text", items: 3, of: 3 }],
		[{ kind: "in-future", items: 2 }],
		[{ kind: "indistinct" }],
		[{ kind: "moved", url: "https://lab.example/feed" }],
		[{ kind: "redirected", url: "https://lab.example/feed" }],
		[{ kind: "unencrypted" }],
		[{ kind: "content-type", contentType: "text/html" }],
		[{ kind: "unversioned" }],
		[{ kind: "large", megabytes: 2.5 }],
	] satisfies [FeedOddity][])("a feed is told to be odd: %j", (oddity) => {
		const said = texts.commands.feeds.oddity(oddity);
		expect(said).toMatch(/^[\p{Ll}\d].*[^.]$/u);
		const english = textsIn("en").commands.feeds.oddity(oddity);
		expect(said === english).toBe(language === "en");
	});

	test.each([
		...httpErrorKinds.map((why): [FeedProblem] => [
			{
				kind: "unreachable",
				why,
				url: "https://lab.example/feed",
				detail: "DETAIL",
			},
		]),
		[
			{
				kind: "status",
				host: "lab.example",
				status: 404,
				url: "https://lab.example/feed",
			},
		],
		[
			{
				kind: "nothing",
				host: "lab.example",
				status: 200,
				url: "https://lab.example/feed",
			},
		],
		...(["page", "robots-out", "other"] as const).map((is): [FeedProblem] => [
			{ kind: "no-feed", is, detail: "DETAIL", namesFeeds: is === "page" },
		]),
	] satisfies [FeedProblem][])("there is no feed: %j", (problem) => {
		const said = texts.commands.feeds.problem(problem);
		expect(said).toMatch(/\.$/);
		expect(said.includes("DETAIL")).toBe(
			language === "en" && "detail" in problem,
		);
		const cause = texts.commands.feeds.cause(problem);
		expect(cause).toMatch(/[^.\s]$/);
		const english = textsIn("en").commands.feeds.cause(problem);
		expect(cause === english).toBe(language === "en");
	});

	test("each status that says something is told with its meaning", () => {
		const causes = [401, 402, 403, 404, 407, 410, 418, 429, 451, 500].map(
			(status) =>
				texts.commands.feeds.cause({
					kind: "status",
					host: "lab.example",
					status,
					url: "https://lab.example/feed",
				}),
		);
		expect(new Set(causes).size).toBe(causes.length);
		expect(causes.filter((cause) => /\(.+\)$/.test(cause))).toHaveLength(9);
	});

	test("each topic has a line about it", () => {
		expect(Object.keys(texts.commands.topics)).toEqual(
			Object.keys(texts.topics),
		);
	});

	test("the form keeps to the limits of Slack's modals and Discord's", () => {
		const choices = defaultChoices("Europe/Rome", language);
		const form = subscribeForm(texts, "C1", valuesOf(choices));
		expect(form.title.length).toBeLessThanOrEqual(24);
		expect(form.id).toMatch(/^[a-z-]{1,20}$/);
		const typed = form.fields.filter(({ kind }) => kind !== "choice");
		expect(typed.map(({ name }) => name)).toEqual([
			"models",
			"organisations",
			"keywords",
			"hour",
			"zone",
		]);
		for (const field of form.fields) {
			expect(field.label.length, field.name).toBeLessThanOrEqual(45);
			expect(field.hint.length, field.name).toBeLessThanOrEqual(100);
			if (field.kind !== "choice") continue;
			expect(field.options.length).toBeLessThanOrEqual(25);
			for (const { label } of field.options)
				expect(label.length, label).toBeLessThanOrEqual(75);
		}
		for (const label of Object.values(texts.commands.buttons))
			expect(label.length, label).toBeLessThanOrEqual(40);
	});
});

test("the languages say the same things", () => {
	const shape = (value: unknown): unknown =>
		typeof value === "object" && value !== null && !Array.isArray(value)
			? Object.fromEntries(
					Object.entries(value)
						// Plural forms are the language's own.
						.filter(([key]) => key !== "one" && key !== "many")
						.map(([key, inner]) => [key, shape(inner)]),
				)
			: Array.isArray(value)
				? value.length
				: typeof value;
	const [first, ...others] = textLanguages.map((language) =>
		shape(textsIn(language).commands),
	);
	for (const other of others) expect(other).toEqual(first);
});

test.each([
	["domani alle 09:00", "In pausa fino a domani alle 09:00."],
	["3 marzo alle 09:00", "In pausa fino al 3 marzo alle 09:00."],
	["8 marzo alle 09:00", "In pausa fino all’8 marzo alle 09:00."],
	["11 marzo alle 09:00", "In pausa fino all’11 marzo alle 09:00."],
])("Italian gives dates their article: %s", (moment, sentence) => {
	const { subscription } = textsIn("it").commands;
	expect(subscription.pausedUntil(moment)).toBe(sentence);
});
