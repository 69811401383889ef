import { fork } from "node:child_process";
import { once } from "node:events";
import { addressOf } from "../polling/address.ts";
import { makeNewsboat } from "../polling/newsboat.ts";
import { type Cost, makeOurs } from "../polling/ours.ts";

const feeds = 200;
const port = 18_100;
/** As many at once as the workers poll. */
const threads = 8;

export interface PollCost {
	feeds: number;
	first: Cost;
	/** Null where newsboat is not installed. */
	newsboat: Cost | null;
}

/** A first reading of 200 feeds into an embedded database, beside newsboat's into its own. */
export async function measurePolls(): Promise<PollCost> {
	const server = fork(new URL("../polling/server.ts", import.meta.url), [
		String(feeds),
		String(port),
	]);
	await once(server, "message");
	const addresses = Array.from(
		{ length: feeds },
		(_, id) => `http://${addressOf(id)}:${port}/feed.xml`,
	);
	const ours = await makeOurs(addresses, threads);
	const newsboat = makeNewsboat(addresses, threads);
	try {
		const first = await ours.reload();
		return { feeds, first, newsboat: await newsboat.reload() };
	} finally {
		newsboat.close();
		await ours.close();
		server.kill();
	}
}
