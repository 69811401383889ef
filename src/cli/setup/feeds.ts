import { readFile } from "node:fs/promises";
import type { App } from "../../app.ts";
import { defaultCatalogue } from "../../feeds/catalogue.ts";
import { parseOpml } from "../../feeds/opml.ts";
import { addFeed } from "../../feeds/store.ts";
import { reasonOf } from "../../lib/errors.ts";
import type { Prompts } from "./prompts.ts";

/** Which feeds a site begins with. */
export interface FeedChoice {
	/** OPML of another reader, or null. */
	file: string | null;
	/** Whether those that come with the program are read as well. */
	ours: boolean;
}

export async function askFeeds(prompts: Prompts): Promise<FeedChoice> {
	const choice = await prompts.choose({
		message: "Which feeds are read? (feeds can be added and removed later)",
		initial: "ours",
		choices: [
			{
				value: "ours",
				label: `The ${defaultCatalogue().length} that come with the program`,
			},
			{ value: "both", label: "Those, and mine from an OPML file" },
			{ value: "mine", label: "Only mine, from an OPML file" },
		],
	});
	if (choice === "ours") return { file: null, ours: true };
	const file = await prompts.text({
		message: "The OPML file, as other readers export it",
		initial: "",
	});
	return { file: await readable(prompts, file), ours: choice === "both" };
}

/** Asks for another file until one can be read; null when none is wanted after all. */
async function readable(
	prompts: Prompts,
	file: string,
): Promise<string | null> {
	const problem = await problemOf(file);
	if (problem === null) return file;
	prompts.say(problem);
	const other = await prompts.text({
		message: "Another file (empty: none)",
		initial: "",
	});
	return other === "" ? null : readable(prompts, other);
}

/** Why an OPML file cannot be used; null where it can. */
export async function problemOf(file: string): Promise<string | null> {
	try {
		const feeds = parseOpml(await readFile(file, "utf8"));
		return feeds.length > 0 ? null : `${file} names no feed.`;
	} catch (error) {
		return `${file} cannot be read: ${reasonOf(error)}`;
	}
}

/** Adds the chosen feeds that are not there yet. */
export async function addFeeds(
	{ database, clock }: Pick<App, "database" | "clock">,
	{ file, ours }: FeedChoice,
): Promise<{ added: number; present: number }> {
	const feeds = [
		...(file === null ? [] : parseOpml(await readFile(file, "utf8"))),
		...(ours ? defaultCatalogue() : []),
	];
	let added = 0;
	for (const feed of feeds) {
		const result = await addFeed(database, feed, {
			by: file ?? "catalogue",
			now: clock.now(),
		});
		if (result.added) added++;
	}
	return { added, present: feeds.length - added };
}
