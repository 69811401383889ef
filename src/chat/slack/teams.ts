import type { Clock } from "../../lib/clock.ts";
import type { Database } from "../../lib/database/database.ts";
import { DeliveryError } from "../adapter.ts";
import { type ClientDeps, makeClient } from "./client.ts";
import { deliveryError } from "./errors.ts";
import { saveWorkspace } from "./store.ts";

/** A workspace, and how to call it. */
export interface Team {
	id: string;
	name: string;
	/** Such as https://acme.slack.com/. */
	url: string;
	client: ReturnType<typeof makeClient>;
	/** Who we are there. */
	botUserId: string;
}

export interface Teams {
	/**
	 * The team with this id.
	 * @throws {DeliveryError} `revoked` where it has not let us in, `busy` when that cannot be told now
	 */
	of(id: string): Promise<Team>;
	/** The one team that the settings name, asked anew. */
	only(): Promise<Team>;
	/** Asks anew next time, since what we know has changed. */
	forget(id: string): void;
}

export interface TeamsDeps extends ClientDeps {
	database: Database;
	clock: Clock;
	/** Of the settings; null where each team has its own. */
	botToken: string | null;
	/** The present token of a team, renewed where it runs out. */
	tokenOf(teamId: string): Promise<string>;
}

/** Well below the two hours before its end at which Bolt renews a token. */
const keptMilliseconds = 10 * 60_000;

/** The workspaces that let us in; each is asked once, whoever wants it at the same time. */
export function makeTeams(deps: TeamsDeps): Teams {
	const { botToken, clock } = deps;
	const known = new Map<string, { team: Promise<Team>; until: number }>();

	function keep(id: string, load: () => Promise<Team>): Promise<Team> {
		const now = clock.now().getTime();
		const before = known.get(id);
		if (before && before.until > now) return before.team;
		const team = load().catch((error: unknown) => {
			// What was known a while ago is still better than no answer.
			if (before && deliveryError(error).failure === "busy") return before.team;
			known.delete(id);
			throw error;
		});
		known.set(id, { team, until: now + keptMilliseconds });
		return team;
	}

	const only = (token: string) => keep("", () => introduce(token, deps));

	return {
		async of(id) {
			if (botToken === null)
				return keep(id, async () => introduce(await deps.tokenOf(id), deps));
			const team = await only(botToken);
			if (team.id === id) return team;
			throw new DeliveryError(
				"revoked",
				`Slack: SLACK_BOT_TOKEN is of the workspace ${team.id}, not of ${id}.`,
				{ problem: "revoked" },
			);
		},
		async only() {
			if (botToken === null)
				throw new Error("There is no SLACK_BOT_TOKEN, so no one team.");
			known.delete("");
			return only(botToken);
		},
		forget: (id) => known.delete(botToken === null ? id : ""),
	};
}

/** Asks Slack whose token it is; https://docs.slack.dev/reference/methods/auth.test */
async function introduce(token: string, deps: TeamsDeps): Promise<Team> {
	const client = makeClient(token, deps);
	try {
		const { team_id: id, team, url, user_id } = await client.auth.test();
		if (!id || !url || !user_id)
			throw new Error("auth.test did not say whose token it is.");
		const name = team ?? id;
		const { database, clock } = deps;
		await saveWorkspace(database, { externalId: id, name, url }, clock.now());
		return { id, name, url, client, botUserId: user_id };
	} catch (error) {
		throw beforePosting(error);
	}
}

/** What fails before anything is posted has a known outcome: nothing was. */
export function beforePosting(error: unknown): DeliveryError {
	const failure = deliveryError(error);
	return failure.failure === "unknown"
		? new DeliveryError("busy", failure.message, { cause: error })
		: failure;
}
