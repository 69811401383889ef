/** The stage that people act on: who, where, and how what they do reaches the program under test. */
import { randomUUID } from "node:crypto";
import type { CallLog } from "./call-log.ts";
import type { Delivery } from "./delivery.ts";
import type { Json, Person, Workspace } from "./emulator.ts";
import { eventCallback, type Scene } from "./payloads.ts";
import { answerTo, type Reply } from "./replies.ts";
import type { Conditions, WebApi } from "./web-api.ts";

export interface StandInChannel {
	id: string;
	name: string;
}

/** A scene whose answer can be told from all others. */
export type ActingScene = Scene & { responseId: string };

export interface Stage {
	workspace: Workspace;
	log: CallLog;
	delivery: Delivery;
	conditions: Conditions;
	scene(
		person: Person,
		channel: StandInChannel | null,
		viewId?: string | null,
	): Promise<ActingScene>;
	/** Delivers what was done, and gives the answer to it. */
	act(
		scene: ActingScene,
		person: Person,
		payload: Json,
		kind: "slash_commands" | "interactive",
	): Promise<Reply>;
	event(fields: Json, eventId?: string): Promise<void>;
	/** The last event as it was delivered; null before the first. */
	lastEvent(): Json | null;
}

export function makeStage({
	workspace,
	log,
	delivery,
	conditions,
	api,
}: Pick<Stage, "workspace" | "log" | "delivery" | "conditions"> & {
	api: WebApi;
}): Stage {
	let last: Json | null = null;

	/** Somebody about to do something; their trigger opens one window, within 3 seconds. */
	async function scene(
		person: Person,
		channel: StandInChannel | null,
		viewId: string | null = null,
	): Promise<ActingScene> {
		const userId = workspace.userIds[person];
		const { trigger_id } = await workspace.call("views.generateTriggerId", {
			user_id: userId,
			...(viewId === null ? {} : { view_id: viewId }),
		});
		const responseId = randomUUID();
		return {
			workspace,
			userId,
			channel,
			trigger: String(trigger_id),
			responseUrl: api.responseUrl(responseId),
			responseId,
		};
	}

	return {
		workspace,
		log,
		delivery,
		conditions,
		scene,
		async act(doing, person, payload, kind) {
			const since = log.all.length;
			await delivery.deliver(kind, payload);
			return answerTo(log, doing, person, since);
		},
		async event(fields, eventId) {
			last = eventCallback(workspace, fields, eventId);
			await delivery.deliver("events_api", last);
		},
		lastEvent: () => last,
	};
}
