import { isTracking } from "./tracking.ts";

/**
 * The one address under which an article is known here, whatever way led to it:
 * https, bare lower-case host, no port of its own, no fragment, no tracking, no
 * AMP or mobile form, remaining parameters in order of name, 2,000 characters at most.
 * Applying it twice changes nothing. Throws an Error where `url` is no address of a web page.
 */
export function canonicalUrl(url: string): string {
	let current = normalise(url);
	// An AMP cache may hold a link wrapper and the other way round. Each round
	// either leaves the address as it is or takes a wrapper or a suffix off it.
	for (let round = 0; round < mostRounds; round++) {
		const next = normalise(current);
		if (next === current) {
			if (current.length > longestKept) throw notAnAddress(current);
			return current;
		}
		current = next;
	}
	throw notAnAddress(url, "it holds addresses within addresses without end");
}

/** More layers than anyone has a use for; addresses are made that take hours to unwrap. */
const mostRounds = 20;

/** As {@link canonicalUrl}, or null where that throws. */
export function canonicalUrlOrNull(url: string): string | null {
	try {
		return canonicalUrl(url);
	} catch {
		return null;
	}
}

/** The host of `url`, lower-case, without `www.`, `m.`, `amp.` and the like. Throws as {@link canonicalUrl}. */
export function hostOf(url: string): string {
	return bareHost(parse(url).hostname);
}

function normalise(given: string): string {
	const url = parse(given);
	const wrapped = wrappedAddress(url);
	if (wrapped !== null) return wrapped;

	const { host, path, query } = atOneHome({
		host: bareHost(url.hostname),
		path: url.pathname,
		query: url.search,
	});
	// A port of its own is another server, most likely one without a certificate.
	const origin =
		url.port === ""
			? `https://${host}`
			: `${url.protocol}//${host}:${url.port}`;
	// `#!` and `#/` name a page; any other fragment names a place in it.
	const fragment = /^#[!/]./.test(url.hash) ? url.hash : "";
	return `${origin}${plainPath(path, host)}${plainQuery(query, host)}${fragment}`;
}

/** PostgreSQL keeps no longer text under a unique key, and hardly a page has one. */
const longestKept = 2_000;

/** Four times what servers take, for what is wrapped in it; reading a long address takes long. */
const longestRead = 32_000;

function parse(given: string): URL {
	const trimmed = given.trim();
	const url = trimmed.length > longestRead ? null : URL.parse(trimmed);
	if (url === null || !/^https?:$/.test(url.protocol) || url.hostname === "")
		throw notAnAddress(trimmed);
	return url;
}

function notAnAddress(given: string, rule = ruleFor(given)): Error {
	const shown = given.length > 80 ? `${given.slice(0, 80)}…` : given;
	return new Error(`"${shown}" is no web address; ${rule}.`);
}

function ruleFor(given: string): string {
	return given.length > longestKept
		? `it is longer than ${longestKept} characters`
		: "it must start with http:// or https://";
}

/** Names in front of a site's own that show the same articles in another dress. */
const dress = /^(?:www|m|mobile|amp|wap|touch)\.(?=.)/;

/** Registries' own second level: `m.co.kr` is a site called m. */
const registry = /^(?:ac|co|com|edu|gob|gov|go|net|ne|org|or)\.[a-z]{2}$/;

function bareHost(hostname: string): string {
	let host = hostname.toLowerCase().replace(/\.+$/, "");
	if (/^[\d.]+$/.test(host) || host.startsWith("[")) return host;
	for (;;) {
		const rest = host.replace(dress, "");
		if (rest === host || !rest.includes(".") || registry.test(rest)) break;
		host = rest;
	}
	// Wikimedia puts the mobile mark behind the language: en.m.wikipedia.org.
	return host.replace(/^([a-z-]+)\.m\.(wik[a-z]+\.org)$/, "$1.$2");
}

/** The address that an AMP cache or a link counter carries within its own, if any. */
function wrappedAddress(url: URL): string | null {
	const host = bareHost(url.hostname);
	const cache = /^\/(?:amp\/|[cvwi]\/|ii\/)(s\/)?([^/]+\.[^/]+\/?.*)$/.exec(
		url.pathname,
	);
	const isCache =
		/(?:^|\.)(?:cdn\.ampproject\.org|bing-amp\.com)$/.test(host) ||
		(/^(?:google\.[a-z.]+|bing\.com)$/.test(host) &&
			url.pathname.startsWith("/amp/"));
	if (isCache && cache?.[2] !== undefined) {
		return asAddress(`http${cache[1] ? "s" : ""}://${cache[2]}${url.search}`);
	}
	const parameters = counters.find(
		({ where, path }) => where.test(host) && path.test(url.pathname),
	)?.carries;
	for (const name of parameters ?? []) {
		const target = asAddress(url.searchParams.get(name) ?? "");
		if (target !== null) return target;
	}
	return null;
}

function asAddress(text: string): string | null {
	if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) return null;
	return text;
}

/** Services that count a click and send the reader on to an address in their query. */
const counters = [
	{
		where: /^google\.[a-z.]+$/,
		path: /^\/url\/?$/,
		carries: ["url", "q"],
	},
	{ where: /^(?:l|lm)\.facebook\.com$/, path: /^\/l\.php$/, carries: ["u"] },
	{ where: /^youtube\.com$/, path: /^\/redirect$/, carries: ["q"] },
	{ where: /^out\.reddit\.com$/, path: /./, carries: ["url"] },
	{ where: /^linkedin\.com$/, path: /^\/(?:redir|safety)\//, carries: ["url"] },
	{
		where: /\.safelinks\.protection\.outlook\.com$/,
		path: /./,
		carries: ["url"],
	},
	{
		where: /^bing\.com$/,
		path: /^\/news\/apiclick\.aspx$/i,
		carries: ["url"],
	},
	{
		where: /^slashdot\.org$/,
		path: /^\/(?:firehose|bookmark)/,
		carries: ["url"],
	},
];

interface Place {
	host: string;
	path: string;
	/** With its question mark, or empty. */
	query: string;
}

/** Sites that have moved, or answer under several names for one page. */
function atOneHome(place: Place): Place {
	const { host, path, query } = place;
	if (host === "twitter.com") return { ...place, host: "x.com" };
	if (/^(?:old|new|np|amp|i)\.reddit\.com$/.test(host)) {
		return { ...place, host: "reddit.com" };
	}
	const video = /^\/([\w-]{11})\/?$/.exec(path)?.[1];
	if (host === "youtu.be" && video !== undefined) {
		const more = query === "" ? "" : `&${query.slice(1)}`;
		return { host: "youtube.com", path: "/watch", query: `?v=${video}${more}` };
	}
	if (/^(?:export\.)?arxiv\.org$/.test(host)) {
		// The paper itself, not one of its versions or formats.
		const paper = path.replace(
			/^\/(?:abs|pdf|html)\/((?:[a-z.-]+\/)?\d[\d.]*\d)(?:v\d+)?(?:\.pdf)?\/?$/i,
			"/abs/$1",
		);
		return { host: "arxiv.org", path: paper, query };
	}
	return place;
}

/** Where `/amp` at the end is a name that somebody chose. */
const codeHosts = /^(?:github|gitlab|npmjs|pypi|huggingface)\.[a-z]+$/;

function plainPath(given: string, host: string): string {
	let path = tidyEscapes(given);
	if (path.includes("//")) path = path.replace(/(?<!:)\/{2,}/g, "/");
	for (;;) {
		const before = path;
		path = path.replace(index, "/").replace(/(?<=.)\/+$/, "");
		if (!codeHosts.test(host)) path = withoutAmp(path);
		if (path === before) return path;
	}
}

const index =
	/\/(?:index\.(?:html?|shtml|xhtml|php|aspx?|jsp)|default\.(?:html?|aspx?))$/i;

function withoutAmp(path: string): string {
	if (!/amp/i.test(path)) return path;
	return (
		path
			.replace(/(?<=\/[^/]+)\/amp$/i, "")
			.replace(/\.amp(?=\.html?$)|\.amp$/i, "")
			.replace(/^\/platform\/amp(?=\/.)/i, "")
			// In front only before a headline: `/amp/pricing` may be a product's page.
			.replace(/^\/amp(?=\/.*[a-z\d]-[a-z\d]+-[a-z\d][^/]*$)/i, "")
	);
}

/** Upper-case escapes, and none for characters that need no escape (RFC 3986 §6.2.2). */
function tidyEscapes(text: string): string {
	if (!text.includes("%")) return text;
	return text.replace(/%[\da-f]{2}/gi, (given) => {
		const character = String.fromCharCode(Number.parseInt(given.slice(1), 16));
		return /[\w.~-]/.test(character) ? character : given.toUpperCase();
	});
}

function plainQuery(search: string, host: string): string {
	if (search.length < 2) return "";
	const kept = search
		.slice(1)
		.split("&")
		.filter((part) => part !== "")
		.map((part) => ({ part: tidyEscapes(part), name: nameOf(part) }))
		.filter(({ name }) => !isTracking(name, host))
		.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
	return kept.length === 0 ? "" : `?${kept.map(({ part }) => part).join("&")}`;
}

function nameOf(part: string): string {
	return tidyEscapes(part.split("=", 1)[0] ?? "");
}
