type Urls = ReadonlySet<string | null>;

/** What a text in Slack's markup would make a link or a mention of, but for links to `urls`. */
export function aliveInSlack(text: string, urls: Urls): string[] {
	const foreign: string[] = [];
	const bare = text.replace(/<(https?:[^|<>]*)\|[^<>]*>/g, (_, url: string) => {
		if (!urls.has(url.replaceAll("&amp;", "&"))) foreign.push(url);
		return "";
	});
	const alive =
		/[<>]|https?:\/\/|@(channel|here|everyone)|&(?!amp;|lt;|gt;)/i.exec(bare);
	return [...foreign, ...(alive ? [`${alive[0]} in ${bare}`] : [])];
}

/** The same for Discord's markup. */
export function aliveInDiscord(text: string, urls: Urls): string[] {
	const foreign: string[] = [];
	const bare = text.replace(
		/\[\[\d+\]\]\(<(https?:[^<>()\s]*)>\)/g,
		(_, url: string) => {
			if (!urls.has(url)) foreign.push(url);
			return "";
		},
	);
	const alive =
		/https?:\/\/|(?<!\\)[<>[\]]|@(everyone|here)|<(@|#|\/|t:|a?:)|discord\.gg\//i.exec(
			bare,
		);
	return [...foreign, ...(alive ? [`${alive[0]} in ${bare}`] : [])];
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
