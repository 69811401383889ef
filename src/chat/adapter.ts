import type { Message } from "./message.ts";

/** Where a message goes, in the platform's own identifiers. */
export interface ChannelAddress {
	workspace: string;
	channel: string;
}

/** A message body in the platform's own shape, ready to post; plain JSON. */
export type MessageBody = Readonly<Record<string, unknown>>;

/**
 * A chat platform: one folder, one row in the table of adapters. `post` throws
 * a `DeliveryError`, which says whether trying again can help.
 */
export interface ChatAdapter {
	readonly platform: string;
	/** One body a post: a message too long for the platform becomes several. */
	render(message: Message): MessageBody[];
	/**
	 * Posts once, without retries of its own.
	 * @param key names this post, so that `find` can settle an unknown outcome
	 * @returns the platform's id of the message
	 */
	post(to: ChannelAddress, body: MessageBody, key: string): Promise<string>;
	/** The id of the message that was posted under `key`, or null when there is none. */
	find(to: ChannelAddress, key: string): Promise<string | null>;
	close(): Promise<void>;
}

/**
 * - `permanent`: the channel cannot be posted to until somebody mends it
 * - `refused`: this body is not accepted, others may be
 * - `busy`: not now; nothing was posted
 * - `unknown`: it may have been posted: look before posting again
 */
export type DeliveryFailure = "permanent" | "refused" | "busy" | "unknown";

export class DeliveryError extends Error {
	override readonly name = "DeliveryError";
	readonly failure: DeliveryFailure;
	/** Of `busy`: when the platform wants to be asked again. */
	readonly retryAfterMilliseconds: number | null;

	constructor(
		failure: DeliveryFailure,
		message: string,
		options: ErrorOptions & { retryAfterMilliseconds?: number } = {},
	) {
		super(message, options);
		this.failure = failure;
		this.retryAfterMilliseconds = options.retryAfterMilliseconds ?? null;
	}
}
