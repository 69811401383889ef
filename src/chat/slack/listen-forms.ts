import { setTimeout as after } from "node:timers/promises";
import type {
	App,
	BlockAction,
	BlockSuggestion,
	ViewSubmitAction,
} from "@slack/bolt";
import { sayWhatFailed } from "../conversation/say-what-failed.ts";
import type { FormOutcome } from "../listener.ts";
import { textsIn } from "../texts/texts.ts";
import {
	readContext,
	readFormValues,
	type WindowContext,
	writeContext,
} from "./form-state.ts";
import type { ListenDeps } from "./listen.ts";
import { placeOf, teamOf } from "./listen-actions.ts";
import { publishHome } from "./listen-home.ts";
import type { Place } from "./people.ts";
import { isValue, option, previewAction } from "./render-form.ts";
import { renderErrors, renderWaiting } from "./render-view.ts";
import type { Team } from "./teams.ts";
import { messageView, openWaiting, type View } from "./windows.ts";

/** Slack waits 3 seconds for what a form has to say: https://docs.slack.dev/surfaces/modals#displaying_errors */
const patienceMilliseconds = 2000;
/** https://docs.slack.dev/reference/block-kit/block-elements/multi-select-menu-element#external_multi_select */
const mostOptions = 100;

/** Forms in their windows: what their fields offer, the preview, and that they are sent. */
export function listenToForms(app: App, deps: ListenDeps): void {
	app.options<"block_suggestion">(
		/-completed$/,
		async ({ body, options, ack }) => {
			await ack({ options: await suggest(deps, body, options.value) });
		},
	);
	app.action<BlockAction>(previewAction, async ({ body, ack }) => {
		await ack();
		await deps.inBackground(() => preview(deps, body));
	});
	const form = { callback_id: "form", type: "view_submission" } as const;
	app.view<ViewSubmitAction>(form, async ({ body, ack }) => {
		const outcome = submit(deps, body);
		const given = await inTime(outcome);
		if (given === null) {
			await ack({
				response_action: "update",
				view: renderWaiting({ name: contextOf(body).title }),
			});
			await deps.inBackground(async () => showLate(deps, body, await outcome));
		} else if (given.kind === "errors")
			await ack({
				response_action: "errors",
				errors: atFields(given.errors, contextOf(body)),
			});
		else
			await ack({
				response_action: "update",
				view: messageView(given.message, contextOf(body)),
			});
		await deps.inBackground(async () => {
			if ((await outcome).kind === "saved") await refreshHome(deps, body);
		});
	});
	// Bolt tells nobody of a window that is sent empty, so that it would seem to hang.
	app.view("window", ({ ack }) => ack());
}

/** Null when it takes longer than Slack waits. */
function inTime<Result>(work: Promise<Result>): Promise<Result | null> {
	const done = new AbortController();
	const isLate = after(patienceMilliseconds, null, { signal: done.signal });
	return Promise.race([work, isLate.catch(() => null)]).finally(() =>
		done.abort(),
	);
}

async function suggest(
	{ listener, people }: ListenDeps,
	body: BlockSuggestion,
	typed: string,
) {
	const context = readContext(body.view?.private_metadata);
	const asker = people.quickly(
		{ id: teamOf(body), name: "" },
		placeIn(context, body.user.id),
	);
	const field = body.block_id;
	const found = await listener.completeField(asker, context.form, field, typed);
	return found
		.filter(({ value }) => isValue(value))
		.slice(0, mostOptions)
		.map(option);
}

/** Never fails: what goes wrong on the way is said in the form, so that nothing typed is lost. */
async function submit(
	{ listener, teams, people, log }: ListenDeps,
	body: ViewSubmitAction,
): Promise<FormOutcome> {
	const context = contextOf(body);
	try {
		const team = await teams.of(teamOf(body));
		const asker = await people.askerAt(team, placeIn(context, body.user.id));
		const values = readFormValues(body.view.state.values);
		const { form, target } = context;
		return await listener.submitForm(asker, form, target, values);
	} catch (error) {
		const sentence = sayWhatFailed(log, textsIn("en"), error, context.form);
		return { kind: "errors", errors: { "": sentence } };
	}
}

/** Slack shows errors at fields only; one about the form as a whole goes to its first. */
function atFields(
	errors: Readonly<Record<string, string>>,
	{ labels }: WindowContext,
): Record<string, string> {
	const fields = Object.keys(labels);
	return Object.fromEntries(
		Object.entries(errors).map(([field, text]) => [
			fields.includes(field) ? field : (fields[0] ?? field),
			text,
		]),
	);
}

async function showLate(
	{ teams }: ListenDeps,
	body: ViewSubmitAction,
	outcome: FormOutcome,
): Promise<void> {
	const { client } = await teams.of(teamOf(body));
	await client.views.update({
		view_id: body.view.id,
		view: outcomeView(outcome, contextOf(body)),
	});
}

async function preview(deps: ListenDeps, body: BlockAction): Promise<void> {
	const { listener, teams, people } = deps;
	if (!body.view) return;
	const team = await teams.of(teamOf(body));
	const window = await openWaiting({
		team,
		id: body.trigger_id,
		within: "window",
	});
	const asker = await people.askerAt(team, placeOf(body));
	const context = readContext(body.view.private_metadata);
	const values = readFormValues(body.view.state.values);
	const { form, target } = context;
	const outcome = await listener.previewForm(asker, form, target, values);
	await window.show(outcomeView(outcome, context));
}

function outcomeView(outcome: FormOutcome, context: WindowContext): View {
	const { title, labels } = context;
	if (outcome.kind !== "errors") return messageView(outcome.message, context);
	return {
		...renderErrors(outcome.errors, { name: title, labels }),
		private_metadata: writeContext(context),
	};
}

/** App Home shows what was saved there. */
async function refreshHome(
	deps: ListenDeps,
	body: ViewSubmitAction,
): Promise<void> {
	if (contextOf(body).channel !== null) return;
	const team: Team = await deps.teams.of(teamOf(body));
	await publishHome(deps, team, body.user.id);
}

function contextOf(body: ViewSubmitAction): WindowContext {
	return readContext(body.view.private_metadata);
}

function placeIn({ channel, thread }: WindowContext, person: string): Place {
	return { person, channel, thread };
}
