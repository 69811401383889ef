import { ask } from "../../answers/ask.ts";
import type { ChatDeps } from "../commands/command.ts";
import type { Asker } from "../listener.ts";
import type { Message } from "../message.ts";
import { answerMessage } from "../messages/ask-message.ts";
import { allOf } from "../messages/moments.ts";
import { textsIn } from "../texts/texts.ts";
import { followUp } from "./follow-up.ts";
import { earlierQuestions, keepQuestion } from "./store-conversation.ts";

const remembered = 5;

/** Answers a question; within a conversation, one that goes on from an earlier question too. */
export async function answerQuestion(
	deps: ChatDeps,
	asker: Asker,
	question: string,
	language: string,
): Promise<Message> {
	const { database, clock } = deps;
	const thread =
		asker.thread === null
			? null
			: { platform: asker.platform, thread: asker.thread };
	const earlier = thread
		? await earlierQuestions(database, thread, remembered)
		: [];
	const { text, about } = followUp(question, earlier, language);
	const answer = await ask(deps, text, { language });
	if (thread) await keepQuestion(database, thread, text, clock.now());
	const message = answerMessage({ ...answer, question }, language);
	const texts = textsIn(language);
	return about.length === 0
		? message
		: { ...message, subtitle: texts.commands.about(allOf(texts, about)) };
}
