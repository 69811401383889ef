import type { Form } from "#src/chat/form.ts";
import type { Asker, ChatListener } from "#src/chat/listener.ts";
import type { Message, MessageAction } from "#src/chat/message.ts";

/** Something that the listener was asked or told, in order. */
export type Heard = [what: string, ...details: unknown[]];

export interface ScriptedListener extends ChatListener {
	heard: Heard[];
	/** Whoever asked last. */
	askers: Asker[];
	/** The workspaces that the platform was connected to. */
	connections: [platform: string, workspace: string][];
	/** Settles when this is heard next. */
	next(what: string): Promise<Heard>;
	/** Holds every answer back until it is let go. */
	hold(): () => void;
}

export function message(
	headline: string,
	more: Partial<Message> = {},
): Message {
	return {
		language: "en",
		headline,
		subtitle: null,
		paragraphs: [],
		entries: [],
		table: null,
		picture: null,
		actions: [],
		footer: [],
		hints: [],
		...more,
	};
}

const subscribe: MessageAction = {
	id: "subscribe",
	value: "C1",
	label: "Change",
};

export const subscribeForm: Form = {
	id: "subscribe",
	target: "C1",
	language: "en",
	title: "What this channel gets",
	fields: [
		{
			kind: "choice",
			name: "topics",
			label: "Topics",
			hint: "None means all of them.",
			options: [
				{ value: "chips", label: "Chips & boards" },
				{ value: "chip-policy", label: "Chip policy" },
			],
			chosen: ["chips"],
			least: 0,
			most: 2,
		},
		{
			kind: "choice",
			name: "breaking",
			label: "Breaking news",
			hint: "",
			options: [
				{ value: "yes", label: "Yes" },
				{ value: "no", label: "No" },
			],
			chosen: ["no"],
			least: 1,
			most: 1,
		},
		{
			kind: "names",
			name: "models",
			label: "Models",
			hint: "",
			values: ["o3"],
			completed: true,
		},
		{
			kind: "names",
			name: "keywords",
			label: "Keywords",
			hint: "With commas between.",
			values: ["export control", "TSMC"],
			completed: false,
		},
		{
			kind: "text",
			name: "hour",
			label: "Hour",
			hint: "",
			value: "09:00",
			completed: false,
		},
		{
			kind: "text",
			name: "zone",
			label: "Time zone",
			hint: "",
			value: "Europe/Rome",
			completed: true,
		},
	],
	labels: { save: "Save", preview: "Preview", cancel: "Cancel", more: "More" },
};

/** Answers everything by a fixed script, and keeps what it was asked. */
export function makeScriptedListener(): ScriptedListener {
	const heard: Heard[] = [];
	const askers: Asker[] = [];
	const connections: ScriptedListener["connections"] = [];
	const seen = new Set<string>();
	const waiting: { what: string; resolve: (heard: Heard) => void }[] = [];
	let held: Promise<void> = Promise.resolve();

	async function hear(asker: Asker | null, ...entry: Heard): Promise<void> {
		heard.push(entry);
		if (asker) askers.push(asker);
		for (const each of waiting.splice(0))
			if (each.what === entry[0]) each.resolve(entry);
			else waiting.push(each);
		await held;
	}

	return {
		heard,
		askers,
		connections,
		next: (what) => new Promise((resolve) => waiting.push({ what, resolve })),
		hold() {
			let release = () => {};
			held = new Promise((resolve) => {
				release = resolve;
			});
			return release;
		},
		commands: [
			{
				name: "model",
				describe: () => "a model",
				options: [
					{ name: "name", describe: () => "", required: true, rest: true },
				],
				permission: "anyone",
				personal: true,
				run: async () => ({ kind: "form", form: subscribeForm }),
			},
			{
				name: "pause",
				describe: () => "pauses",
				options: [{ name: "days", describe: () => "", required: false }],
				permission: "manage",
				personal: false,
				run: async () => ({ kind: "form", form: subscribeForm }),
			},
		],
		async isFirst(_platform, eventId) {
			if (seen.has(eventId)) return false;
			seen.add(eventId);
			return true;
		},
		async command(asker, name, values) {
			await hear(asker, "command", name, values);
			if (name === "subscribe") return { kind: "form", form: subscribeForm };
			return {
				kind: "message",
				message: message(`Answer to ${name}`, { actions: [subscribe] }),
				audience: name === "brief" ? "channel" : "person",
			};
		},
		complete: async () => [],
		async action(asker, id, value) {
			await hear(asker, "action", id, value);
			if (id === "subscribe") return { kind: "form", form: subscribeForm };
			return {
				kind: "message",
				message: message(`Pressed ${id} of ${value}`),
				audience: "person",
			};
		},
		async question(asker, text) {
			await hear(asker, "question", text);
			return {
				kind: "message",
				message: message(`You asked: ${text}`),
				audience: "channel",
			};
		},
		async completeField(asker, form, field, typed) {
			await hear(asker, "completeField", form, field, typed);
			return [{ value: `${typed}-mini`, label: `${typed} mini` }];
		},
		async previewForm(asker, form, target, values) {
			await hear(asker, "previewForm", form, target, values);
			return { kind: "preview", message: message("This would come") };
		},
		async submitForm(asker, form, target, values) {
			await hear(asker, "submitForm", form, target, values);
			if (values.hour?.[0] === "crash") throw new Error("as the script says");
			return values.hour?.[0] === "25:70"
				? { kind: "errors", errors: { hour: '"25:70" is no time of day.' } }
				: { kind: "saved", message: message("Saved for 09:00") };
		},
		readDraft: async () => null,
		saveDraft: async () => {},
		reaction: (asker, reaction) => hear(asker, "reaction", reaction),
		async home(asker) {
			await hear(asker, "home");
			return message("Your channels", { actions: [subscribe] });
		},
		removed: (platform, workspace, channel, problem) =>
			hear(null, "removed", platform, workspace, channel, problem),
		joined: (platform, workspace, channel) =>
			hear(null, "joined", platform, workspace, channel),
		// Heard apart: it comes with each connection, before anybody does anything.
		async connected(platform, workspace) {
			connections.push([platform, workspace]);
		},
		revoked: (platform, workspace) =>
			hear(null, "revoked", platform, workspace),
	};
}
