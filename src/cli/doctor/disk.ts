import { existsSync } from "node:fs";
import { statfs } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import type { Config } from "../../config.ts";
import { type Finding, fine, wrong } from "./finding.ts";

const leastFreeGigabytes = 1;

/** Whether there is room where the data is, or will be. */
export async function checkDisk({
	dataFolder,
}: Pick<Config, "dataFolder">): Promise<Finding> {
	const { bavail, bsize } = await statfs(existing(resolve(dataFolder)));
	const free = (bavail * bsize) / 2 ** 30;
	const found = `${free.toFixed(1)} GB free`;
	return free >= leastFreeGigabytes
		? fine("disk", found)
		: wrong(
				"disk",
				found,
				"Make room (modelwire prune), or move the data: DATA_DIR names the folder.",
			);
}

/** The folder, or the nearest one above it that is there. */
function existing(folder: string): string {
	return existsSync(folder) ? folder : existing(dirname(folder));
}
