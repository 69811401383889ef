import type { Brief } from "#src/briefs/brief.ts";
import { safeUrl } from "#src/chat/clean-text.ts";
import { renderText } from "#src/chat/console/render.ts";
import { renderDiscord } from "#src/chat/discord/render.ts";
import { editionMessage } from "#src/chat/messages/edition-message.ts";
import { renderSlack } from "#src/chat/slack/render.ts";
import type { Edition } from "#src/digests/edition.ts";
import { makeLog } from "#src/lib/log.ts";
import { renderHtml } from "#src/web/render.ts";
import { makeWeb } from "#src/web/web.ts";
import {
	aliveInDiscord,
	aliveInHtml,
	aliveInSlack,
} from "#test/support/alive.ts";
import { morning } from "#test/support/chat-fixtures.ts";
import { stringsIn } from "#test/support/platform-limits.ts";
import { signedIn } from "#test/support/web-login.ts";
import { storyView, webReader } from "#test/support/web-reader.ts";

/** An edition with these briefs and nothing else. */
export function editionOf(briefs: readonly Brief[], language: string): Edition {
	return morning({
		language,
		entries: briefs.map((brief, index) => ({
			position: index + 1,
			storyId: brief.storyId,
			kind: "new",
			headline: brief.headline,
			sentences: brief.sentences,
			why: brief.why,
			quoted: brief.method === "extractive",
			language: brief.language,
			labels: brief.labels,
			sources: brief.sources,
			earlier: null,
			changes: [],
			correction: null,
		})),
	});
}

/** All that readers anywhere are shown of briefs, and what in it is a link or a mention that is not ours. */
export async function shownOf(
	briefs: readonly Brief[],
	language: string,
): Promise<{ texts: string[]; alive: string[] }> {
	const message = editionMessage(editionOf(briefs, language));
	const urls = new Set(
		briefs.flatMap(({ sources }) => sources.map(({ url }) => safeUrl(url))),
	);
	const foreign = (url: string) => (urls.has(url) ? [] : [url]);
	const slack = stringsIn(renderSlack(message));
	const discord = stringsIn(renderDiscord(message));
	const text = renderText(message);
	const html = renderHtml(message);
	const pages: string[] = [];
	for (const brief of briefs) pages.push(await storyPageOf(brief));
	return {
		texts: [...slack, ...discord, text, html, ...pages],
		alive: [
			...slack.flatMap((shown) => aliveInSlack(shown, foreign)),
			...discord.flatMap((shown) => aliveInDiscord(shown, foreign)),
			...(text.includes("://") ? [`an address in the terminal: ${text}`] : []),
			...aliveInHtml(html, urls),
		],
	};
}

async function storyPageOf(brief: Brief): Promise<string> {
	const reader = webReader({
		story: async () => storyView({ id: brief.storyId }),
		brief: async () => brief,
	});
	const answer = await makeWeb({
		reader,
		login: signedIn,
		openToReaders: true,
		log: makeLog("silent"),
	}).request(`/stories/${brief.storyId}`);
	const page = await answer.text();
	// What frames every page is ours.
	return page.slice(page.indexOf("<main"), page.indexOf("</main"));
}
