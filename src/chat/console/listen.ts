import { readArguments } from "../commands/arguments.ts";
import type { Form, FormValues } from "../form.ts";
import type { Asker, ChatListener, FormOutcome, Reply } from "../listener.ts";
import type { Message } from "../message.ts";
import { withPictureButton } from "../reply-picture.ts";
import { anyOf, textsIn } from "../texts/texts.ts";
import { buttonMeant, type Pressable } from "./buttons.ts";
import { formLines, readField } from "./filling-in.ts";

/** What a conversation at the terminal has come to. */
export interface Conversation extends Pressable {
	/** A form that is open, with what was filled in so far. */
	open: { form: Form; values: FormValues } | null;
}

/** What is said back to a line. */
export interface Said {
	/** Either a message or lines as they are. */
	message: Message | null;
	text: string | null;
	audience: "person" | "channel";
}

/** "press more", "7 more": about a button, not a question. */
const looksLikePress =
	/^\s*(?:press\s+\S.*|#?\d{1,3}\s+\p{L}[\p{L}\s-]{0,20})$/iu;

/**
 * Answers a line: "/brief chips" is a command, "1 more" a button, "hour = 9" a field of the open
 * form, and anything else a question.
 */
export async function answerLine(
	listener: ChatListener,
	asker: Asker,
	conversation: Conversation,
	line: string,
): Promise<Said> {
	const [, name = "", rest = ""] = /^\/(\S+)\s*(.*)$/s.exec(line) ?? [];
	if (name !== "") {
		conversation.open = null;
		const command = listener.commands.find((known) => known.name === name);
		const values = command ? readArguments(command, rest) : {};
		return take(conversation, await listener.command(asker, name, values));
	}
	const button = buttonMeant(line, conversation);
	if (button)
		return take(
			conversation,
			await listener.action(asker, button.id, button.value),
		);
	if (conversation.open)
		return fillIn(listener, asker, conversation, conversation.open, line);
	const { latest } = conversation;
	if (latest && looksLikePress.test(line))
		return lines(textsIn(latest.language).commands.terminal.noButton(line));
	return take(conversation, await listener.question(asker, line));
}

function take(conversation: Conversation, reply: Reply): Said {
	if (reply.kind === "form") {
		const { form } = reply;
		conversation.open = { form, values: {} };
		return lines(formLines(form, {}, textsIn(form.language)));
	}
	const { audience, picture } = reply;
	// A terminal shows no pictures: pressed, the button says what there is to see.
	const message = withPictureButton(reply.message, picture);
	conversation.latest = message;
	return { message, text: null, audience };
}

async function fillIn(
	listener: ChatListener,
	asker: Asker,
	conversation: Conversation,
	open: NonNullable<Conversation["open"]>,
	line: string,
): Promise<Said> {
	const { form, values } = open;
	const texts = textsIn(form.language);
	const { terminal } = texts.commands;
	switch (line.trim().toLowerCase()) {
		case "cancel":
		case form.labels.cancel.toLowerCase():
			conversation.open = null;
			return lines(terminal.formClosed);
		case "preview":
		case form.labels.preview.toLowerCase():
			return outcome(
				conversation,
				await listener.previewForm(asker, form.id, form.target, values),
			);
		case "save":
		case form.labels.save.toLowerCase():
			return outcome(
				conversation,
				await listener.submitForm(asker, form.id, form.target, values),
			);
	}
	const field = readField(line, form);
	if (!field) return lines(formLines(form, values, texts));
	if (field.values === null) {
		const known = form.fields.map(({ name }) => name);
		return lines(terminal.noField(field.name, anyOf(texts, known)));
	}
	open.values = { ...values, [field.name]: field.values };
	return lines(`${field.name} = ${field.values.join(", ")}`);
}

function outcome(conversation: Conversation, result: FormOutcome): Said {
	if (result.kind === "errors")
		return lines(
			Object.entries(result.errors)
				.map(([field, sentence]) => `${field}: ${sentence}`)
				.join("\n"),
		);
	if (result.kind === "saved") {
		conversation.open = null;
		conversation.latest = result.message;
	}
	return { message: result.message, text: null, audience: "person" };
}

function lines(text: string): Said {
	return { message: null, text, audience: "person" };
}
