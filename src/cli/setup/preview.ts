import type { App, AppOverrides } from "../../app.ts";
import type { Config } from "../../config.ts";
import type { Edition } from "../../digests/edition.ts";
import { isSettled, totals, workAhead } from "../../digests/store-progress.ts";
import { start } from "../../main.ts";
import { previewEdition } from "../preview.ts";
import { tell } from "../streams.ts";

/** What is not read after so long is left to the program's own start. */
const patienceMilliseconds = 120_000;
const lookMilliseconds = 500;
const day = 24 * 60 * 60 * 1000;

/** Reads all feeds once: tomorrow's digest as it would be were it sent now. */
export async function previewOf(
	config: Config,
	overrides: AppOverrides = {},
): Promise<Edition> {
	const running = await start(config, "worker", overrides);
	try {
		await readOnce(running.app);
		return await previewEdition(running.app, {
			topics: [],
			language: config.language,
			since: day,
		});
	} finally {
		await running.close();
	}
}

/** Until every feed was tried and what they brought is grouped, telling how far it is. */
async function readOnce({ database }: App): Promise<void> {
	const deadline = performance.now() + patienceMilliseconds;
	let shown = "";
	while (performance.now() < deadline) {
		const { feedsRead, feeds, articles, stories } = await totals(database);
		const progress = `${feedsRead} of ${feeds} feeds read · ${articles} articles · ${stories} stories`;
		if (progress !== shown) tell(progress);
		shown = progress;
		if (feedsRead === feeds && isSettled(await workAhead(database))) return;
		await new Promise((resolve) => setTimeout(resolve, lookMilliseconds));
	}
	tell("Some are still being read; this is what is there.");
}
