import type { ChatListener } from "./listener.ts";
import type { Message } from "./message.ts";

/** Where a message goes, in the platform's own identifiers. */
export interface ChannelAddress {
	workspace: string;
	channel: string;
}

/** A person of a workspace, in the platform's own identifiers. */
export interface PersonAddress {
	workspace: string;
	person: string;
}

/** A message body in the platform's own shape, ready to post; plain JSON. */
export type MessageBody = Readonly<Record<string, unknown>>;

/** One post of a message, and the stories that it tells. */
export interface Post {
	body: MessageBody;
	storyIds: number[];
}

/** The stories that each post of a message tells, in the order of the posts. */
export type StoriesOfPosts = readonly (readonly number[])[];

/** What settles a post: a name for it, and the first post of the same message where it goes on. */
export interface PostOptions {
	/** Names this post, so that `find` can settle an unknown outcome. */
	key: string;
	/** The platform's id of the message's first post; null for that one itself. */
	after: string | null;
}

/**
 * A chat platform: one folder, one row in the table of adapters. What reaches the platform
 * throws a `DeliveryError`, which says whether trying again can help.
 */
export interface ChatAdapter {
	readonly platform: string;
	/** Whether a question put by mentioning the bot reaches us; where it does not, `/ask` does. */
	readonly hearsMentions: boolean;
	/** A message too long for one post becomes several. */
	render(message: Message): Post[];
	/**
	 * Renders a message that was posted before: each story stays in the post that told it, so that
	 * a post can be edited by itself.
	 * @param told the stories of each post
	 * @returns null where it has grown too long for those posts
	 */
	renderAgain(message: Message, told: StoriesOfPosts): Post[] | null;
	/**
	 * Posts once, without retries of its own.
	 * @returns the platform's id of the message
	 */
	post(
		to: ChannelAddress,
		body: MessageBody,
		options: PostOptions,
	): Promise<string>;
	/** The id of the message that was posted under this key, or null when there is none. */
	find(to: ChannelAddress, options: PostOptions): Promise<string | null>;
	/** Puts another body in the place of a message; doing it twice changes nothing more. */
	edit(to: ChannelAddress, messageId: string, body: MessageBody): Promise<void>;
	/** Where a reader opens a message; null where the platform has no such address. */
	linkTo(to: ChannelAddress, messageId: string): Promise<string | null>;
	/** Tells one person, apart from all channels. */
	tell(to: PersonAddress, message: Message): Promise<void>;
	/** Whether the app itself is this person's, by what the platform says of them now. */
	ownsApp(person: PersonAddress): Promise<boolean>;
	/**
	 * Starts to take what people type and press, until `close`. Ends when the platform is
	 * connected. Nobody calls it in a process that only posts.
	 */
	listen(listener: ChatListener): Promise<void>;
	close(): Promise<void>;
}

/**
 * - `permanent`: the channel cannot be posted to until somebody mends it
 * - `revoked`: nor can any channel of the workspace
 * - `refused`: this body is not accepted, others may be
 * - `busy`: not now; nothing was posted
 * - `unknown`: it may have been posted: look before posting again
 */
export type DeliveryFailure =
	| "permanent"
	| "revoked"
	| "refused"
	| "busy"
	| "unknown";

/** Why a channel cannot be posted to, as its owner is told in the channel's language. */
export const channelProblems = [
	"removed",
	"archived",
	"missing",
	"no-permission",
	"revoked",
] as const;
export type ChannelProblem = (typeof channelProblems)[number];

export class DeliveryError extends Error {
	override readonly name = "DeliveryError";
	readonly failure: DeliveryFailure;
	/** Of `permanent` and `revoked`: what is to be mended. */
	readonly problem: ChannelProblem | null;
	/** Of `busy`: when the platform wants to be asked again. */
	readonly retryAfterMilliseconds: number | null;

	constructor(
		failure: DeliveryFailure,
		message: string,
		options: ErrorOptions & {
			retryAfterMilliseconds?: number;
			problem?: ChannelProblem;
		} = {},
	) {
		super(message, options);
		this.failure = failure;
		this.problem = options.problem ?? null;
		this.retryAfterMilliseconds = options.retryAfterMilliseconds ?? null;
	}
}
