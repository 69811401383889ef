import { lookUp } from "../../lib/look-up.ts";
import { makeShares } from "../../lib/shares.ts";
import { actions } from "../actions/actions.ts";
import type { ChatDeps } from "../commands/command.ts";
import { commands } from "../commands/commands.ts";
import { mostSuggestions } from "../commands/complete.ts";
import type { ChatListener } from "../listener.ts";
import { plainMessage } from "../messages/plain-message.ts";
import { listenToForms } from "../subscribe/listen.ts";
import { onAccountOf } from "./account.ts";
import { answerQuestion } from "./answer-question.ts";
import { channelEvents } from "./channel-events.ts";
import { ChatError } from "./chat-error.ts";
import { conversingOver } from "./conversing.ts";
import { homeMessage } from "./home.ts";
import { takeReaction } from "./reaction.ts";
import { commandNamed, runCommand } from "./run-command.ts";
import { pruneConversations, takeEvent } from "./store-conversation.ts";

/** Of so many events one is the occasion to forget old ones. */
const pruneEvery = 500;
/** https://docs.discord.com/developers/interactions/application-commands, choices. */
const longestValue = 100;

/** Of what people ask for, in this process: each holds connections to the database, and some call a model. */
const answered = { atOnce: 16, ofOne: 4, waitingOfOne: 16 };

/** What all adapters call when people type and press, over the tables of commands and actions. */
export function makeListener(deps: ChatDeps): ChatListener {
	const { database, clock } = deps;
	const conversing = conversingOver(deps);
	const { answering, replying, quietly } = conversing;
	const { removed, joined, connected, revoked } = channelEvents(deps);
	const shares = makeShares(answered);
	let events = 0;

	/** Answers in turns of the workspaces, so that a flood in one keeps nobody else waiting. */
	const inTurn: typeof replying = (asker, during, answer) =>
		replying(asker, during, (conversation) => {
			const { platform, workspace } = asker;
			const tenant = `${platform}:${workspace.id}`;
			const answering = shares.use(tenant, () => answer(conversation));
			if (answering) return answering;
			throw new ChatError(({ commands: { errors } }) => errors.oneMoment);
		});

	return {
		commands,
		...listenToForms(deps, conversing),
		isFirst: (platform, id) =>
			quietly(
				"event",
				async () => {
					const now = clock.now();
					if (++events % pruneEvery === 0)
						await pruneConversations(database, now);
					return takeEvent(database, { platform, id, now });
				},
				true,
			),
		command: (asker, name, values) =>
			inTurn(asker, `/${name}`, async (conversation) =>
				runCommand(await onAccountOf(asker, deps), conversation, name, values),
			),
		complete: (asker, command, option, typed) =>
			quietly(`completing /${command}`, async () => {
				const { options } = commandNamed(command);
				const known = options.find(({ name }) => name === option);
				const found = (await known?.complete?.(typed, asker, deps)) ?? [];
				return found
					.filter(({ value }) => value.length <= longestValue)
					.slice(0, mostSuggestions);
			}, []),
		action: (asker, id, value) =>
			inTurn(asker, `button ${id}`, async (conversation) => {
				const act = lookUp(actions, id);
				if (!act)
					throw new ChatError(({ commands: { errors } }) => errors.staleButton);
				return act({ ...conversation, value }, await onAccountOf(asker, deps));
			}),
		question: (asker, text) =>
			inTurn(asker, "question", async (conversation) => {
				if (text.trim() === "")
					return runCommand(deps, conversation, "help", {});
				const { language } = conversation;
				const message = await answerQuestion(deps, asker, text, language);
				return { kind: "message", message, audience: "channel" };
			}),
		reaction: (asker, reaction) =>
			quietly("reaction", () => takeReaction(deps, asker, reaction), undefined),
		home: (asker) =>
			answering(
				asker,
				"home",
				({ texts }) => homeMessage(deps, asker, texts),
				(sentence, texts) => plainMessage(texts, [sentence]),
			),
		removed: (...event) =>
			quietly("removal", () => removed(...event), undefined),
		joined: (...event) =>
			quietly("invitation", () => joined(...event), undefined),
		connected: (...event) =>
			quietly("connection", () => connected(...event), undefined),
		revoked: (...event) =>
			quietly("revocation", () => revoked(...event), undefined),
	};
}
