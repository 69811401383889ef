import { expect, test } from "vitest";
import { knownModels } from "#src/answers/known-models.ts";
import { readBriefRequest } from "#src/chat/conversation/brief-request.ts";
import { followUp } from "#src/chat/conversation/follow-up.ts";
import { mayManage } from "#src/chat/conversation/rights.ts";
import { splitNames } from "#src/chat/conversation/split-names.ts";
import type { FormValues } from "#src/chat/form.ts";
import { daysText, momentText } from "#src/chat/messages/moments.ts";
import { defaultChoices, valuesOf } from "#src/chat/subscribe/form.ts";
import { readSubscribeForm } from "#src/chat/subscribe/read.ts";
import { readHour } from "#src/chat/subscribe/read-hour.ts";
import { readZone, zonesLike } from "#src/chat/subscribe/read-zone.ts";
import { textsIn } from "#src/chat/texts/texts.ts";

const known = knownModels(
	[
		["deepseek-v3", "DeepSeek-V3", "DeepSeek", "model"],
		["deepseek-r1", "DeepSeek-R1", "DeepSeek", "model"],
		["llama-3.1-405b", "Llama 3.1-405B", "Meta", "model"],
		["llama", "Llama", "Meta", "family"],
		["o3", "o3", "OpenAI", "model"],
		["mistral-ai", "Mistral AI", "Mistral AI", "maker"],
	].map(([slug = "", name = "", maker = "", kind]) => ({
		slug,
		name,
		maker,
		kind: kind as "model" | "family" | "maker",
		family: null,
		released: null,
		about: null,
		aliases: [],
		hosts: 1,
	})),
);

test.each([
	["9", 540],
	["09:00", 540],
	["9:30", 570],
	["9.30", 570],
	["9pm", 1260],
	["9:30 p.m.", 1290],
	["12am", 0],
	["12 pm", 720],
	["21h", 1260],
	["21h30", 1290],
	["0:05", 5],
	["24:00", null],
	["25:70", null],
	["13pm", null],
	["noon-ish", null],
	["", null],
])("the hour %s is minute %s", (typed, minute) => {
	expect(readHour(typed)).toBe(minute);
});

test.each([
	["Europe/Rome", "Europe/Rome"],
	["europe/rome", "Europe/Rome"],
	["rome", "Europe/Rome"],
	["New York", "America/New_York"],
	["america/new york", "America/New_York"],
	["São Paulo", "America/Sao_Paulo"],
	["utc", "UTC"],
	["Asia/Kolkata", "Asia/Calcutta"],
])("the time zone %s is %s", (typed, zone) => {
	const read = readZone(typed).zone;
	const same = (name: string | null) =>
		new Intl.DateTimeFormat("en", { timeZone: name ?? "" }).resolvedOptions()
			.timeZone;
	expect(same(read)).toBe(same(zone));
});

test.each([
	["Europe/Romme", "Europe/Rome"],
	["Mars/Rome", "Europe/Rome"],
	["Madird", "Europe/Madrid"],
	["nowhere at all", null],
	["+02:00", null],
])("the time zone %s is none, but near %s", (typed, nearest) => {
	expect(readZone(typed)).toEqual({ zone: null, nearest });
});

test("time zones are found by their city, too", () => {
	expect(zonesLike("rom", 5)[0]).toBe("Europe/Rome");
	expect(zonesLike("europe/b", 25)).toContain("Europe/Berlin");
	expect(zonesLike("", 25)).toHaveLength(25);
});

const before = {
	...defaultChoices("Europe/Rome", "en"),
	topics: ["chips"],
	entries: 8,
};

function read(values: FormValues, language = "en") {
	return readSubscribeForm(textsIn(language), values, before, known);
}

test("a form that nobody touched says what was so before", () => {
	expect(read({})).toEqual({ choices: before, errors: null });
	expect(read(valuesOf(before))).toEqual({ choices: before, errors: null });
});

test("reads names as people write them", () => {
	const { choices } = read({
		topics: ["regulation", "chips"],
		models: ["deepseek v3, Llama", "o3"],
		organisations: ["nvidia; Mistral"],
		keywords: ["export control, lithography"],
		hour: ["9pm"],
		zone: ["new york"],
		days: ["5", "1"],
		language: ["it"],
		length: ["15"],
		breaking: ["yes"],
		quiet: ["00:00-00:00"],
		empty: ["silent"],
	});
	expect(choices).toEqual({
		topics: ["regulation", "chips"],
		models: ["deepseek-v3", "llama", "o3"],
		organisations: ["NVIDIA", "Mistral AI"],
		keywords: ["export control", "lithography"],
		minuteOfDay: 1260,
		timeZone: "America/New_York",
		days: [1, 5],
		language: "it",
		entries: 15,
		breaking: true,
		quietFrom: 0,
		quietUntil: 0,
		sayWhenEmpty: false,
	});
});

test.each([
	["models", "deepseek v9", /deepseek v9.*DeepSeek-/],
	["models", "mistral ai", /mistral ai.*keywords/],
	["organisations", "nvidai", /nvidai.*NVIDIA/],
	["organisations", "the corner shop", /corner shop.*keywords/],
	["keywords", "x", /“x”/],
	["hour", "25:70", /25:70.*09:00/],
	["zone", "Europe/Romme", /Romme.*Did you mean Europe\/Rome/],
	["topics", "cooking", /cooking/],
	["language", "tlh", /tlh/],
	["length", "500", /500/],
])(
	"the field %s with %s is wrong, and what is right is said",
	(field, typed, says) => {
		const { choices, errors } = read({ [field]: [typed] });
		expect(choices).toBeNull();
		expect(Object.keys(errors ?? {})).toEqual([field]);
		expect(errors?.[field]).toMatch(says);
		expect(read({ [field]: [typed] }, "it").errors?.[field]).not.toBe(
			errors?.[field],
		);
	},
);

test("a digest needs a day, and a field holds no hundred names", () => {
	expect(read({ days: [] }).errors).toHaveProperty("days");
	const many = Array.from({ length: 21 }, (_, index) => `word${index}`);
	expect(read({ keywords: many }).errors?.keywords).toContain("20");
});

const no = { topic: null, since: null, to: null };
const day = 86_400_000;

test.each([
	[no, { subject: null, span: day, audience: "person", noSpan: null }],
	[
		{ topic: "chip", since: "policy", to: "3d channel" },
		{
			subject: "chip policy",
			span: 3 * day,
			audience: "channel",
			noSpan: "policy",
		},
	],
	[
		{ ...no, topic: "12h" },
		{ subject: null, span: day / 2, audience: "person", noSpan: null },
	],
	[
		{ topic: "llama 3.1", since: "2w", to: "me" },
		{ subject: "llama 3.1", span: 14 * day, audience: "person", noSpan: null },
	],
	[
		{ ...no, topic: "constructor" },
		{ subject: "constructor", span: day, audience: "person", noSpan: null },
	],
	[
		{ ...no, since: "90d" },
		{ subject: null, span: 31 * day, audience: "person", noSpan: null },
	],
])("/brief %j is read as %j", (values, request) => {
	expect(readBriefRequest(values)).toEqual(request);
});

test("what stands where a time span is asked for may belong to the subject", () => {
	expect(readBriefRequest({ ...no, since: "yesterday" })).toEqual({
		subject: "yesterday",
		span: day,
		audience: "person",
		noSpan: "yesterday",
	});
});

test.each([
	["o3 deepseek-r1", ["o3", "deepseek-r1"]],
	["deepseek v3 llama 3.1 405b", ["deepseek v3", "llama 3.1 405b"]],
	["deepseek v3 vs o3", ["deepseek v3", "o3"]],
	["o3, something new, deepseek r1", ["o3", "something new", "deepseek r1"]],
	["o3 contro deepseek v3", ["o3", "deepseek v3"]],
	["who knows this", ["who", "knows", "this"]],
])("the names in %s are %j", (typed, names) => {
	const isKnown = (name: string) => known.find(name).kind === "model";
	expect(splitNames(typed, isKnown)).toEqual(names);
});

test.each([
	[
		"and how many chips?",
		["what did DeepSeek-V3 cost?"],
		"and how many chips DeepSeek-V3?",
	],
	[
		"e quanti chip?",
		["quanto è costato Sky-T1?"],
		"e quanti chip Sky-T1-32B-Preview?",
	],
	["and when?", ["how many chips?", "who owns Nvidia?"], "and when NVIDIA?"],
	["what did o3 cost?", ["what did DeepSeek-V3 cost?"], "what did o3 cost?"],
	["and how many chips?", [], "and how many chips?"],
	["and how many chips?", ["what is new?"], "and how many chips?"],
])("after %j, %s asks %s", (question, earlier, text) => {
	expect(followUp(question, earlier, "en").text).toBe(text);
});

test.each([
	["manager", "another", true],
	["manager", null, true],
	["member", "another", false],
	["member", "own", true],
	["member", null, true],
	["guest", "own", false],
	["guest", null, false],
	["unknown", "own", false],
	["unknown", null, false],
] as const)("a %s may change what %s set up: %s", (rights, creator, may) => {
	const subscription =
		creator === null ? null : { createdBy: creator === "own" ? "U1" : "U2" };
	expect(mayManage({ person: { id: "U1", rights }, subscription })).toBe(may);
});

test.each([
	["2025-01-28T09:30:00Z", "today at 10:30", "oggi alle 10:30"],
	["2025-01-29T08:00:00Z", "tomorrow at 09:00", "domani alle 09:00"],
	["2025-01-27T22:59:00Z", "yesterday at 23:59", "ieri alle 23:59"],
	["2025-01-31T08:00:00Z", "Friday at 09:00", "venerdì alle 09:00"],
	["2025-03-03T08:00:00Z", "3 March at 09:00", "3 marzo alle 09:00"],
	["2026-03-03T08:00:00Z", "3 March 2026 at 09:00", "3 marzo 2026 alle 09:00"],
])("the moment %s is %s, in Italian %s", (moment, english, italian) => {
	const here = {
		now: new Date("2025-01-28T08:00:00Z"),
		timeZone: "Europe/Rome",
	};
	expect(momentText(textsIn("en"), new Date(moment), here)).toBe(english);
	expect(momentText(textsIn("it"), new Date(moment), here)).toBe(italian);
});

test.each([
	[[1, 2, 3, 4, 5, 6, 7], "daily", "ogni giorno"],
	[[5, 4, 3, 2, 1], "Monday to Friday", "da lunedì a venerdì"],
	[[1, 4], "Monday and Thursday", "lunedì e giovedì"],
	[[6], "Saturday", "sabato"],
])("the days %j are %s, in Italian %s", (days, english, italian) => {
	expect(daysText(textsIn("en"), days)).toBe(english);
	expect(daysText(textsIn("it"), days)).toBe(italian);
});
