import { cleanLine } from "../clean-text.ts";
import type { Form, FormField, FormOption } from "../form.ts";
import { shorten } from "../shorten.ts";
import { plainText } from "./blocks.ts";

/** https://docs.slack.dev/reference/block-kit/blocks/input-block, and its elements */
const rooms = {
	title: { characters: 24, bytes: 120 },
	button: { characters: 24, bytes: 120 },
	label: { characters: 2000, bytes: 4000 },
	hint: { characters: 2000, bytes: 4000 },
	option: { characters: 75, bytes: 400 },
	action: { characters: 75, bytes: 400 },
};
const longestValue = 150;
const longestText = 1000;

/** What a field is filled in with; the action's id, so that its values are read the same way. */
export const inputKinds = [
	"choice",
	"choices",
	"names",
	"names-completed",
	"text",
	"text-completed",
] as const;

export const previewAction = "form:preview";

/**
 * A form as a modal: https://docs.slack.dev/reference/views/modal-views
 * @param context handed back with every press in it, at most 3,000 characters
 */
export function renderForm(form: Form, context: string) {
	return {
		type: "modal" as const,
		callback_id: "form",
		private_metadata: context,
		title: plainText(form.title, rooms.title),
		submit: plainText(form.labels.save, rooms.button),
		close: plainText(form.labels.cancel, rooms.button),
		blocks: [...form.fields.map(inputBlock), previewRow(form)],
	};
}

function previewRow({ labels }: Form) {
	return {
		type: "actions" as const,
		block_id: "form-preview",
		elements: [
			{
				type: "button" as const,
				action_id: previewAction,
				text: plainText(labels.preview, rooms.action),
				value: "preview",
			},
		],
	};
}

function inputBlock(field: FormField) {
	const { name, label, hint } = field;
	return {
		type: "input" as const,
		block_id: name,
		label: plainText(label, rooms.label),
		...(hint === "" ? {} : { hint: plainText(hint, rooms.hint) }),
		optional: field.kind === "choice" ? field.least === 0 : true,
		element: inputElement(field),
	};
}

function inputElement(field: FormField) {
	switch (field.kind) {
		case "choice":
			return field.most === 1 ? oneOf(field) : severalOf(field);
		case "names":
			return field.completed
				? {
						type: "multi_external_select" as const,
						action_id: "names-completed",
						min_query_length: 1,
						...given("initial_options", namesOf(field.values)),
					}
				: textInput("names", field.values.join(", "));
		case "text":
			return field.completed
				? {
						type: "external_select" as const,
						action_id: "text-completed",
						min_query_length: 1,
						...(isValue(field.value)
							? { initial_option: named(field.value) }
							: {}),
					}
				: textInput("text", field.value);
	}
}

type Choice = Extract<FormField, { kind: "choice" }>;

function oneOf({ options, chosen }: Choice) {
	const initial = options.find(({ value }) => value === chosen[0]);
	return {
		type: "static_select" as const,
		action_id: "choice",
		options: options.map(option),
		...(initial ? { initial_option: option(initial) } : {}),
	};
}

function severalOf({ options, chosen, most }: Choice) {
	const initial = options.filter(({ value }) => chosen.includes(value));
	return {
		type: "multi_static_select" as const,
		action_id: "choices",
		options: options.map(option),
		max_selected_items: most,
		...given("initial_options", initial.map(option)),
	};
}

function textInput(kind: "names" | "text", value: string) {
	const text = shorten(cleanLine(value), longestText);
	return {
		type: "plain_text_input" as const,
		action_id: kind,
		max_length: longestText,
		...(text === "" ? {} : { initial_value: text }),
	};
}

/** An option as menus show it; Slack wants the chosen ones repeated to the letter. */
export function option({ value, label }: FormOption) {
	return { text: plainText(label, rooms.option), value };
}

/** https://docs.slack.dev/reference/block-kit/composition-objects/option-object */
export function isValue(value: string): boolean {
	return value.trim() !== "" && value.length <= longestValue;
}

function namesOf(values: readonly string[]) {
	return [...new Set(values)].filter(isValue).map(named);
}

function named(value: string) {
	return option({ value, label: value });
}

/** Slack refuses a list that is there and empty. */
function given<Name extends string, Value>(name: Name, values: Value[]) {
	return values.length === 0 ? {} : { [name]: values };
}
