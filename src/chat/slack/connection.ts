import type { InstallationStore, Receiver } from "@slack/bolt";
import type { ClientDeps } from "./client.ts";
import type { SlackSettings } from "./settings.ts";

/** What brings us Slack's requests. */
export interface Connection {
	receiver: Receiver;
	/** @throws when it cannot be opened */
	start(): Promise<unknown>;
	stop(): Promise<unknown>;
}

export interface ConnectionDeps extends ClientDeps {
	settings: SlackSettings;
	installations: InstallationStore | null;
	/** Slack does not take our token any more; the connection is not tried again. */
	onRevoked(): Promise<void>;
}
