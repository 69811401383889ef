import type { Desk } from "./desk.ts";
import type { DeskAction } from "./desk-routes.ts";

/** The buttons beside a feed. */
export const feedActions: readonly DeskAction[] = [
	feedAction("check", ({ records }, id) => records.feeds.pollSoon(id)),
	feedAction("keep", ({ records }, id) => records.feeds.keep(id)),
	feedAction("remove", ({ records }, id) => records.feeds.remove(id)),
];

function feedAction(
	name: string,
	change: (desk: Desk, id: number) => Promise<boolean>,
): DeskAction {
	return {
		path: `/feeds/${name}`,
		async perform(desk, field) {
			const id = Number(/^\d{1,15}$/.exec(field("feed"))?.[0] ?? Number.NaN);
			if (Number.isNaN(id) || !(await change(desk, id)))
				throw new Error("This feed is not there any more.");
			return `/feeds?done=${name}`;
		},
	};
}
