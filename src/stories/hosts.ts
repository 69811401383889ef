import type { FeedKind } from "../feeds/feed.ts";

export interface Reported {
	host: string;
	kind: FeedKind;
	title: string;
	fingerprint?: string;
}

/** Sites that point at others' articles; what they carry is confirmed by none of them. */
const aggregators =
	/(?:^|\.)(?:techmeme\.com|memeorandum\.com|news\.ycombinator\.com|reddit\.com|lobste\.rs|news\.google\.com|producthunt\.com|slashdot\.org|flipboard\.com|msn\.com|news\.yahoo\.com|feedly\.com|digg\.com|hckrnews\.com|buzzing\.cc)$/;

/** "(Kurt Wagner/Bloomberg)": aggregators name the outlet at the end of a headline. */
const credited = /\((?:[^()/]+\/)([^()/]+)\)\s*$/;

/**
 * Who independently reports: one entry a host, where an aggregator counts as the
 * outlet that it credits or not at all, and copies of one text count once.
 */
export function independentHosts(articles: readonly Reported[]): string[] {
	const hosts = new Set<string>();
	const texts = new Set<string>();
	const pointers: Reported[] = [];
	for (const article of articles) {
		if (article.kind === "aggregator" || aggregators.test(article.host)) {
			pointers.push(article);
			continue;
		}
		if (article.fingerprint && texts.has(article.fingerprint)) continue;
		if (article.fingerprint) texts.add(article.fingerprint);
		hosts.add(siteOf(article.host));
	}
	for (const { title } of pointers) {
		const outlet = credited.exec(title)?.[1];
		if (outlet && ![...hosts].some((host) => sameOutlet(outlet, host)))
			hosts.add(outlet);
	}
	if (hosts.size === 0 && articles[0]) hosts.add(siteOf(articles[0].host));
	return [...hosts];
}

export function isAggregator(
	article: Pick<Reported, "host" | "kind">,
): boolean {
	return article.kind === "aggregator" || aggregators.test(article.host);
}

/** Sites of makers, courts and governments: what they say is the event itself. */
const official =
	/(?:^|\.)(?:openai\.com|anthropic\.com|claude\.com|deepmind\.google|blog\.google|ai\.google\.dev|research\.google|ai\.meta\.com|about\.fb\.com|microsoft\.com|nvidia\.com|deepseek\.com|qwen\.ai|qwenlm\.github\.io|moonshot\.(?:ai|cn)|kimi\.com|minimax(?:i)?\.(?:io|com)|z\.ai|zhipuai\.cn|mistral\.ai|x\.ai|cohere\.com|huggingface\.co|stability\.ai|bytedance\.com|tencent\.com|thinkingmachines\.ai|amazon\.science|aws\.amazon\.com|apple\.com|github\.blog|europa\.eu|gov|gov\.[a-z]{2}|judiciary\.uk)$/;

/** Sites where anyone posts. */
const community =
	/(?:^|\.)(?:x\.com|twitter\.com|youtube\.com|github\.com|medium\.com|substack\.com|juejin\.cn|bsky\.app|mastodon\.social|linkedin\.com|dev\.to|arxiv\.org)$/;

/** The kind of source where no feed tells it: only for items that come without one. */
export function kindOfHost(host: string): FeedKind {
	if (aggregators.test(host)) return "aggregator";
	if (official.test(host)) return "official";
	if (community.test(host)) return "community";
	return "press";
}

/** `news.bbc.co.uk` and `bbc.co.uk` are one voice; so are the blogs of one site. */
function siteOf(host: string): string {
	const labels = host.split(".");
	const second = labels.at(-2) ?? "";
	const kept =
		labels.length > 2 && /^(?:co|com|org|gov|ac|net|edu)$/.test(second) ? 3 : 2;
	return labels.slice(-kept).join(".");
}

/** "Wall Street Journal" is wsj.com, "Bloomberg" bloomberg.com, "The Verge" theverge.com. */
function sameOutlet(outlet: string, host: string): boolean {
	const name = host.split(".")[0] ?? "";
	const words = outlet.toLowerCase().match(/[a-z0-9]+/g) ?? [];
	const initials = words.map((word) => word[0]).join("");
	return (
		words.join("") === name ||
		words.filter((word) => word !== "the").join("") === name ||
		initials === name
	);
}
