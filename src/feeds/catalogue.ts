import { readFileSync } from "node:fs";
import { type ListedFeed, parseOpml } from "./opml.ts";

/** The feeds that a new site starts with, from `catalogue.opml`; add one there with one line. */
export function defaultCatalogue(): ListedFeed[] {
	return parseOpml(
		readFileSync(new URL("./catalogue.opml", import.meta.url), "utf8"),
	);
}
