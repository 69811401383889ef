import type { Message, MessageAction } from "./message.ts";

/**
 * A picture that goes with a reply, in a message of its own: nobody waits for it, and one that
 * fails costs nothing but itself. It is made only when a platform is about to show it.
 */
export interface ReplyPicture {
	/** Asks for it, where a platform cannot show it beside an answer that one person sees; null where it was asked for. */
	button: MessageAction | null;
	/** @returns null where there is nothing to show */
	prepare(): Promise<PreparedPicture | null>;
}

export interface PreparedPicture {
	/** What it shows, for who does not see it; stands in its place where it cannot be shown. */
	alt: string;
	/** As PNG. */
	draw(): Promise<Uint8Array>;
}

/** A message whose picture does not come by itself offers the button that asks for it. */
export function withPictureButton(
	message: Message,
	picture: ReplyPicture | null | undefined,
): Message {
	const { actions } = message;
	return picture?.button
		? { ...message, actions: [picture.button, ...actions] }
		: message;
}

/** What it is called where files have names. */
export const pictureFile = "modelwire.png";
