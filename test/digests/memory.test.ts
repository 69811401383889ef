import { expect, test } from "vitest";
import { telling } from "#src/digests/memory.ts";
import type { StoryFacts } from "#src/stories/facts.ts";

const first: StoryFacts = {
	numbers: ["$5.6m"],
	models: ["deepseek-v3"],
	organisations: ["DeepSeek"],
	hosts: 1,
	kinds: ["release"],
};

function toldThen(now: Partial<StoryFacts>) {
	const told = {
		toldAt: new Date("2025-01-27T08:00:00Z"),
		headline: "DeepSeek shows V3",
		facts: first,
	};
	return telling(told, { ...first, ...now });
}

test("what a channel never heard is new", () => {
	expect(telling(null, first)).toEqual({ kind: "new" });
});

test.each<[string, Partial<StoryFacts>]>([
	["the same facts", {}],
	["one more host", { hosts: 2 }],
	["a fact that fell away", { numbers: [] }],
	["another organisation in passing", { organisations: ["DeepSeek", "Meta"] }],
	["a figure told more roughly", { numbers: ["$6m"] }],
	["another kind of the same event", { kinds: ["release", "research"] }],
])("silent: %s", (_case, now) => {
	expect(toldThen(now)).toEqual({ kind: "silent" });
});

test.each<[string, Partial<StoryFacts>, object[]]>([
	[
		"a figure",
		{ numbers: ["$5.6m", "2000"] },
		[{ kind: "number", text: "2000" }],
	],
	[
		"a version",
		{ models: ["deepseek-v3", "deepseek-r1"] },
		[{ kind: "model", text: "deepseek-r1" }],
	],
	["confirmation", { hosts: 3 }, [{ kind: "confirmed", from: 1, to: 3 }]],
	[
		"a rule takes effect",
		{ kinds: ["release", "effective"] },
		[{ kind: "effective" }],
	],
	[
		"a correction",
		{ kinds: ["release", "corrected"] },
		[{ kind: "corrected" }],
	],
	["a denial", { kinds: ["release", "denied"] }, [{ kind: "denied" }]],
])("an update: %s", (_case, now, changes) => {
	expect(toldThen(now)).toEqual({ kind: "update", changes });
});
