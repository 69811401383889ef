import { fitText, type Room } from "../fit.ts";
import type { FormField } from "../form.ts";
import { shorten } from "../shorten.ts";
import {
	type Button,
	bodyOf,
	type Component,
	type DiscordBody,
	isPostable,
	type Menu,
	text,
} from "./components.ts";
import { type FormVerb, formId } from "./form-id.ts";
import { type Draft, filled } from "./form-values.ts";
import { escapeText } from "./markdown.ts";
import { small } from "./render-entry.ts";
import { inputsOf, modalCount } from "./render-modal.ts";

export type FormErrors = Readonly<Record<string, string>>;

type Choice = Extract<FormField, { kind: "choice" }>;

const rooms = {
	title: { characters: 100, bytes: 400 },
	label: { characters: 100, bytes: 400 },
	hint: { characters: 150, bytes: 500 },
	value: { characters: 200, bytes: 800 },
	error: { characters: 300, bytes: 1200 },
	button: { characters: 40, bytes: 200 },
	option: { characters: 100, bytes: 400 },
} satisfies Record<string, Room>;

/**
 * A form as messages: a menu a field to choose from, what was typed so far in words, and buttons.
 * More fields than one message takes go on in the next; the buttons, and what is wrong, stand in
 * the last.
 */
export function renderForm(
	draft: Draft,
	errors: FormErrors = {},
): DiscordBody[] {
	const { form } = draft;
	const title = text(`## ${fitText(form.title, escapeText, rooms.title)}`);
	const menus = form.fields.flatMap((field) =>
		field.kind === "choice" ? [choiceComponents(draft, field)] : [],
	);
	const wrong = text(errorLines(draft, errors));
	const end = [...text(typedLines(draft)), buttons(draft)];
	const pages = packed([title, ...menus], [...wrong, ...end]);
	const last = pages.pop() ?? [];
	// Above the fields where all is one message.
	const [first, ...others] = last;
	const whole =
		pages.length === 0 && first
			? [first, ...wrong, ...others, ...end]
			: [...wrong, ...last, ...end];
	return [...pages, whole].map(bodyOf);
}

/** @param end what must find room on the last page */
function packed(sections: Component[][], end: Component[]): Component[][] {
	const pages: Component[][] = [[]];
	for (const section of sections) {
		const page = pages.at(-1);
		if (page && isPostable([...page, ...section, ...end]))
			page.push(...section);
		else pages.push([...section]);
	}
	return pages;
}

function choiceComponents({ form, values }: Draft, field: Choice): Component[] {
	const chosen = values[field.name] ?? filled(field);
	const most = Math.min(field.most, field.options.length);
	const menu: Menu = {
		type: 3,
		custom_id: formId({ verb: "choose", form: form.id, what: field.name }),
		min_values: Math.min(field.least, most),
		max_values: most,
		options: field.options.map(({ label, value }) => ({
			label: fitText(label, (words) => words, rooms.option) || "…",
			value,
			...(chosen.includes(value) ? { default: true } : {}),
		})),
	};
	const lines = [
		`**${fitText(field.label, escapeText, rooms.label)}**`,
		...small(fitText(field.hint, escapeText, rooms.hint)),
	];
	return [...text(lines.join("\n")), { type: 1, components: [menu] }];
}

/** What is wrong, by the label of its field. */
function errorLines({ form }: Draft, errors: FormErrors): string {
	return form.fields
		.flatMap(({ name, label }) => {
			const error = errors[name];
			return error === undefined
				? []
				: `**${fitText(label, escapeText, rooms.label)}**: ${fitText(error, escapeText, rooms.error)}`;
		})
		.join("\n");
}

/** The typed fields, which a message cannot hold but can show. */
function typedLines(draft: Draft): string {
	return inputsOf(draft)
		.map(({ field, value }) => {
			const label = fitText(field.label, escapeText, rooms.label);
			const shown = fitText(value, escapeText, rooms.value);
			return shown
				? `**${label}**: ${shown}`
				: `-# ${label}: ${fitText(field.hint, escapeText, rooms.hint) || "…"}`;
		})
		.join("\n");
}

function buttons(draft: Draft): Component {
	const { form } = draft;
	const button = (
		verb: FormVerb,
		label: string,
		style: Button["style"],
		what = form.target,
	): Button => ({
		type: 2,
		style,
		label: fitText(label, (words) => words, rooms.button) || "…",
		custom_id: formId({ verb, form: form.id, what }),
	});
	const { save, preview, cancel, more } = form.labels;
	const count = modalCount(draft);
	const modals = Array.from({ length: count }, (_, index) =>
		button(
			"type",
			count > 1 ? `${shorten(more, 30)} ${index + 1}` : more,
			2,
			`${index}/${form.target}`,
		),
	);
	return {
		type: 1,
		components: [
			button("save", save, 1),
			button("preview", preview, 2),
			...modals,
			button("cancel", cancel, 2),
		],
	};
}
