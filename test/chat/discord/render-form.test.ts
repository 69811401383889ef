import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formId, readFormId } from "#src/chat/discord/form-id.ts";
import type { Draft } from "#src/chat/discord/form-values.ts";
import { renderForm } from "#src/chat/discord/render-form.ts";
import { modalCount, renderModal } from "#src/chat/discord/render-modal.ts";
import type { Form, FormField } from "#src/chat/form.ts";
import {
	defaultChoices,
	subscribeForm,
	valuesOf,
} from "#src/chat/subscribe/form.ts";
import { textLanguages, textsIn } from "#src/chat/texts/texts.ts";
import { golden } from "#test/support/chat-fixtures.ts";
import {
	bodyProblems,
	descendants,
	modalProblems,
} from "#test/support/discord/limits.ts";
import type { Json } from "#test/support/discord/world.ts";

const json = (value: unknown) => `${JSON.stringify(value, null, "\t")}\n`;

function problemsOf(draft: Draft, errors: Record<string, string> = {}) {
	const modals = Array.from({ length: modalCount(draft) }, (_, index) =>
		renderModal(draft, index),
	);
	return [
		...renderForm(draft, errors).flatMap((body) => bodyProblems(body)),
		...modals.flatMap((modal) => modalProblems({ ...modal })),
	];
}

describe("a form as Discord's messages", () => {
	test.each(textLanguages)(
		"that to subscribe keeps the limits in %s",
		(language) => {
			const choices = defaultChoices("Europe/Rome", language);
			const form = subscribeForm(
				textsIn(language),
				"1".repeat(20),
				valuesOf(choices),
			);
			const draft = { form, values: {} };
			expect(problemsOf(draft)).toEqual([]);
			expect(renderForm(draft)).toHaveLength(1);
			expect(modalCount(draft)).toBe(1);
		},
	);

	test("looks as in the golden files", async () => {
		const choices = defaultChoices("Europe/Rome", "en");
		const values = valuesOf({ ...choices, topics: ["chips"], models: ["o3"] });
		const form = subscribeForm(textsIn("en"), "1".repeat(20), values);
		const draft = { form, values: { hour: ["25:00"] } };
		const bodies = renderForm(draft, { hour: "25:00 is no time." });
		await expect(json(bodies)).toMatchFileSnapshot(
			golden("subscribe-form.discord.json"),
		);
		await expect(json(renderModal(draft, 0))).toMatchFileSnapshot(
			golden("subscribe-modal.discord.json"),
		);
	});

	test("any form keeps them, and loses no menu", () => {
		fc.assert(
			fc.property(anyDraft, ({ draft, errors }) => {
				const bodies = renderForm(draft, errors);
				expect(problemsOf(draft, errors)).toEqual([]);
				const menus = bodies
					.flatMap(({ components }) => descendants(components as Json[]))
					.filter(({ type }) => type === 3);
				expect(menus).toHaveLength(
					draft.form.fields.filter(({ kind }) => kind === "choice").length,
				);
			}),
			{ numRuns: 150 },
		);
	});
});

test("the names of its components hold any target", () => {
	const what = "0/C12/34:56";
	const id = { verb: "type", form: "subscribe", what } as const;
	expect(readFormId(formId(id))).toEqual(id);
	expect(readFormId("more:101")).toBeNull();
	expect(readFormId("form/burn/subscribe/1")).toBeNull();
});

const words = (most: number) =>
	fc.oneof(
		fc.string({ unit: "grapheme", maxLength: most }),
		fc.constant("word ".repeat(most / 5)),
		fc.constantFrom("", "@everyone", "**", "<@1>", "-# x", "#"),
	);

const named = { label: words(100), hint: words(200) };

const field: fc.Arbitrary<(name: string) => FormField> = fc.oneof(
	fc
		.record({
			...named,
			labels: fc.array(words(120), { minLength: 1, maxLength: 25 }),
			most: fc.nat(24),
		})
		.map(
			({ label, hint, labels, most }) =>
				(name: string): FormField => ({
					kind: "choice",
					name,
					label,
					hint,
					options: labels.map((one, index) => ({
						value: `${index}`,
						label: one,
					})),
					chosen: ["0"],
					least: 0,
					most: Math.min(most, labels.length - 1) + 1,
				}),
		),
	fc.record({ ...named, values: fc.array(words(400), { maxLength: 20 }) }).map(
		({ label, hint, values }) =>
			(name: string): FormField => ({
				kind: "names",
				name,
				label,
				hint,
				values,
				completed: false,
			}),
	),
	fc.record({ ...named, value: words(5000) }).map(
		({ label, hint, value }) =>
			(name: string): FormField => ({
				kind: "text",
				name,
				label,
				hint,
				value,
				completed: false,
			}),
	),
);

const anyDraft = fc
	.record({
		fields: fc.array(field, { minLength: 1, maxLength: 18 }),
		title: words(60),
		label: words(60),
		error: words(600),
	})
	.map(({ fields, title, label, error }) => {
		const form: Form = {
			id: "f".repeat(20),
			target: "t".repeat(60),
			language: "en",
			title: title || "Form",
			fields: fields.map((make, index) => make(`field${index}`)),
			labels: { save: label, preview: label, cancel: label, more: label },
		};
		const errors = { field0: error || "No." };
		return { draft: { form, values: {} }, errors };
	});
