/**
 * What an adapter calls when people type and press. It never throws: what goes wrong becomes a
 * reply in plain words, and is logged. `conversation/make-listener.ts` makes it over the commands.
 */
import type { ChatCommand, Suggestion } from "./commands/command.ts";
import type { Form, FormValues } from "./form.ts";
import type { Message } from "./message.ts";
import type { ReplyPicture } from "./reply-picture.ts";

/**
 * What a person may change: a `manager` every channel they see, a `member` what they own, a
 * `guest` nothing; nor anybody of whom the platform did not say it just now.
 */
export type Rights = "manager" | "member" | "guest" | "unknown";

/** Who asks, and where, in the platform's own identifiers. */
export interface Asker {
	platform: string;
	workspace: { id: string; name: string };
	/** Null outside of any channel that we could post to, such as Slack's App Home. */
	channel: { id: string; name: string } | null;
	person: {
		id: string;
		rights: Rights;
		/** IANA name; null where the platform does not tell. */
		timeZone: string | null;
		/** ISO 639-1; null where the platform does not tell. */
		language: string | null;
	};
	/** Names the conversation that a follow-up question belongs to. */
	thread: string | null;
}

export type Reply =
	| {
			kind: "message";
			message: Message;
			/** Whether the person alone sees it, or the whole channel. */
			audience: "person" | "channel";
			picture?: ReplyPicture | null;
	  }
	| { kind: "form"; form: Form };

/** What comes of pressing one of a form's buttons. */
export type FormOutcome =
	/** A sentence a field. */
	| { kind: "errors"; errors: Readonly<Record<string, string>> }
	/** What the channel would get now; the form stays open. */
	| { kind: "preview"; message: Message }
	| { kind: "saved"; message: Message };

export interface ChatListener {
	readonly commands: readonly ChatCommand[];
	/**
	 * Whether this event is seen for the first time: platforms deliver some twice.
	 * @param eventId the platform's own, such as Slack's `event_id`
	 */
	isFirst(platform: string, eventId: string): Promise<boolean>;
	/** @param values by option; what a person typed as one text goes through `readArguments` first */
	command(
		asker: Asker,
		name: string,
		values: Readonly<Record<string, string>>,
	): Promise<Reply>;
	/** At most 25, best first; must be quick. */
	complete(
		asker: Asker,
		command: string,
		option: string,
		typed: string,
	): Promise<Suggestion[]>;
	/** A button or menu of a message: `MessageAction`'s id and value. */
	action(asker: Asker, id: string, value: string): Promise<Reply>;
	/** A question put by mentioning the bot; answered for all to see. */
	question(asker: Asker, text: string): Promise<Reply>;
	/** What a form's field offers for what was typed so far, at most 25. */
	completeField(
		asker: Asker,
		form: string,
		field: string,
		typed: string,
	): Promise<Suggestion[]>;
	previewForm(
		asker: Asker,
		form: string,
		target: string,
		values: FormValues,
	): Promise<FormOutcome>;
	submitForm(
		asker: Asker,
		form: string,
		target: string,
		values: FormValues,
	): Promise<FormOutcome>;
	/** For platforms whose forms take several steps: the values so far, and what to keep of them. */
	readDraft(asker: Asker, form: string): Promise<FormValues | null>;
	saveDraft(asker: Asker, form: string, values: FormValues): Promise<void>;
	/** A reaction to one of our messages: thumbs up asks for more like it, thumbs down for less. */
	reaction(
		asker: Asker,
		reaction: { messageId: string; kind: "more" | "less"; added: boolean },
	): Promise<void>;
	/** What a person finds when they open the bot itself: their channels and what is next. */
	home(asker: Asker): Promise<Message>;
	/** The bot was removed from a channel, or the channel is gone. */
	removed(
		platform: string,
		workspace: string,
		channel: string,
		problem: "removed" | "archived" | "missing",
	): Promise<void>;
	/** The bot can post to the channel (again). */
	joined(platform: string, workspace: string, channel: string): Promise<void>;
	/** The workspace lets us in, seen on connecting to it: one that was left alone is posted to again. */
	connected(platform: string, workspace: string): Promise<void>;
	/** The workspace took its permission back: nothing is to be sent there any more. */
	revoked(platform: string, workspace: string): Promise<void>;
}
