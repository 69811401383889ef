import { type Answer, ask } from "../../answers/ask.ts";
import type { ChatDeps } from "../commands/command.ts";
import type { Asker } from "../listener.ts";
import type { Message } from "../message.ts";
import { answerMessage } from "../messages/ask-message.ts";
import { allOf } from "../messages/moments.ts";
import { textsIn } from "../texts/texts.ts";
import { onAccountOf } from "./account.ts";
import { followUp } from "./follow-up.ts";
import { earlierExchanges, keepExchange } from "./store-conversation.ts";

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
			: {
					platform: asker.platform,
					workspace: asker.workspace.id,
					thread: asker.thread,
				};
	const earlier = thread
		? await earlierExchanges(database, thread, remembered)
		: [];
	const { text, about } = followUp(
		question,
		earlier.map((exchange) => exchange.question),
		language,
	);
	const account = await onAccountOf(asker, deps);
	const answer = await ask(account, text, { language, earlier });
	if (thread) {
		const exchange = { question: text, answer: saidIn(answer) };
		await keepExchange(database, thread, exchange, clock.now());
	}
	const message = answerMessage({ ...answer, question }, language);
	const texts = textsIn(language);
	return about.length === 0
		? message
		: { ...message, subtitle: texts.commands.about(allOf(texts, about)) };
}

/** What a later question may go on from. */
function saidIn({ written, passages }: Answer): string | null {
	const said = written?.sentences ?? passages;
	return said.length === 0 ? null : said.map(({ text }) => text).join(" ");
}
