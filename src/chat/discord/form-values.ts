import type { Form, FormField, FormValues } from "../form.ts";

/** A form on its way: what it asks, and what was filled in so far. */
export interface Draft {
	form: Form;
	/** Only what was touched. */
	values: FormValues;
}

/** What the form shows in each field: who saves it means what they see, touched or not. */
export function shownValues({ form, values }: Draft): FormValues {
	return Object.fromEntries(
		form.fields.map((field) => [
			field.name,
			values[field.name] ?? filled(field),
		]),
	);
}

/** What was in a field when the form was opened. */
export function filled(field: FormField): readonly string[] {
	switch (field.kind) {
		case "choice":
			return field.chosen;
		case "names":
			return field.values;
		case "text":
			return field.value === "" ? [] : [field.value];
	}
}
