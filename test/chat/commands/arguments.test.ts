import { expect, test } from "vitest";
import { readArguments } from "#src/chat/commands/arguments.ts";

const brief = { options: [{ name: "topic" }, { name: "since" }] };
const ask = { options: [{ name: "question", rest: true }] };
const feeds = { options: [{ name: "action" }, { name: "url" }] };
const model = { options: [{ name: "name", rest: true }] };

test.each([
	["", {}],
	["chips", { topic: "chips" }],
	["  chips   3d ", { topic: "chips", since: "3d" }],
	["since=3d", { since: "3d" }],
	["since: 3d chips", { since: "3d", topic: "chips" }],
	["Since:3d", { since: "3d" }],
	['"chip policy" 3d', { topic: "chip policy", since: "3d" }],
	["“chip policy” since=“3 d”", { topic: "chip policy", since: "3 d" }],
	["«politica dei chip» 3d", { topic: "politica dei chip", since: "3d" }],
	["„Chips“", { topic: "Chips" }],
	["'open source'", { topic: "open source" }],
	["l'anno dell'IA", { topic: "l'anno", since: "dell'IA" }],
	['"never closed', { topic: '"never', since: "closed" }],
	['""', { topic: "" }],
	["chips 3d to the channel", { topic: "chips", since: "3d to the channel" }],
])("reads words in their order and by name: %s", (text, values) => {
	expect(readArguments(brief, text)).toEqual(values);
});

test("the rest of a line goes to the option that takes it, marks and all", () => {
	expect(readArguments(ask, "what did Sky-T1 cost?")).toEqual({
		question: "what did Sky-T1 cost?",
	});
	expect(readArguments(ask, 'question: who said "no" to it?')).toEqual({
		question: 'who said "no" to it?',
	});
	expect(readArguments(ask, '"who said no?"')).toEqual({
		question: "who said no?",
	});
	expect(readArguments(model, "claude 3.5 sonnet")).toEqual({
		name: "claude 3.5 sonnet",
	});
});

test("an address is a value, not a name with a value", () => {
	expect(readArguments(feeds, "add https://lab.example/feed?a=b")).toEqual({
		action: "add",
		url: "https://lab.example/feed?a=b",
	});
	expect(readArguments(feeds, "add url=https://lab.example")).toEqual({
		action: "add",
		url: "https://lab.example",
	});
});

test("a command without options takes nothing", () => {
	expect(readArguments({ options: [] }, "what is this")).toEqual({});
});
