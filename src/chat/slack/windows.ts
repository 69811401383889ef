import { setTimeout as after } from "node:timers/promises";
import type { Form } from "../form.ts";
import type { Message } from "../message.ts";
import { type WindowContext, writeContext } from "./form-state.ts";
import type { Place } from "./people.ts";
import { renderForm } from "./render-form.ts";
import { renderWaiting, renderWindow } from "./render-view.ts";
import type { Team } from "./teams.ts";

/** A trigger opens a window within 3 seconds: https://docs.slack.dev/interactivity/handling-user-interaction */
const patienceMilliseconds = 1200;

/** The name of our windows, where the form has none of its own. */
const product = "Modelwire";

export type View =
	| ReturnType<typeof renderForm>
	| ReturnType<typeof renderWindow>;

/** A window that can be filled in, now or when it is open already. */
export interface Window {
	show(view: View): Promise<void>;
}

/**
 * What is to be shown as a window, and which of Slack's triggers opens it: beside the message, or
 * on top of the window that was pressed in.
 */
export interface Trigger {
	team: Team;
	id: string;
	within: "nothing" | "window";
}

/**
 * A window for what is still being made: when that takes long, it opens at once with "…" in it,
 * since the trigger does not wait.
 * @returns null when the work is done in time, so that it can be answered otherwise too
 */
export async function windowIfLate(
	trigger: Trigger,
	work: Promise<unknown>,
	patience = patienceMilliseconds,
): Promise<Window | null> {
	const inTime = new AbortController();
	const isLate = after(patience, true, { signal: inTime.signal }).catch(
		() => false,
	);
	const settled = work.then(
		() => false,
		() => false,
	);
	const late = await Promise.race([settled, isLate]);
	inTime.abort();
	return late ? openWaiting(trigger) : null;
}

/** Opens at once, to be filled in later. */
export async function openWaiting(trigger: Trigger): Promise<Window> {
	const id = await open(trigger, renderWaiting({ name: product }));
	return {
		async show(view) {
			await trigger.team.client.views.update({ view_id: id, view });
		},
	};
}

/** A window that opens when there is something to show in it. */
export function windowAt(trigger: Trigger): Window {
	return {
		async show(view) {
			await open(trigger, view);
		},
	};
}

async function open(
	{ team: { client }, id, within }: Trigger,
	view: View,
): Promise<string> {
	const call = { trigger_id: id, view };
	const { view: opened } =
		within === "window"
			? await client.views.push(call)
			: await client.views.open(call);
	if (!opened?.id) throw new Error("Slack opened a window without an id.");
	return opened.id;
}

/** @param place where the form was asked for, which its answer is about */
export function formView(form: Form, { channel, thread }: Place): View {
	return renderForm(
		form,
		writeContext({
			form: form.id,
			target: form.target,
			title: form.title,
			channel,
			thread,
			labels: Object.fromEntries(
				form.fields.map(({ name, label }) => [name, label.slice(0, 60)]),
			),
		}),
	);
}

/** @param context of the window that it takes the place of, or lies on */
export function messageView(
	message: Message,
	context: Partial<WindowContext> = {},
): View {
	return renderWindow(message, {
		name: context.title || product,
		context: writeContext(context),
	});
}
