import { fork } from "node:child_process";
import { once } from "node:events";
import { addressOf } from "../polling/address.ts";
import { makeOurs } from "../polling/ours.ts";

const port = 18_300;
/** As many at once as the workers poll. */
const atOnce = 8;

/** Milliseconds of this process, its database within, to read so many feeds for the first time. */
export async function pollAll(feeds: number): Promise<number> {
	const server = fork(new URL("../polling/server.ts", import.meta.url), [
		String(feeds),
		String(port),
	]);
	const gone = once(server, "exit");
	try {
		await Promise.race([
			once(server, "message"),
			gone.then(() => {
				throw new Error(`Nobody could serve feeds on port ${port}.`);
			}),
		]);
		const addresses = Array.from(
			{ length: feeds },
			(_, id) => `http://${addressOf(id)}:${port}/feed.xml`,
		);
		const ours = await makeOurs(addresses, atOnce);
		const { cpuSeconds } = await ours.reload();
		await ours.close();
		return 1_000 * cpuSeconds;
	} finally {
		server.kill();
		// The next size wants the same port.
		await gone;
	}
}
