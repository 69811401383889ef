import type { Asker, ChatListener, FormOutcome } from "../listener.ts";
import { plainMessage } from "../messages/plain-message.ts";
import { textsIn } from "../texts/texts.ts";
import type { Acknowledged, Answers } from "./answer.ts";
import type { DiscordBody } from "./components.ts";
import type { makeDrafts } from "./draft.ts";
import { type FormId, readFormId } from "./form-id.ts";
import { type Draft, shownValues } from "./form-values.ts";
import type { Interaction } from "./interaction.ts";
import { renderDiscord } from "./render.ts";
import { type FormErrors, renderForm } from "./render-form.ts";
import { renderModal, typedValues } from "./render-modal.ts";

const update: Acknowledged = { kind: "update" };

interface Step {
	asker: Asker;
	interaction: Interaction;
	id: FormId;
}

/**
 * A form is filled in in steps: each menu and each modal is kept in the draft at once; a preview
 * and the button to save take the draft.
 */
export function makeFormSteps(
	listener: ChatListener,
	answers: Answers,
	drafts: ReturnType<typeof makeDrafts>,
) {
	/** Shows the form again where its buttons are: the last of its messages. */
	function show({ interaction }: Step, draft: Draft, errors: FormErrors = {}) {
		const body = renderForm(draft, errors).at(-1);
		return answers.reply(interaction, update, body ? [body] : [], "person");
	}

	/** A modal has to be the first answer, so it is made before all else. */
	async function openModal({ asker, interaction, id }: Step): Promise<void> {
		const draft = await drafts.inTurn(asker, id.form, () =>
			drafts.read(asker, id.form),
		);
		if (draft)
			await answers.openModal(
				interaction,
				renderModal(draft, Number(id.what.split("/")[0])),
			);
		else if (await answers.acknowledge(interaction, update))
			await answers.add(interaction, stale(asker));
	}

	async function fill(step: Step): Promise<void> {
		const { asker, interaction, id } = step;
		if (interaction.kind === "press") {
			const { values } = interaction;
			const draft = await drafts.fill(asker, id.form, { [id.what]: values });
			if (!draft) await answers.add(interaction, stale(asker));
			return;
		}
		const draft = await drafts.read(asker, id.form);
		if (!draft || interaction.kind !== "modal")
			return answers.add(interaction, stale(asker));
		const values = typedValues(draft, interaction.values);
		const filled = await drafts.fill(asker, id.form, values);
		if (filled) await show(step, filled);
	}

	async function settle(step: Step): Promise<void> {
		const { asker, interaction, id } = step;
		const draft = await drafts.read(asker, id.form);
		if (!draft) return answers.add(interaction, stale(asker));
		const ask = id.verb === "save" ? listener.submitForm : listener.previewForm;
		const { form } = draft;
		const outcome = await ask(asker, form.id, form.target, shownValues(draft));
		await showOutcome(step, draft, outcome);
	}

	async function showOutcome(
		step: Step,
		draft: Draft,
		outcome: FormOutcome,
	): Promise<void> {
		const { asker, interaction } = step;
		switch (outcome.kind) {
			case "errors":
				return show(step, draft, outcome.errors);
			case "preview":
				await answers.add(interaction, renderDiscord(outcome.message));
				// What was wrong before is not any more.
				return show(step, draft);
			case "saved": {
				const bodies = renderDiscord(outcome.message);
				await drafts.forget(asker, draft.form.id);
				return answers.reply(interaction, update, bodies, "person");
			}
		}
	}

	async function cancel({ asker, interaction, id }: Step): Promise<void> {
		await drafts.forget(asker, id.form);
		await answers.remove(interaction);
	}

	return async (asker: Asker, interaction: Interaction): Promise<boolean> => {
		const id =
			interaction.kind === "press" || interaction.kind === "modal"
				? readFormId(interaction.customId)
				: null;
		if (!id) return false;
		const step = { asker, interaction, id };
		if (id.verb === "type") {
			await openModal(step);
			return true;
		}
		// In turn from now on, before the answer to Discord lets others pass.
		const acknowledged = answers.acknowledge(interaction, update);
		await drafts.inTurn(asker, id.form, async () => {
			if (!(await acknowledged)) return;
			if (!(await listener.isFirst(asker.platform, interaction.id))) return;
			if (id.verb === "cancel") await cancel(step);
			else if (id.verb === "choose" || id.verb === "typed") await fill(step);
			else await settle(step);
		});
		return true;
	};
}

/** Of a form that is not known any more. */
function stale({ person }: Asker): DiscordBody[] {
	const texts = textsIn(person.language ?? "en");
	const { staleButton } = texts.commands.errors;
	return renderDiscord(plainMessage(texts, [staleButton]));
}
