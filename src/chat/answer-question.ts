import { ask } from "../answers/ask.ts";
import { answerMessage } from "./ask-message.ts";
import type { ChatDeps } from "./commands/command.ts";
import { followUp } from "./follow-up.ts";
import type { Asker } from "./listener.ts";
import type { Message } from "./message.ts";
import { allOf } from "./moments.ts";
import { earlierQuestions, keepQuestion } from "./store-conversation.ts";
import { textsIn } from "./texts/texts.ts";

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
