import type { App, RespondFn, SlashCommand } from "@slack/bolt";
import { readArguments } from "../commands/arguments.ts";
import type { Reply } from "../listener.ts";
import { answer, type Destination } from "./answer.ts";
import type { ListenDeps } from "./listen.ts";
import { orSaySo } from "./or-say-so.ts";
import type { Place } from "./people.ts";
import { formCommands, umbrella } from "./register.ts";
import { formView, messageView, windowAt, windowIfLate } from "./windows.ts";

/**
 * What people type: `/NAME …`, and `/modelwire NAME …`, which is the only way to the names that
 * Slack keeps for itself.
 */
export function listenToCommands(app: App, deps: ListenDeps): void {
	app.command(/^\//, async ({ command, ack, respond }) => {
		await ack();
		await deps.inBackground(() =>
			orSaySo({ ...deps, respond }, command.command, () =>
				runCommand(deps, command, respond),
			),
		);
	});
}

async function runCommand(
	deps: ListenDeps,
	command: SlashCommand,
	respond: RespondFn,
): Promise<void> {
	const { listener, teams, people } = deps;
	if (!(await listener.isFirst("slack", command.trigger_id))) return;
	const team = await teams.of(command.team_id);
	const place: Place = {
		person: command.user_id,
		channel: { id: command.channel_id, name: command.channel_name },
		thread: null,
	};
	const { name, values } = readCommand(command, deps);
	const reply = people
		.askerAt(team, place)
		.then((asker) => listener.command(asker, name, values));
	const trigger = {
		team,
		id: command.trigger_id,
		within: "nothing" as const,
	};
	const window = formCommands.has(name)
		? await windowIfLate(trigger, reply)
		: null;
	const destination: Destination = { team, place, respond };
	const given = await reply;
	if (window) await window.show(viewOf(given, place));
	else if (given.kind === "form")
		await windowAt(trigger).show(formView(given.form, place));
	else await answer(destination, given, deps);
}

export function viewOf(reply: Reply, place: Place) {
	return reply.kind === "form"
		? formView(reply.form, place)
		: messageView(reply.message, {
				channel: place.channel,
				thread: place.thread,
			});
}

function readCommand(
	{ command, text }: SlashCommand,
	{ listener: { commands } }: ListenDeps,
): { name: string; values: Record<string, string> } {
	const [, first = "", rest = ""] = /^\s*(\S*)\s*([\s\S]*)$/.exec(text) ?? [];
	const typed = command.slice(1).toLowerCase();
	const [name, words] =
		typed === umbrella
			? [first.replace(/^\//, "").toLowerCase() || "help", rest]
			: [typed, text];
	const known = commands.find((each) => each.name === name);
	return { name, values: known ? readArguments(known, words) : {} };
}
