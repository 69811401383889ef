import type { App } from "@slack/bolt";
import type { Log } from "../../lib/log.ts";
import type { ChatListener } from "../listener.ts";
import { listenToActions } from "./listen-actions.ts";
import { listenToCommands } from "./listen-commands.ts";
import { listenToEvents } from "./listen-events.ts";
import { listenToForms } from "./listen-forms.ts";
import { listenToHome } from "./listen-home.ts";
import { listenToMembership } from "./listen-membership.ts";
import type { People } from "./people.ts";
import type { Team, Teams } from "./teams.ts";

/** What of an event's envelope we need: https://docs.slack.dev/apis/events-api#event-type-structure */
export interface EventEnvelope {
	event_id: string;
	team_id: string;
	/** The team that installed us, where a channel is shared by several. */
	authorizations?: { team_id: string | null }[] | undefined;
}

export interface ListenDeps {
	listener: ChatListener;
	teams: Teams;
	people: People;
	log: Log;
	/** See `sendPicture`. */
	pictureWaits?: readonly number[];
	/**
	 * Does what may take longer than Slack waits. What fails is logged and ends there.
	 * @returns when it is done; undefined when it failed
	 */
	inBackground<Result>(
		work: () => Promise<Result>,
	): Promise<Result | undefined>;
	/**
	 * The same for an event that Slack may deliver again.
	 * @param about events about the same thing are taken in the order in which they come
	 */
	onEvent(
		envelope: EventEnvelope,
		about: string,
		work: (team: Team) => Promise<void>,
	): Promise<void>;
	/** The team took its permission back. */
	onRevoked(teamId: string): Promise<void>;
}

/** All that Slack tells us, each told to the listener in the words that all platforms share. */
export function listenTo(app: App, deps: ListenDeps): void {
	listenToCommands(app, deps);
	listenToActions(app, deps);
	listenToForms(app, deps);
	listenToHome(app, deps);
	listenToEvents(app, deps);
	listenToMembership(app, deps);
}
