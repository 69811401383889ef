import fc from "fast-check";
import { parseHTML } from "linkedom";
import { expect, test } from "vitest";
import { safeUrl } from "#src/chat/clean-text.ts";
import { renderDiscord } from "#src/chat/discord/render.ts";
import { editionMessage } from "#src/chat/messages/edition-message.ts";
import { renderSlack } from "#src/chat/slack/render.ts";
import { discordView } from "#src/web/discord-view.ts";
import { slackView } from "#src/web/slack-view.ts";
import { randomEdition } from "#test/support/random-editions.ts";

/** RANDOM_EDITIONS=10000 for the long round. */
const numRuns = Number(process.env.RANDOM_EDITIONS ?? 120);

/** All that the views make of any edition, an element's name or an attribute with its element. */
const known = new Set(
	[
		"section article header details summary div p h1 h2 h3 hr br b span time",
		"strong em code pre ul li button a img",
		"class dir lang rel href datetime type disabled open",
		"aria-hidden aria-label src alt width height",
	]
		.join(" ")
		.split(" "),
);

test(
	"whatever an edition holds, nothing of it comes alive in the views",
	() => {
		fc.assert(
			fc.property(randomEdition, (edition) => {
				const message = editionMessage(edition);
				const channel = {
					name: edition.channel,
					language: message.language,
					postedAt: edition.slot,
					time: "09:00",
				};
				const views = [
					slackView(renderSlack(message), channel).markup,
					discordView(renderDiscord(message), channel).markup,
				];
				const urls = new Set(addressesIn(message));
				expect(views.flatMap((markup) => alive(markup, urls))).toEqual([]);
			}),
			{ numRuns },
		);
	},
	60_000 + numRuns * 500,
);

/** Every address that a message has, wherever it stands. */
function addressesIn(value: unknown): (string | null)[] {
	if (typeof value !== "object" || value === null) return [];
	return Object.entries(value).flatMap(([name, inner]) =>
		name === "url" ? [safeUrl(String(inner))] : addressesIn(inner),
	);
}

/** What is in the document and we did not put there. */
function alive(markup: string, urls: ReadonlySet<string | null>): string[] {
	const { document } = parseHTML(`<html><body>${markup}</body></html>`);
	return [...document.body.querySelectorAll("*")].flatMap((element) => {
		const name = element.localName;
		const foreign = [name, ...element.getAttributeNames()].filter(
			(each) => !known.has(each),
		);
		const href = element.getAttribute("href");
		return [
			...foreign.map((each) => `${each} of ${name}`),
			...(name === "img" && element.getAttribute("src") !== "/icon.svg"
				? [`picture ${element.getAttribute("src")}`]
				: []),
			...(href !== null && !urls.has(href) ? [`link to ${href}`] : []),
			...(element.className === "mention"
				? [`mention ${element.textContent}`]
				: []),
		];
	});
}
