import { fitText } from "../fit.ts";
import type { FormField, FormValues } from "../form.ts";
import { shorten } from "../shorten.ts";
import { formId } from "./form-id.ts";
import { type Draft, filled } from "./form-values.ts";

/** https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-response-object-modal */
const most = {
	inputs: 5,
	title: 45,
	label: 45,
	description: 100,
	value: 4000,
};
const styles = { short: 1, paragraph: 2 };
/** Two buttons for modals fit beside those to save, to see a preview and to cancel. */
const mostModals = 2;

type Typed = Exclude<FormField, { kind: "choice" }>;

/** A typed field, and what is in it now. */
export interface Input {
	field: Typed;
	value: string;
}

/** https://docs.discord.com/developers/components/reference#label and `#text-input` */
export interface Modal {
	title: string;
	custom_id: string;
	components: {
		type: 18;
		label: string;
		description?: string;
		component: {
			type: 4;
			custom_id: string;
			style: number;
			required: false;
			max_length: number;
			value?: string;
		};
	}[];
}

/** The fields that are typed. */
export function inputsOf({ form, values }: Draft): Input[] {
	return form.fields.flatMap((field) => {
		if (field.kind === "choice") return [];
		const value = (values[field.name] ?? filled(field)).join(", ");
		return [{ field, value }];
	});
}

/** A modal takes five fields. */
export function modalCount(draft: Draft): number {
	return Math.min(mostModals, Math.ceil(inputsOf(draft).length / most.inputs));
}

/** The typed fields of a form in a modal, with what is in them. */
export function renderModal(draft: Draft, index: number): Modal {
	const { form } = draft;
	const inputs = inputsOf(draft).slice(
		index * most.inputs,
		(index + 1) * most.inputs,
	);
	return {
		title: plain(form.title, most.title),
		custom_id: formId({ verb: "typed", form: form.id, what: form.target }),
		components: inputs.map(({ field, value }) => {
			const description = plain(field.hint, most.description);
			return {
				type: 18,
				label: plain(field.label, most.label) || "…",
				...(description ? { description } : {}),
				component: {
					type: 4,
					custom_id: field.name,
					style: field.kind === "names" ? styles.paragraph : styles.short,
					required: false,
					max_length: most.value,
					...(value ? { value: shorten(value, most.value) } : {}),
				},
			};
		}),
	};
}

/** What was typed, by field: names are taken apart at commas and ends of lines. */
export function typedValues(
	{ form }: Draft,
	typed: Readonly<Record<string, string>>,
): FormValues {
	return Object.fromEntries(
		form.fields.flatMap(({ kind, name }): [string, string[]][] => {
			const text = typed[name];
			if (text === undefined || kind === "choice") return [];
			if (kind === "text") return [[name, text.trim() ? [text.trim()] : []]];
			const names = text.split(/[,;\n]/).map((one) => one.trim());
			return [[name, names.filter(Boolean)]];
		}),
	);
}

function plain(text: string, characters: number): string {
	return fitText(text, (words) => words, {
		characters,
		bytes: 4 * characters + 2,
	});
}
