/** A listener that answers as it is told and remembers what it was asked. */
import type { ChatCommand } from "#src/chat/commands/command.ts";
import type { FormValues } from "#src/chat/form.ts";
import type { ChatListener, FormOutcome, Reply } from "#src/chat/listener.ts";
import type { Message } from "#src/chat/message.ts";

/** Each call, with its arguments. */
export type Heard = [name: keyof ChatListener, ...arguments_: unknown[]];

export interface ScriptedListener extends ChatListener {
	heard: Heard[];
	/** The arguments of the calls with this name. */
	calls(name: keyof ChatListener): unknown[][];
}

export function sentence(
	text: string,
	changes: Partial<Message> = {},
): Message {
	return {
		language: "en",
		headline: "",
		subtitle: null,
		paragraphs: [[{ kind: "text", text }]],
		entries: [],
		table: null,
		picture: null,
		actions: [],
		footer: [],
		hints: [],
		...changes,
	};
}

export function said(
	text: string,
	audience: "person" | "channel" = "person",
): Reply {
	return { kind: "message", audience, message: sentence(text) };
}

export function scriptedListener({
	commands = [],
	reply = () => said("done"),
	outcome = () => ({ kind: "saved", message: sentence("Saved.") }),
	suggestions = ["chips", "research"],
}: {
	commands?: readonly ChatCommand[];
	/** What comes of a command or an action. */
	reply?: (name: string, value: unknown) => Reply | Promise<Reply>;
	/** What comes of a form. */
	outcome?: (how: "preview" | "save", values: FormValues) => FormOutcome;
	suggestions?: readonly string[];
} = {}): ScriptedListener {
	const heard: Heard[] = [];
	const seen = new Set<string>();
	const drafts = new Map<string, FormValues>();
	const hear =
		<Result>(name: keyof ChatListener, answer: (...given: never[]) => Result) =>
		async (...given: unknown[]): Promise<Awaited<Result>> => {
			heard.push([name, ...given]);
			return await answer(...(given as never[]));
		};
	const offered = async (typed: string) =>
		suggestions
			.filter((name) => name.startsWith(typed))
			.map((value) => ({ value, label: `about ${value}` }));
	return {
		commands,
		heard,
		calls: (name) =>
			heard.filter(([one]) => one === name).map(([, ...given]) => given),
		async isFirst(_platform, id) {
			const isFirst = !seen.has(id);
			seen.add(id);
			return isFirst;
		},
		command: hear("command", (_asker: unknown, name: string, values: unknown) =>
			reply(name, values),
		),
		action: hear("action", (_asker: unknown, id: string, value: string) =>
			reply(id, value),
		),
		question: hear("question", () => said("done", "channel")),
		complete: hear(
			"complete",
			(_asker: unknown, _command: string, _option: string, typed: string) =>
				offered(typed),
		),
		completeField: hear(
			"completeField",
			(_asker: unknown, _form: string, _field: string, typed: string) =>
				offered(typed),
		),
		previewForm: hear(
			"previewForm",
			(_asker: unknown, _form: string, _target: string, values: FormValues) =>
				outcome("preview", values),
		),
		submitForm: hear(
			"submitForm",
			(_asker: unknown, _form: string, _target: string, values: FormValues) =>
				outcome("save", values),
		),
		readDraft: async ({ person, channel }, form) =>
			drafts.get([person.id, channel?.id, form].join()) ?? null,
		async saveDraft({ person, channel }, form, values) {
			drafts.set([person.id, channel?.id, form].join(), values);
		},
		reaction: hear("reaction", () => undefined),
		home: hear("home", () => sentence("home")),
		removed: hear("removed", () => undefined),
		joined: hear("joined", () => undefined),
		connected: hear("connected", () => undefined),
		revoked: hear("revoked", () => undefined),
	};
}
