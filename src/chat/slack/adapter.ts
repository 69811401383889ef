import { HTTPReceiver } from "@slack/bolt";
import type { Clock } from "../../lib/clock.ts";
import type { Database } from "../../lib/database/database.ts";
import type { Log } from "../../lib/log.ts";
import type { ChatAdapter, Post } from "../adapter.ts";
import { makeApp } from "./app.ts";
import { makeBackground } from "./background.ts";
import type { Connection } from "./connection.ts";
import { httpOptions, makeHttpConnection } from "./http-connection.ts";
import { makeInstallations } from "./installations.ts";
import { listenTo } from "./listen.ts";
import { ownsWorkspace } from "./owner.ts";
import { makePeople } from "./people.ts";
import { makePosting } from "./post.ts";
import {
	renderSlackPosts,
	renderSlackPostsAgain,
	type SlackPost,
} from "./render.ts";
import type { SlackSettings } from "./settings.ts";
import { makeSocketConnection } from "./socket-connection.ts";
import { beforePosting, makeTeams } from "./teams.ts";

export interface SlackDeps {
	settings: SlackSettings;
	database: Database;
	clock: Clock;
	log: Log;
	/** After so long a call to Slack counts as without answer. */
	timeoutMilliseconds?: number;
	/** Milliseconds until a picture that Slack is still looking through is tried again. */
	pictureWaits?: readonly number[];
}

/** Slack, for one team or for many; see `settings.ts`. */
export function makeSlackAdapter(deps: SlackDeps): ChatAdapter {
	const { settings, database, clock, log } = deps;
	const { oauth, botToken, secretKeys } = settings;
	const installations = oauth
		? makeInstallations({ database, clock, secretKeys })
		: null;
	const teams = makeTeams({
		...deps,
		botToken: oauth ? null : botToken,
		tokenOf: makeTokens({ ...deps, installations }),
	});
	const background = makeBackground({ log });
	let connection: Connection | null = null;

	async function forget(teamId: string): Promise<void> {
		teams.forget(teamId);
		await installations?.deleteInstallation({
			teamId,
			enterpriseId: undefined,
			isEnterpriseInstall: false,
		});
	}

	return {
		platform: "slack",
		hearsMentions: true,
		render: (message) => renderSlackPosts(message).map(asPost),
		renderAgain: (message, told) =>
			renderSlackPostsAgain(message, told)?.map(asPost) ?? null,
		...makePosting({ teams, now: () => clock.now() }),

		// Of many workspaces none owns us.
		ownsApp: async ({ workspace, person }) =>
			!oauth && ownsWorkspace(await teams.of(workspace), person),

		async listen(listener) {
			const only = oauth ? null : await teams.only();
			const makeConnection =
				settings.mode === "socket" ? makeSocketConnection : makeHttpConnection;
			const next = makeConnection({
				...deps,
				installations,
				onRevoked: async () => {
					if (only) await listener.revoked("slack", only.id);
				},
			});
			listenTo(makeApp(next.receiver, deps), {
				listener,
				teams,
				people: makePeople({ clock }),
				log,
				...(deps.pictureWaits ? { pictureWaits: deps.pictureWaits } : {}),
				inBackground: background.run,
				async onEvent({ event_id, team_id, authorizations }, about, work) {
					const teamId = authorizations?.[0]?.team_id ?? team_id;
					await background.inOrder(`${teamId} ${about}`, async () => {
						if (await listener.isFirst("slack", event_id))
							await work(await teams.of(teamId));
					});
				},
				async onRevoked(teamId) {
					await forget(teamId);
					await listener.revoked("slack", teamId);
				},
			});
			await next.start();
			connection = next;
			// Of many workspaces each is let in again when it installs us.
			if (only) await listener.connected("slack", only.id);
		},

		async close() {
			await connection?.stop();
			await background.settled();
		},
	};
}

/** The token of a team as Bolt keeps it: renewed two hours before it runs out. */
function makeTokens(
	deps: SlackDeps & {
		installations: ReturnType<typeof makeInstallations> | null;
	},
): (teamId: string) => Promise<string> {
	if (!deps.installations)
		return async () => {
			throw new Error("There is no OAuth, so no team has a token of its own.");
		};
	const { installer } = new HTTPReceiver(httpOptions(deps));
	return async (teamId) => {
		try {
			const found = await installer?.authorize({
				teamId,
				enterpriseId: undefined,
				isEnterpriseInstall: false,
			});
			if (!found?.botToken) throw new Error(`${teamId} gave us no bot token.`);
			return found.botToken;
		} catch (error) {
			// Bolt wraps what our store throws.
			const { original } = error as { original?: unknown };
			throw beforePosting(original ?? error);
		}
	};
}

function asPost({ body, storyIds }: SlackPost): Post {
	return { body: { ...body }, storyIds };
}
