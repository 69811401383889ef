/** Which WebSub hub offers to push a feed. Pure. */

/** A hub that can be asked, and the name (topic) that it knows the feed by. */
export interface HubOffer {
	hub: string;
	topic: string;
}

/**
 * The hub that an answer names: in its `Link` header, which counts first, or in the feed
 * itself. Only hubs with TLS are taken, since the secret is sent there; one that is given
 * by http at its usual port is asked by https, which the large public hub speaks too.
 * https://www.w3.org/TR/websub/#discovery
 * @param answer its `Link` header, and where it came from
 */
export function offeredHub(
	answer: { link: string | null; url: string },
	parsed: { feed: { hub: string | null }; selfUrl: string | null },
): HubOffer | null {
	const links = linksOf(answer.link ?? "");
	const named = links.filter(({ rels }) => rels.includes("hub"));
	const hubs = [...named.map(({ target }) => target), parsed.feed.hub ?? ""];
	const hub = hubs.flatMap((given) => secured(given, answer.url) ?? [])[0];
	if (hub === undefined) return null;
	const self = links.find(({ rels }) => rels.includes("self"))?.target;
	const topic = self ?? parsed.selfUrl ?? "";
	// Many feeds leave out their own address; then it is the one that they were read from.
	return { hub, topic: absolute(topic, answer.url) ?? answer.url };
}

/** The links of a `Link` header: https://www.rfc-editor.org/rfc/rfc8288#section-3 */
function linksOf(header: string): { target: string; rels: string[] }[] {
	return [...header.matchAll(/<([^<>]*)>([^<]*)/g)].map(
		([, target = "", parameters = ""]) => {
			const rel = /;\s*rel\s*=\s*(?:"([^"]*)"|([^\s;,"]+))/i.exec(parameters);
			const rels = (rel?.[1] ?? rel?.[2] ?? "").toLowerCase().split(/\s+/);
			return { target: target.trim(), rels };
		},
	);
}

function secured(given: string, base: string): string | null {
	const url = URL.parse(absolute(given, base) ?? "");
	if (url === null) return null;
	if (url.protocol === "http:" && url.port === "") url.protocol = "https:";
	return url.protocol === "https:" ? url.href : null;
}

/** An absolute address stays letter for letter: the hub compares it so. */
function absolute(given: string, base: string): string | null {
	if (given === "") return null;
	const url = URL.parse(given, base);
	if (url === null || !/^https?:$/.test(url.protocol)) return null;
	return URL.canParse(given) ? given : url.href;
}
