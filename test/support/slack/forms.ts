/** Forms in the hands of people. */
import type { Json } from "./emulator.ts";
import { blockActions, blockSuggestion, viewSubmission } from "./payloads.ts";
import { isWaiting, type Reply, viewReply } from "./replies.ts";
import type { Stage } from "./stage.ts";
import { type Filled, inputsOf, stateOf } from "./views.ts";

export function makeForms({ scene, act, log, delivery }: Stage) {
	return {
		/** What the form's button "Preview" shows. */
		async preview(form: Reply, filled: Filled = {}): Promise<Reply> {
			const view = { ...form.body, state: stateOf(form.body, filled) };
			const doing = await scene(
				form.person,
				form.channel,
				String(form.body.id),
			);
			const action = {
				type: "button",
				action_id: "form:preview",
				block_id: "form-preview",
				value: "preview",
			};
			const payload = blockActions(doing, action, { view });
			return act(doing, form.person, payload, "interactive");
		},

		/** Sends the form; what is not filled in stays as it was shown. */
		async submit(form: Reply, filled: Filled = {}): Promise<Reply> {
			const view = { ...form.body, state: stateOf(form.body, filled) };
			const doing = await scene(form.person, form.channel);
			const since = log.all.length;
			const answer = await delivery.deliver(
				"interactive",
				viewSubmission(doing, view),
			);
			const { channel, person } = form;
			if (answer.response_action === "errors") {
				const fields = inputsOf(view).map(({ block_id }) => block_id);
				const strange = Object.keys(answer.errors as Json).filter(
					(field) => !fields.includes(field),
				);
				if (strange.length > 0)
					throw new Error(`Slack shows no errors at ${strange}.`);
				return {
					kind: "errors",
					words: Object.values(answer.errors as Json).join("\n"),
					isPrivate: true,
					body: answer,
					channel,
					person,
				};
			}
			if (answer.response_action !== "update")
				return {
					kind: "closed",
					words: "",
					isPrivate: true,
					body: answer,
					channel,
					person,
				};
			const shown = { id: form.body.id, ...(answer.view as Json) };
			if (!isWaiting(shown)) return viewReply(shown, channel, person);
			return log.first(({ method, body, answer: told }) => {
				const isOurs =
					method === "views.update" &&
					body.view_id === form.body.id &&
					told?.ok === true;
				return isOurs
					? viewReply((told as { view: Json }).view, channel, person)
					: null;
			}, since);
		},

		/** What a field offers for what was typed so far: the values. */
		async suggest(
			form: Reply,
			field: string,
			typed: string,
		): Promise<string[]> {
			const input = inputsOf(form.body).find(
				({ block_id }) => block_id === field,
			);
			const doing = await scene(form.person, form.channel);
			const { options } = (await delivery.deliver(
				"interactive",
				blockSuggestion(doing, {
					view: form.body,
					blockId: field,
					actionId: input?.element.action_id ?? "",
					value: typed,
				}),
			)) as { options: { value: string }[] };
			return options.map(({ value }) => value);
		},
	};
}
