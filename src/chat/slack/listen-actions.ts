import type { App, BlockAction, RespondFn } from "@slack/bolt";
import { answer } from "./answer.ts";
import { readContext } from "./form-state.ts";
import type { ListenDeps } from "./listen.ts";
import { viewOf } from "./listen-commands.ts";
import { publishHome } from "./listen-home.ts";
import { orSaySo } from "./or-say-so.ts";
import type { Place } from "./people.ts";
import { formActions } from "./register.ts";
import { type Trigger, windowAt, windowIfLate } from "./windows.ts";

/** Buttons and menus, in messages, in windows and in App Home. */
export function listenToActions(app: App, deps: ListenDeps): void {
	app.action<BlockAction>(
		/^act(:|$)/,
		async ({ body, action, ack, respond }) => {
			await ack();
			const pressed = readPress(action);
			if (!pressed) return;
			// Windows and App Home bring no address for an answer.
			await deps.inBackground(() =>
				body.response_url
					? orSaySo({ ...deps, respond }, pressed.id, () =>
							runAction(deps, body, pressed, respond),
						)
					: runAction(deps, body, pressed, null),
			);
		},
	);
}

interface Press {
	id: string;
	value: string;
}

/** As `render.ts` wrote it: `id:value`. */
function readPress(action: BlockAction["actions"][number]): Press | null {
	const text =
		action.type === "overflow"
			? action.selected_option.value
			: action.type === "button"
				? action.value
				: undefined;
	const [, id, value] = /^([a-z-]+):([\s\S]*)$/.exec(text ?? "") ?? [];
	return id === undefined || value === undefined ? null : { id, value };
}

async function runAction(
	deps: ListenDeps,
	body: BlockAction,
	{ id, value }: Press,
	respond: RespondFn | null,
): Promise<void> {
	const { listener, teams, people } = deps;
	if (!(await listener.isFirst("slack", body.trigger_id))) return;
	const team = await teams.of(teamOf(body));
	const place = placeOf(body);
	const trigger: Trigger = {
		team,
		id: body.trigger_id,
		within: body.view?.type === "modal" ? "window" : "nothing",
	};
	const reply = people
		.askerAt(team, place)
		.then((asker) => listener.action(asker, id, value));
	// Outside of messages there is nothing but windows to answer in.
	const isWindow = body.view !== undefined || formActions.has(id);
	const window = isWindow ? await windowIfLate(trigger, reply) : null;
	const given = await reply;
	if (window || body.view || given.kind === "form")
		await (window ?? windowAt(trigger)).show(viewOf(given, place));
	else await answer({ team, place, respond }, given, deps);
	if (body.view?.type === "home") await publishHome(deps, team, place.person);
}

export function teamOf(body: {
	team?: { id: string } | null;
	user: { team_id?: string | undefined };
}): string {
	return body.team?.id ?? body.user.team_id ?? "";
}

export function placeOf(body: BlockAction): Place {
	const context = readContext(body.view?.private_metadata);
	const message = body.message as { thread_ts?: string } | undefined;
	return {
		person: body.user.id,
		channel: body.channel ?? context.channel,
		thread: message?.thread_ts ?? context.thread,
	};
}
