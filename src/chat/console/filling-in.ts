import { normalise } from "../../lib/text/normalise.ts";
import type { Form, FormField, FormValues } from "../form.ts";
import { namesIn } from "../subscribe/read.ts";
import type { Texts } from "../texts/texts.ts";

/** A form as lines: each field with what it is to be called, what it says and what it may say. */
export function formLines(
	{ title, fields }: Form,
	values: FormValues,
	{ commands: { terminal } }: Texts,
): string {
	const lines = fields.map((field) => {
		const said = (values[field.name] ?? valuesIn(field)).join(", ") || "–";
		const offered =
			field.kind === "choice"
				? field.options.map(({ value }) => value).join(", ")
				: field.hint;
		return `${field.name.padEnd(14)}= ${said}\n${" ".repeat(16)}${field.label}: ${offered}`;
	});
	return [title, "", ...lines, "", terminal.formHelp].join("\n");
}

/** "hour = 09:00": the field and its values, or the field's name alone where there is none such. */
export function readField(
	line: string,
	{ fields }: Form,
): { name: string; values: string[] | null } | null {
	const [, typed, said = ""] = /^\s*([^=:]+?)\s*[=:]\s*(.*)$/.exec(line) ?? [];
	if (typed === undefined) return null;
	const wanted = normalise(typed);
	const field = fields.find(
		({ name, label }) => name === wanted || normalise(label) === wanted,
	);
	if (!field) return { name: typed, values: null };
	if (field.kind === "text") return { name: field.name, values: [said] };
	const names = namesIn(said);
	return {
		name: field.name,
		values:
			field.kind === "choice"
				? names.map((name) => valueNamed(field, name))
				: names,
	};
}

/** People type what they read: "Monday" for 1. */
function valueNamed(
	{ options }: Extract<FormField, { kind: "choice" }>,
	typed: string,
): string {
	const wanted = normalise(typed);
	const option = options.find(
		({ value, label }) =>
			normalise(value) === wanted || normalise(label) === wanted,
	);
	return option?.value ?? typed;
}

function valuesIn(field: FormField): readonly string[] {
	if (field.kind === "choice") return field.chosen;
	return field.kind === "names" ? field.values : [field.value];
}
