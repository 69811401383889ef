import { actions } from "./actions/actions.ts";
import { answerQuestion } from "./answer-question.ts";
import { askedChannel, languageFor } from "./asked-channel.ts";
import { channelEvents } from "./channel-events.ts";
import { ChatError } from "./chat-error.ts";
import type { ChatDeps, Suggestion } from "./commands/command.ts";
import { commands } from "./commands/commands.ts";
import type { FormValues } from "./form.ts";
import { homeMessage } from "./home.ts";
import type { Asker, ChatListener, FormOutcome, Reply } from "./listener.ts";
import { plainMessage, toPerson } from "./plain-message.ts";
import { takeReaction } from "./reaction.ts";
import { commandNamed, runCommand } from "./run-command.ts";
import { sayWhatFailed } from "./say-what-failed.ts";
import {
	dropFormDraft,
	pruneConversations,
	readFormDraft,
	saveFormDraft,
	takeEvent,
} from "./store-conversation.ts";
import { completeSubscribeField } from "./subscribe/complete-field.ts";
import { subscribeFormId } from "./subscribe/form.ts";
import {
	previewSubscription,
	readSubmission,
	type Submission,
	saveSubmission,
} from "./subscribe/submit.ts";
import { type Texts, textsIn } from "./texts/texts.ts";

/** As many suggestions as Slack and Discord take. */
const mostSuggestions = 25;
/** Of so many events one is the occasion to forget old ones. */
const pruneEvery = 500;

/** Who asks, and the words to answer with. */
interface Conversation {
	asker: Asker;
	texts: Texts;
	language: string;
}

/** What all adapters call when people type and press, over the tables of commands and actions. */
export function makeListener(deps: ChatDeps): ChatListener {
	const { database, clock, log, defaults } = deps;
	let events = 0;

	async function languageOf(asker: Asker, channelId?: string): Promise<string> {
		const id = channelId ?? asker.channel?.id ?? null;
		const channel =
			id === null ? null : await askedChannel(database, asker, id);
		return languageFor(asker, channel?.subscription ?? null, defaults.language);
	}
	/** Answers in the language of the channel that is meant; what fails becomes a sentence. */
	async function conversing<Answer>(
		asker: Asker,
		during: string,
		answer: (conversation: Conversation) => Promise<Answer>,
		failed: (sentence: string, texts: Texts) => Answer,
		channelId?: string,
	): Promise<Answer> {
		let texts = textsIn(asker.person.language ?? defaults.language);
		try {
			const language = await languageOf(asker, channelId);
			texts = textsIn(language);
			return await answer({ asker, texts, language });
		} catch (error) {
			return failed(sayWhatFailed(log, texts, error, during), texts);
		}
	}
	function replying(
		asker: Asker,
		during: string,
		answer: (conversation: Conversation) => Promise<Reply>,
	): Promise<Reply> {
		return conversing(asker, during, answer, (sentence, texts) =>
			toPerson(plainMessage(texts, [sentence])),
		);
	}
	function fillingIn(
		asker: Asker,
		form: string,
		{ target, values }: { target: string; values: FormValues },
		use: (submission: Submission) => Promise<FormOutcome>,
	): Promise<FormOutcome> {
		return conversing(
			asker,
			`form ${form}`,
			async ({ texts }) => {
				if (form !== subscribeFormId) throw staleButton();
				return use(
					await readSubmission(deps, asker, texts, { target, values }),
				);
			},
			// Shown with the first field, which every form has.
			(sentence) => ({ kind: "errors", errors: { topics: sentence } }),
			target,
		);
	}
	/** What nobody waits for is only logged when it fails. */
	async function quietly<Answer>(
		during: string,
		answer: () => Promise<Answer>,
		otherwise: Answer,
	): Promise<Answer> {
		try {
			return await answer();
		} catch (error) {
			if (!(error instanceof ChatError))
				sayWhatFailed(log, textsIn(defaults.language), error, during);
			return otherwise;
		}
	}
	function draftKey(asker: Asker, form: string) {
		return {
			platform: asker.platform,
			workspace: asker.workspace.id,
			channel: asker.channel?.id ?? "",
			person: asker.person.id,
			form,
		};
	}
	const { removed, joined, revoked } = channelEvents(deps);

	return {
		commands,
		async isFirst(platform, id) {
			const now = clock.now();
			return quietly(
				"event",
				async () => {
					if (++events % pruneEvery === 0)
						await pruneConversations(database, now);
					return takeEvent(database, { platform, id, now });
				},
				true,
			);
		},
		command: (asker, name, values) =>
			replying(asker, `/${name}`, (conversation) =>
				runCommand(deps, conversation, name, values),
			),
		complete: (asker, command, option, typed) =>
			quietly(`completing /${command}`, async () => {
				const { options } = commandNamed(command);
				const known = options.find(({ name }) => name === option);
				const found = await known?.complete?.(typed, asker, deps);
				return (found ?? []).slice(0, mostSuggestions);
			}, []),
		action: (asker, id, value) =>
			replying(asker, `button ${id}`, (conversation) => {
				const act = actions[id];
				if (!act) throw staleButton();
				return act({ ...conversation, value }, deps);
			}),
		question: (asker, text) =>
			replying(asker, "question", async (conversation) => {
				if (text.trim() === "")
					return runCommand(deps, conversation, "help", {});
				const { language } = conversation;
				const message = await answerQuestion(deps, asker, text, language);
				return { kind: "message", message, audience: "channel" };
			}),
		completeField: (_asker, form, field, typed) =>
			quietly<Suggestion[]>(
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
		reaction: (asker, reaction) =>
			quietly("reaction", () => takeReaction(deps, asker, reaction), undefined),
		home: (asker) =>
			conversing(
				asker,
				"home",
				({ texts }) => homeMessage(deps, asker, texts),
				(sentence, texts) => plainMessage(texts, [sentence]),
			),
		removed: (...event) =>
			quietly("removal", () => removed(...event), undefined),
		joined: (...event) =>
			quietly("invitation", () => joined(...event), undefined),
		revoked: (...event) =>
			quietly("revocation", () => revoked(...event), undefined),
	};
}

function staleButton(): ChatError {
	return new ChatError(({ commands: { errors } }) => errors.staleButton);
}
