import type { Desk } from "./desk.ts";
import { feedActions } from "./feed-actions.ts";
import type { Page } from "./layout.ts";
import { channelsPage } from "./pages/channels.ts";
import { deliveriesPage, shownNamed } from "./pages/deliveries.ts";
import { feedsPage } from "./pages/feeds.ts";
import { overviewPage } from "./pages/overview.ts";
import { queuesPage } from "./pages/queues.ts";
import { searchPage } from "./pages/search.ts";
import { periodNamed, spendPage } from "./pages/spend.ts";
import { pageNumber } from "./parts/turn.ts";
import { queueActions } from "./queue-actions.ts";

/** How a page of the desk was asked for. */
export interface DeskRequest {
	/** Of the address, `?name=…`; null where it is missing or empty. */
	query(name: string): string | null;
	/** Of the path, such as `id` of `/channels/:id`. */
	parameter(name: string): string;
	/** For `actionForm`. */
	formToken: string;
}

export interface DeskPage {
	/** As Hono writes it, such as `/channels/:id`. */
	path: string;
	/** Among the sections at the head of every page; null where another page leads there. */
	name: string | null;
	/** Null where nothing is at this address. */
	make(desk: Desk, request: DeskRequest): Promise<Page | null>;
}

export interface DeskAction {
	path: string;
	/**
	 * @param field a field of the form, empty where it is missing
	 * @returns the path of the page that shows what has come of it
	 * @throws with a sentence for who pressed the button
	 */
	perform(desk: Desk, field: (name: string) => string): Promise<string>;
}

/** Every page of the desk, one row each; shown to who is logged in. */
export const deskPages: readonly DeskPage[] = [
	{ path: "/desk", name: "Overview", make: (desk) => overviewPage(desk) },
	{
		path: "/channels",
		name: "Channels",
		make: (desk, { query }) =>
			channelsPage(desk, {
				words: query("q"),
				silenced: query("show") === "silenced",
				page: pageNumber(query("page")),
			}),
	},
	{
		path: "/deliveries",
		name: "Deliveries",
		make: (desk, { query }) =>
			deliveriesPage(desk, {
				state: shownNamed(query("state")),
				words: query("q"),
				day: query("day"),
				page: pageNumber(query("page")),
			}),
	},
	{
		path: "/feeds",
		name: "Feeds",
		make: (desk, { query, formToken }) =>
			feedsPage(desk, {
				words: query("q"),
				shown: query("show"),
				done: query("done"),
				page: pageNumber(query("page")),
				formToken,
			}),
	},
	{
		path: "/spend",
		name: "Spending",
		make: ({ reader }, { query }) =>
			spendPage(reader, periodNamed(query("days"))),
	},
	{ path: "/queues", name: "Queues", make: queuesPage },
	{
		path: "/search",
		name: "Search",
		make: (desk, { query }) =>
			searchPage(desk, {
				typed: query("q"),
				group: query("in"),
				days: query("days"),
			}),
	},
];

/** Every button of the desk, one row each: by POST, from a form of ours, from who is logged in. */
export const deskActions: readonly DeskAction[] = [
	...feedActions,
	...queueActions,
];
