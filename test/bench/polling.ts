import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { addressOf } from "./polling/address.ts";
import { makeNewsboat } from "./polling/newsboat.ts";
import { type Cost, makeOurs } from "./polling/ours.ts";

export const description =
	"1,000 feeds on loopback: a first poll and one that finds all unchanged, beside newsboat where it is installed";

const feeds = 1_000;
const port = 18_080;
/** As many at once as the workers poll. */
const threads = 8;

export async function run(): Promise<void> {
	const server = await startServer();
	const addresses = Array.from(
		{ length: feeds },
		(_, id) => `http://${addressOf(id)}:${port}/feed.xml`,
	);
	const ours = await makeOurs(addresses, threads);
	const newsboat = makeNewsboat(addresses, threads);
	try {
		const [first, again] = [await ours.reload(), await ours.reload()];
		const theirFirst = await newsboat.reload();
		// It sends back validators from the third time on only.
		if (theirFirst) await newsboat.reload();
		const theirAgain = theirFirst && (await newsboat.reload());
		const unchanged = await unchangedOf(server);
		console.table({
			"first poll": rowOf(first),
			"all unchanged": rowOf(again),
			...(theirFirst && { "newsboat, first": rowOf(theirFirst) }),
			...(theirAgain && { "newsboat, all unchanged": rowOf(theirAgain) }),
		});
		console.log(
			`items ${first.items} · answered 304: ours ${again.unchanged} of ${feeds}, newsboat's ${unchanged - again.unchanged}`,
		);
		if (!theirFirst || !theirAgain) {
			console.log("newsboat is not installed (Debian: apt install newsboat).");
			return;
		}
		console.log(
			`times newsboat's: first ${(first.seconds / theirFirst.seconds).toFixed(2)} (wanted 2 at most), unchanged ${(again.seconds / theirAgain.seconds).toFixed(2)} (wanted 0.5 at most)`,
		);
	} finally {
		newsboat.close();
		await ours.close();
		server.kill();
	}
}

async function startServer(): Promise<ChildProcess> {
	const server = fork(new URL("./polling/server.ts", import.meta.url), [
		String(feeds),
		String(port),
	]);
	await once(server, "message");
	return server;
}

/** How often the server has answered that nothing is new. */
async function unchangedOf(server: ChildProcess): Promise<number> {
	server.send("count");
	const [{ unchanged }] = await once(server, "message");
	return unchanged;
}

function rowOf({ seconds, cpuSeconds, peakMegabytes }: Cost): object {
	return {
		seconds: seconds.toFixed(2),
		"feeds a second": Math.round(feeds / seconds),
		"CPU seconds": cpuSeconds.toFixed(1),
		"peak MB": Math.round(peakMegabytes),
	};
}
