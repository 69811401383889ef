import { z } from "zod";
import type { FormValues } from "../form.ts";
import { inputKinds } from "./render-form.ts";

const chosen = z.object({ value: z.string() });

/** https://docs.slack.dev/reference/views/view-submission-payloads */
const input = z.object({
	value: z.string().nullish(),
	selected_option: chosen.nullish(),
	selected_options: z.array(chosen).nullish(),
});

const channel = z.object({ id: z.string(), name: z.string() });

/** What a window of ours remembers of where it was opened. */
const context = z.object({
	form: z.string().default(""),
	target: z.string().default(""),
	title: z.string().default(""),
	channel: channel.nullable().default(null),
	thread: z.string().nullable().default(null),
	/** By field, for errors that come too late for the fields themselves. */
	labels: z.record(z.string(), z.string()).default({}),
});
export type WindowContext = z.infer<typeof context>;

export function writeContext(values: Partial<WindowContext>): string {
	return JSON.stringify(values);
}

/** Of a window that we did not open, as if nothing were known. */
export function readContext(text: string | undefined): WindowContext {
	try {
		return context.parse(JSON.parse(text || "{}"));
	} catch {
		return context.parse({});
	}
}

/** What was filled in, by field, out of the state of a modal. */
export function readFormValues(
	state: Record<string, Record<string, unknown>>,
): FormValues {
	return Object.fromEntries(
		Object.entries(state).flatMap(([field, inputs]) =>
			inputKinds
				.filter((kind) => kind in inputs)
				.map((kind) => [field, valuesOf(kind, inputs[kind])]),
		),
	);
}

function valuesOf(kind: (typeof inputKinds)[number], given: unknown): string[] {
	const { success, data } = input.safeParse(given);
	if (!success) return [];
	switch (kind) {
		case "choice":
		case "text-completed":
			return data.selected_option ? [data.selected_option.value] : [];
		case "choices":
		case "names-completed":
			return (data.selected_options ?? []).map(({ value }) => value);
		case "names":
			return (data.value ?? "")
				.split(/[,;\n、،]/u)
				.map((name) => name.trim())
				.filter((name) => name !== "");
		case "text":
			return data.value ? [data.value.trim()] : [];
	}
}
