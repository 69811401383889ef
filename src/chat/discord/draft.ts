import { z } from "zod";
import type { Form, FormValues } from "../form.ts";
import type { Asker, ChatListener } from "../listener.ts";
import type { Draft } from "./form-values.ts";

/** No field is called so. */
const formKey = "#form";

const field = z.discriminatedUnion("kind", [
	z.object({
		kind: z.literal("choice"),
		name: z.string(),
		label: z.string(),
		hint: z.string(),
		options: z.array(z.object({ value: z.string(), label: z.string() })),
		chosen: z.array(z.string()),
		least: z.number(),
		most: z.number(),
	}),
	z.object({
		kind: z.literal("names"),
		name: z.string(),
		label: z.string(),
		hint: z.string(),
		values: z.array(z.string()),
		completed: z.boolean(),
	}),
	z.object({
		kind: z.literal("text"),
		name: z.string(),
		label: z.string(),
		hint: z.string(),
		value: z.string(),
		completed: z.boolean(),
	}),
]);

const formSchema: z.ZodType<Form> = z.object({
	id: z.string(),
	target: z.string(),
	language: z.string(),
	title: z.string(),
	fields: z.array(field),
	labels: z.object({
		save: z.string(),
		preview: z.string(),
		cancel: z.string(),
		more: z.string(),
	}),
});

/**
 * Forms that take several steps. The form itself is kept beside its values, so that each step can
 * show it again, after a restart too. Steps of one form come one after another: two menus that are
 * changed at once lose neither.
 */
export function makeDrafts(listener: ChatListener) {
	const last = new Map<string, Promise<unknown>>();

	async function read(asker: Asker, id: string): Promise<Draft | null> {
		const { [formKey]: kept, ...values } =
			(await listener.readDraft(asker, id)) ?? {};
		const form = parseForm(kept?.[0]);
		return form && { form, values };
	}

	function save(asker: Asker, { form, values }: Draft): Promise<void> {
		return listener.saveDraft(asker, form.id, {
			...values,
			[formKey]: [JSON.stringify(form)],
		});
	}

	return {
		read,
		begin: (asker: Asker, form: Form): Promise<void> =>
			save(asker, { form, values: {} }),
		/** @returns the draft with these values; null when the form is not known any more */
		async fill(
			asker: Asker,
			id: string,
			values: FormValues,
		): Promise<Draft | null> {
			const draft = await read(asker, id);
			if (!draft) return null;
			const filled = { ...draft, values: { ...draft.values, ...values } };
			await save(asker, filled);
			return filled;
		},
		forget: (asker: Asker, id: string): Promise<void> =>
			listener.saveDraft(asker, id, {}),
		/** Runs `step` when the earlier steps of this form are done. */
		inTurn<Result>(
			asker: Asker,
			id: string,
			step: () => Promise<Result>,
		): Promise<Result> {
			const key = [asker.thread, id].join(" ");
			const result = (last.get(key) ?? Promise.resolve()).then(step, step);
			last.set(key, result);
			const done = () => {
				if (last.get(key) === result) last.delete(key);
			};
			result.then(done, done);
			return result;
		},
	};
}

function parseForm(text: string | undefined): Form | null {
	if (text === undefined) return null;
	const parsed = formSchema.safeParse(JSON.parse(text));
	return parsed.success ? parsed.data : null;
}
