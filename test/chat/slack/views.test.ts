import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Form, FormField } from "#src/chat/form.ts";
import { editionMessage } from "#src/chat/messages/edition-message.ts";
import {
	readContext,
	readFormValues,
	writeContext,
} from "#src/chat/slack/form-state.ts";
import { renderForm } from "#src/chat/slack/render-form.ts";
import {
	renderErrors,
	renderHome,
	renderWindow,
} from "#src/chat/slack/render-view.ts";
import { golden, longMorning, morning } from "#test/support/chat-fixtures.ts";
import type { Json } from "#test/support/slack/emulator.ts";
import { viewProblems } from "#test/support/slack/limits.ts";
import { message, subscribeForm } from "#test/support/slack/listener.ts";
import { stateOf } from "#test/support/slack/views.ts";

const json = (value: unknown) => `${JSON.stringify(value, null, "\t")}\n`;
const state = (view: Json, filled = {}) =>
	readFormValues(
		stateOf(view, filled).values as Record<string, Record<string, unknown>>,
	);

describe("windows in Slack", () => {
	test("look as in the golden files", async () => {
		const form = renderForm(subscribeForm, writeContext({ form: "subscribe" }));
		expect(viewProblems(form)).toEqual([]);
		await expect(json(form)).toMatchFileSnapshot(golden("form.slack.json"));
		const home = renderHome(
			message("Your channels", {
				entries: editionMessage(morning()).entries.slice(0, 2),
				actions: [{ id: "subscribe", value: "C1", label: "Change" }],
				footer: ["Next digest: Tuesday 09:00"],
			}),
		);
		expect(viewProblems(home)).toEqual([]);
		await expect(json(home)).toMatchFileSnapshot(golden("home.slack.json"));
	});

	test("take what fits of a long message, and the end of it", () => {
		const long = editionMessage(longMorning());
		const entries = Array.from({ length: 20 }, () => long.entries).flat();
		const view = renderHome({ ...long, entries, footer: ["The end."] });
		expect(viewProblems(view)).toEqual([]);
		expect(view.blocks.length).toBeGreaterThan(80);
		expect(JSON.stringify(view.blocks.at(-1))).toContain("The end.");
	});

	test("say which field is wrong when it is too late to say it there", () => {
		const view = renderErrors(
			{ hour: '"25:70" is no <time>.', other: "Nothing was chosen." },
			{ name: "What this channel gets", labels: { hour: "Hour" } },
		);
		expect(viewProblems(view)).toEqual([]);
		const text = JSON.stringify(view);
		expect(text).toContain('*Hour:* \\"25:70\\" is no &lt;time&gt;.');
		expect(text).toContain("Nothing was chosen.");
	});

	test("have a name that fits", () => {
		const name = "A very long name of a window of ours";
		const view = renderWindow(message("x"), { name });
		expect(viewProblems(view)).toEqual([]);
		expect(view.title.text).toBe("A very long name of a…");
	});
});

describe("what is filled in", () => {
	test("is what stood there, where nothing was touched", () => {
		const view = renderForm(subscribeForm, "") as unknown as Json;
		expect(state(view)).toEqual({
			topics: ["chips"],
			breaking: ["no"],
			models: ["o3"],
			keywords: ["export control", "TSMC"],
			hour: ["09:00"],
			zone: ["Europe/Rome"],
		});
	});

	test("is nothing, where all of it was taken out", () => {
		const view = renderForm(subscribeForm, "") as unknown as Json;
		const none = { topics: [], models: [], keywords: [], hour: [], zone: [] };
		expect(state(view, none)).toEqual({ ...none, breaking: ["no"] });
	});

	test("comes with where it was asked for, or with nothing that we wrote", () => {
		const context = { form: "subscribe", channel: { id: "C1", name: "ai" } };
		expect(readContext(writeContext(context))).toMatchObject(context);
		for (const other of [undefined, "", "{", "[]", '{"channel":7}', "null"])
			expect(readContext(other)).toMatchObject({ form: "", channel: null });
	});
});

const text = fc.oneof(
	fc.string({ unit: "grapheme", maxLength: 200 }),
	fc.constantFrom("<!channel>", "*bold*", "R&D", "", " ", "日本語".repeat(40)),
);
const name = fc.stringMatching(/^[a-z]{1,12}$/);
const options = fc.uniqueArray(fc.record({ value: name, label: text }), {
	minLength: 1,
	maxLength: 25,
	selector: ({ value }) => value,
});
const choice: fc.Arbitrary<FormField> = fc
	.record({ options, label: text, hint: text, name, one: fc.boolean() })
	.map(({ one, ...field }) => ({
		...field,
		kind: "choice",
		chosen: field.options.slice(0, one ? 1 : 3).map(({ value }) => value),
		least: 0,
		most: one ? 1 : field.options.length,
	}));
const names: fc.Arbitrary<FormField> = fc.record({
	kind: fc.constant("names" as const),
	name,
	label: text,
	hint: text,
	values: fc.array(text, { maxLength: 5 }),
	completed: fc.boolean(),
});
const typed: fc.Arbitrary<FormField> = fc.record({
	kind: fc.constant("text" as const),
	name,
	label: text,
	hint: text,
	value: text,
	completed: fc.boolean(),
});
const form: fc.Arbitrary<Form> = fc
	.record({
		title: text,
		labels: fc.record({ save: text, preview: text, cancel: text, more: text }),
		fields: fc.uniqueArray(fc.oneof(choice, names, typed), {
			minLength: 1,
			maxLength: 10,
			selector: ({ name: field }) => field,
		}),
	})
	.map((parts) => ({ ...parts, id: "any", target: "C1", language: "en" }));

test("any form is one that Slack takes", () => {
	fc.assert(
		fc.property(form, (given) => {
			expect(viewProblems(renderForm(given, ""))).toEqual([]);
		}),
		{ numRuns: 500 },
	);
});
