/**
 * The names of a form's components: `form/<verb>/<form>/<what>`. No action of a message has a
 * slash in its name, so they cannot be mistaken.
 */
export const formVerbs = [
	/** A menu; what: the field. */
	"choose",
	/** Opens a modal; what: which of them, and the target. */
	"type",
	/** That modal; what: the target. */
	"typed",
	/** Buttons; what: the target. */
	"preview",
	"save",
	"cancel",
] as const;
export type FormVerb = (typeof formVerbs)[number];

export interface FormId {
	verb: FormVerb;
	form: string;
	what: string;
}

/** At most 100 characters: a form's id has 20, its target 60. */
export function formId({ verb, form, what }: FormId): string {
	return ["form", verb, form, what].join("/");
}

/** Null when the component belongs to no form. */
export function readFormId(customId: string): FormId | null {
	const [prefix, verb, form, ...what] = customId.split("/");
	const known = formVerbs.find((one) => one === verb);
	return prefix === "form" && known && form
		? { verb: known, form, what: what.join("/") }
		: null;
}
