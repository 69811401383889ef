import type { App } from "@slack/bolt";
import type { ListenDeps } from "./listen.ts";
import { renderHome } from "./render-view.ts";
import type { Team } from "./teams.ts";

/** App Home: https://docs.slack.dev/reference/events/app_home_opened */
export function listenToHome(app: App, deps: ListenDeps): void {
	app.event("app_home_opened", async ({ event, body }) => {
		if (event.tab !== "home") return;
		await deps.onEvent(body, event.user, async (team) =>
			publishHome(deps, team, event.user),
		);
	});
}

/** Shows a person what there is to see in App Home now. */
export async function publishHome(
	{ listener, people }: ListenDeps,
	team: Team,
	person: string,
): Promise<void> {
	const place = { person, channel: null, thread: null };
	const asker = await people.askerAt(team, place);
	const message = await listener.home(asker);
	await team.client.views.publish({
		user_id: person,
		view: renderHome(message),
	});
}
