import { reasonOf } from "../../lib/errors.ts";
import type { Log } from "../../lib/log.ts";
import type { ChatAdapter, PersonAddress } from "../adapter.ts";
import type { Message } from "../message.ts";
import { failureOf } from "./failure-of.ts";

/**
 * Tells one person something, once. That it fails is no reason to fail more: who takes no messages
 * from us is left alone.
 * @param logged what the log says where it fails
 * @returns whether that is settled; false where the platform is busy and may take it later
 */
export async function tellPerson(
	{ adapter, log }: { adapter: ChatAdapter; log: Log },
	to: PersonAddress,
	message: Message,
	logged: { about: object; failure: string },
): Promise<boolean> {
	try {
		await adapter.tell(to, message);
		return true;
	} catch (error) {
		log.warn({ ...logged.about, reason: reasonOf(error) }, logged.failure);
		return failureOf(error) !== "busy";
	}
}
