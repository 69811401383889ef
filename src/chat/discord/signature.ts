import { createHash } from "node:crypto";
import type { MessageBody } from "../adapter.ts";

/** Discord looks for the nonce among the messages of the past few minutes only. */
const nonceLength = 24;

/** By what a post is known again. */
export interface Signature {
	nonce: string;
	/** Of the container; Discord keeps it as long as the message stands. */
	componentId: number;
}

/**
 * The marks of the post with this key.
 * https://docs.discord.com/developers/resources/message#create-message (`nonce`, 25 characters),
 * https://docs.discord.com/developers/components/reference#anatomy-of-a-component (`id`, 32 bits)
 */
export function signatureOf(key: string): Signature {
	const hash = createHash("sha256").update(key).digest();
	return {
		nonce: hash.toString("hex").slice(0, nonceLength),
		// Large, so that it is none of the numbers that Discord gives out itself.
		componentId: (hash.readUInt32BE(nonceLength) & 0x3fffffff) | 0x40000000,
	};
}

/** The body with its marks; never with a mention that comes alive. */
export function signed(
	body: MessageBody,
	{ componentId }: Signature,
): MessageBody & { allowed_mentions: { parse: [] } } {
	const [container, ...rest] = (body.components ?? []) as object[];
	return {
		...body,
		components: [{ ...container, id: componentId }, ...rest],
		allowed_mentions: { parse: [] },
	};
}

/** Whether a message bears the marks. */
export function isSigned(
	message: { nonce?: unknown; components?: readonly { id?: unknown }[] },
	{ nonce, componentId }: Signature,
): boolean {
	return (
		message.nonce === nonce ||
		(message.components ?? []).some(({ id }) => id === componentId)
	);
}
