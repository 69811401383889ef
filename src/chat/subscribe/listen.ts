import type { ChatDeps } from "../commands/command.ts";
import { ChatError } from "../conversation/chat-error.ts";
import type { Conversing } from "../conversation/conversing.ts";
import {
	type DraftKey,
	dropFormDraft,
	readFormDraft,
	saveFormDraft,
} from "../conversation/store-conversation.ts";
import type { FormValues } from "../form.ts";
import type { Asker, ChatListener, FormOutcome } from "../listener.ts";
import { completeSubscribeField } from "./complete-field.ts";
import { subscribeFormId } from "./form.ts";
import {
	previewSubscription,
	readSubmission,
	type Submission,
	saveSubmission,
} from "./submit.ts";

type Forms = Pick<
	ChatListener,
	"completeField" | "previewForm" | "submitForm" | "readDraft" | "saveDraft"
>;

const mostSuggestions = 25;

/** What happens when people fill in a form; there is one so far. */
export function listenToForms(
	deps: ChatDeps,
	{ answering, quietly }: Conversing,
): Forms {
	const { database, clock } = deps;

	function fillingIn(
		asker: Asker,
		form: string,
		{ target, values }: { target: string; values: FormValues },
		use: (submission: Submission) => Promise<FormOutcome>,
	): Promise<FormOutcome> {
		return answering<FormOutcome>(
			asker,
			`form ${form}`,
			async ({ texts }) => {
				if (form !== subscribeFormId)
					throw new ChatError(({ commands }) => commands.errors.staleButton);
				return use(
					await readSubmission(deps, asker, texts, { target, values }),
				);
			},
			// Shown with the first field, which every form has.
			(sentence) => ({ kind: "errors", errors: { topics: sentence } }),
			target,
		);
	}

	return {
		completeField: (_asker, form, field, typed) =>
			quietly(
				`completing ${field}`,
				async () =>
					form === subscribeFormId
						? completeSubscribeField(database, field, typed, mostSuggestions)
						: [],
				[],
			),
		previewForm: (asker, form, target, values) =>
			fillingIn(asker, form, { target, values }, (submission) =>
				previewSubscription(deps, submission),
			),
		submitForm: (asker, form, target, values) =>
			fillingIn(asker, form, { target, values }, async (submission) => {
				const outcome = await saveSubmission(deps, submission);
				if (outcome.kind === "saved")
					await dropFormDraft(database, draftKey(asker, form));
				return outcome;
			}),
		readDraft: (asker, form) =>
			quietly(
				"reading a draft",
				() => readFormDraft(database, draftKey(asker, form)),
				null,
			),
		saveDraft: (asker, form, values) =>
			quietly(
				"keeping a draft",
				() =>
					saveFormDraft(database, draftKey(asker, form), values, clock.now()),
				undefined,
			),
	};
}

function draftKey(asker: Asker, form: string): DraftKey {
	return {
		platform: asker.platform,
		workspace: asker.workspace.id,
		channel: asker.channel?.id ?? "",
		person: asker.person.id,
		form,
	};
}
