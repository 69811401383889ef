type Urls = ReadonlySet<string | null>;

/** What is wrong with a link, as sentences; none where it may stand. */
export type JudgeLink = (url: string, label: string) => string[];

/** What a text in Slack's markup would make a link or a mention of, but for links that may stand. */
export function aliveInSlack(text: string, judge: JudgeLink): string[] {
	const wrong: string[] = [];
	const bare = text.replace(
		/<(https?:[^|<>]*)\|([^<>]*)>/g,
		(_, url: string, label: string) => {
			wrong.push(...judge(url.replaceAll("&amp;", "&"), label));
			return "";
		},
	);
	const alive =
		/[<>]|https?:\/\/|@(channel|here|everyone)|&(?!amp;|lt;|gt;)/i.exec(bare);
	return [...wrong, ...(alive ? [`${alive[0]} in ${bare}`] : [])];
}

/**
 * The same for Discord's markup.
 * @param labels of links, beside the numbers of sources
 */
export function aliveInDiscord(
	text: string,
	judge: JudgeLink,
	labels: readonly string[] = [],
): string[] {
	const link = new RegExp(
		`\\[(${["\\[\\d+\\]", ...labels].join("|")})\\]\\(<(https?:[^<>()\\s]*)>\\)`,
		"g",
	);
	const wrong: string[] = [];
	const bare = text.replace(link, (_, label: string, url: string) => {
		wrong.push(...judge(url, label));
		return "";
	});
	const alive =
		/https?:\/\/|(?<!\\)[<>[\]]|@(everyone|here)|<(@|#|\/|t:|a?:)|discord\.gg\//i.exec(
			bare,
		);
	return [...wrong, ...(alive ? [`${alive[0]} in ${bare}`] : [])];
}

/** The addresses that a page leads or reaches out to, but for `urls` and its own paths; and what would run. */
export function aliveInHtml(markup: string, urls: Urls): string[] {
	const addresses = [...markup.matchAll(/\b(?:href|src|action)="([^"]*)"/gi)]
		.map(([, address]) => (address ?? "").replaceAll("&amp;", "&"))
		.filter((address) => !address.startsWith("/") && !address.startsWith("#"))
		.filter((address) => !urls.has(address));
	const running = markup.match(/<(?:script|img|iframe|object)\b|\son\w+=/gi);
	return [...addresses, ...(running ?? [])];
}
