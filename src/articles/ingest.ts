import type { Clock } from "../lib/clock.ts";
import type { Database } from "../lib/database/database.ts";
import { reasonOf } from "../lib/errors.ts";
import type { HttpClient } from "../lib/http/client.ts";
import type { Log } from "../lib/log.ts";
import {
	betterBy,
	buildArticle,
	type Draft,
	draftOf,
	enoughText,
} from "./build.ts";
import { fetchPage } from "./fetch-page.ts";
import {
	articleByUrl,
	attachItem,
	type ItemToIngest,
	itemToIngest,
	skipItem,
	storeArticle,
} from "./store.ts";
import { canonicalUrlOrNull } from "./url.ts";

interface Ingester {
	database: Database;
	http: Pick<HttpClient, "get">;
	clock: Clock;
	log?: Log;
}

/**
 * Makes an item an article, or joins it to the one at the same address. Doing it
 * again changes nothing. An item of which no article can be made is marked with
 * the reason, and `articleId` is null.
 */
export async function ingestItem(
	ingester: Ingester,
	itemId: number,
): Promise<{ articleId: number | null }> {
	const { database } = ingester;
	const item = await itemToIngest(database, itemId);
	if (item?.state !== "new" && item?.state !== "failed") {
		return { articleId: item?.articleId ?? null };
	}
	const draft = readItem(item);
	if (typeof draft === "string") {
		await skipItem(database, itemId, draft);
		return { articleId: null };
	}
	const known = await joinKnown(database, item, draft);
	if (known !== null) return { articleId: known };

	const page = wantsPage(item, draft)
		? await fetchPage(ingester, draft.address)
		: null;
	const url =
		page === null
			? draft.url
			: (page.canonical ?? canonicalUrlOrNull(page.url) ?? draft.url);
	// Where the address led somewhere else, readers are sent there at once.
	const address = page === null || url === draft.url ? draft.address : page.url;
	const settled = { ...draft, url, address };
	if (url !== draft.url) {
		const joined = await joinKnown(database, item, settled);
		if (joined !== null) return { articleId: joined };
	}
	const article = buildArticle(item, settled, page);
	return { articleId: await storeArticle(database, article, itemId) };
}

/** The draft, or in a sentence why there is none. */
function readItem(item: ItemToIngest): Draft | string {
	const { title, url } = item;
	if (title.trim() === "") return "it has no title";
	if (url === null || url.trim() === "") return "it has no address";
	try {
		return draftOf({ ...item, url });
	} catch (error) {
		return reasonOf(error);
	}
}

async function joinKnown(
	database: Database,
	item: ItemToIngest,
	draft: Draft,
): Promise<number | null> {
	const article = await articleByUrl(database, draft.url);
	if (article === null) return null;
	await attachItem(database, article, item.id, betterBy(article, item, draft));
	return article.id;
}

/** Old items of a new feed are never told: their publishers need not send their pages. */
function wantsPage(item: ItemToIngest, draft: Draft): boolean {
	return !item.backlog && draft.text.length < enoughText;
}
