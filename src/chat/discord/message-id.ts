/**
 * Which message it is, as the outbox keeps it: its own id where it stands in the channel it was
 * meant for, and `thread/message` where it stands in a thread below.
 */
export interface MessagePlace {
	channel: string;
	message: string;
}

export function placeOf(messageId: string, channel: string): MessagePlace {
	const [first = "", second] = messageId.split("/");
	return second === undefined
		? { channel, message: first }
		: { channel: first, message: second };
}

export function messageIdOf(place: MessagePlace, channel: string): string {
	return place.channel === channel
		? place.message
		: `${place.channel}/${place.message}`;
}
