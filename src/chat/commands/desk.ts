import { reasonOf } from "../../lib/errors.ts";
import { linkMinutes } from "../../lib/login/link.ts";
import { ChatError } from "../conversation/chat-error.ts";
import type { Asker } from "../listener.ts";
import { plainMessage, toPerson } from "../messages/plain-message.ts";
import type { ChatCommand, ChatDeps } from "./command.ts";
import { wordsOf } from "./words.ts";

/** The way to the operator's desk, for who owns the app by the platform's own word. */
export const desk: ChatCommand = {
	name: "desk",
	...wordsOf("desk"),
	options: [],
	permission: "anyone",
	personal: false,
	async run({ asker, texts }, deps) {
		const words = texts.commands.desk;
		if (!(await ownsApp(asker, deps)))
			throw new ChatError(({ commands }) => commands.desk.ownersOnly);
		if (deps.deskLink === null)
			return toPerson(plainMessage(texts, [words.noAddress]));
		return toPerson({
			...plainMessage(texts, []),
			paragraphs: [
				[{ kind: "link", text: words.open, url: deps.deskLink() }],
				[{ kind: "text", text: words.once(linkMinutes) }],
			],
		});
	},
};

async function ownsApp(
	{ platform, workspace, person }: Asker,
	{ adapters, log }: ChatDeps,
): Promise<boolean> {
	try {
		const to = { workspace: workspace.id, person: person.id };
		return (await adapters.get(platform)?.ownsApp(to)) ?? false;
	} catch (error) {
		log.warn({ platform, reason: reasonOf(error) }, "no owner was named");
		throw new ChatError(({ commands }) => commands.errors.rightsUnknown);
	}
}
