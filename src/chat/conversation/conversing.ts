import type { ChatDeps } from "../commands/command.ts";
import type { Asker, Reply } from "../listener.ts";
import { plainMessage, toPerson } from "../messages/plain-message.ts";
import { type Texts, textsIn } from "../texts/texts.ts";
import { askedChannel, languageFor } from "./asked-channel.ts";
import { ChatError } from "./chat-error.ts";
import { sayWhatFailed } from "./say-what-failed.ts";

/** Who asks, and the words to answer with. */
export interface Conversation {
	asker: Asker;
	texts: Texts;
	language: string;
}

/** How people are answered, whatever goes wrong meanwhile. */
export interface Conversing {
	/**
	 * Answers in the language of the channel that is meant; what fails becomes a sentence.
	 * @param during what is logged with a failure that nobody expected
	 * @param channelId the channel that is meant, where it is not the one that somebody asks in
	 */
	answering<Answer>(
		asker: Asker,
		during: string,
		answer: (conversation: Conversation) => Promise<Answer>,
		failed: (sentence: string, texts: Texts) => Answer,
		channelId?: string,
	): Promise<Answer>;
	/** The same, with a reply. */
	replying(
		asker: Asker,
		during: string,
		answer: (conversation: Conversation) => Promise<Reply>,
	): Promise<Reply>;
	/** For what nobody waits for: a failure is logged, and `otherwise` comes of it. */
	quietly<Answer>(
		during: string,
		answer: () => Promise<Answer>,
		otherwise: Answer,
	): Promise<Answer>;
}

export function conversingOver({
	database,
	defaults,
	log,
}: Pick<ChatDeps, "database" | "defaults" | "log">): Conversing {
	async function languageOf(
		asker: Asker,
		channelId = asker.channel?.id,
	): Promise<string> {
		const channel =
			channelId === undefined
				? null
				: await askedChannel(database, asker, channelId);
		return languageFor(asker, channel?.subscription ?? null, defaults.language);
	}
	const answering: Conversing["answering"] = async (
		asker,
		during,
		answer,
		failed,
		channelId,
	) => {
		let texts = textsIn(asker.person.language ?? defaults.language);
		try {
			const language = await languageOf(asker, channelId);
			texts = textsIn(language);
			return await answer({ asker, texts, language });
		} catch (error) {
			return failed(sayWhatFailed(log, texts, error, during), texts);
		}
	};
	return {
		answering,
		replying: (asker, during, answer) =>
			answering(asker, during, answer, (sentence, texts) =>
				toPerson(plainMessage(texts, [sentence])),
			),
		async quietly(during, answer, otherwise) {
			try {
				return await answer();
			} catch (error) {
				if (!(error instanceof ChatError))
					sayWhatFailed(log, textsIn(defaults.language), error, during);
				return otherwise;
			}
		},
	};
}
