import type { Clock } from "../lib/clock.ts";
import type { HttpClient } from "../lib/http/client.ts";

/** Whether a site lets us read a page. */
export interface Robots {
	mayFetch(url: string): Promise<boolean>;
}

interface Rule {
	allow: boolean;
	/** May hold `*` for anything and end in `$` for the end of the address. */
	path: string;
}

interface Known {
	rules: Rule[];
	until: number;
}

/** Our product token (RFC 9309 §2.2.1); the user agent of the HTTP client begins with it. */
const product = "modelwire";

const hour = 3_600_000;
/** RFC 9309 §2.4: no longer than 24 hours. */
const remembered = 24 * hour;
/** RFC 9309 §2.5: at least 500 KiB are to be read. */
const longest = 500 * 1024;
const mostHosts = 2_000;

const nothing: Rule[] = [{ allow: false, path: "/" }];

/**
 * Reads each site's robots.txt once a day and answers by it (RFC 9309). A site
 * without one allows everything; one whose robots.txt cannot be read for an
 * error of its own allows nothing, and is asked again after an hour.
 */
export function makeRobots({
	http,
	clock,
}: {
	http: Pick<HttpClient, "get">;
	clock: Clock;
}): Robots {
	const sites = new Map<string, Promise<Known>>();

	async function read(origin: string): Promise<Known> {
		const now = clock.now().getTime();
		try {
			const { status, body } = await http.get(`${origin}/robots.txt`, {
				headers: { accept: "text/plain" },
				maxBytes: 4 * longest,
			});
			if (status >= 500 || status === 429) {
				return { rules: nothing, until: now + hour };
			}
			const rules =
				status < 300 ? parseRobots(body.toString("utf8", 0, longest)) : [];
			return { rules, until: now + remembered };
		} catch {
			// The page could hardly be read where this could not.
			return { rules: nothing, until: now + hour };
		}
	}

	async function rulesOf(origin: string): Promise<Rule[]> {
		const asked = sites.get(origin);
		const known = await asked;
		if (known !== undefined && clock.now().getTime() < known.until)
			return known.rules;
		// Another caller may have asked again meanwhile.
		const current = sites.get(origin);
		if (current !== undefined && current !== asked)
			return (await current).rules;
		const [oldest] = sites.keys();
		if (sites.size >= mostHosts && oldest !== undefined) sites.delete(oldest);
		const asking = read(origin);
		sites.delete(origin);
		sites.set(origin, asking);
		return (await asking).rules;
	}

	return {
		async mayFetch(url) {
			const { origin, pathname, search } = new URL(url);
			return allows(await rulesOf(origin), pathname + search);
		},
	};
}

/** The most specific rule decides, an allowing one among equals (RFC 9309 §2.2.2). */
export function allows(rules: readonly Rule[], path: string): boolean {
	const address = comparable(path);
	let decisive: Rule | undefined;
	for (const rule of rules) {
		if (!matches(rule.path, address)) continue;
		const longer = rule.path.length - (decisive?.path.length ?? -1);
		if (longer > 0 || (longer === 0 && rule.allow)) decisive = rule;
	}
	return decisive?.allow ?? true;
}

/** The rules of all groups for us, or, where there is none, of those for everybody. */
export function parseRobots(text: string): Rule[] {
	const ours: Rule[] = [];
	const everybodys: Rule[] = [];
	let named = false;
	let agents: string[] = [];
	let inRules = false;
	for (const line of text.split(/\r\n|\r|\n/)) {
		const [, key, value] =
			/^\s*([a-z-]+)\s*:\s*(.*?)\s*$/i.exec(line.replace(/#.*/, "")) ?? [];
		switch (key?.toLowerCase()) {
			case "user-agent":
				if (inRules) agents = [];
				inRules = false;
				agents.push(agentName(value ?? ""));
				named ||= agentName(value ?? "") === product;
				break;
			case "allow":
			case "disallow": {
				inRules = true;
				if (!value) break;
				const rule = {
					allow: key.toLowerCase() === "allow",
					path: comparable(value),
				};
				if (agents.includes(product)) ours.push(rule);
				if (agents.includes("*")) everybodys.push(rule);
			}
		}
	}
	return named ? ours : everybodys;
}

function agentName(value: string): string {
	return value === "*"
		? "*"
		: (/^[a-z_-]+/i.exec(value)?.[0] ?? "").toLowerCase();
}

/** By search alone: a pattern full of stars takes a regular expression for ever. */
function matches(path: string, address: string): boolean {
	const anchored = path.endsWith("$");
	const [first = "", ...others] = (anchored ? path.slice(0, -1) : path).split(
		/\*+/,
	);
	if (!address.startsWith(first)) return false;
	const last = anchored ? others.pop() : undefined;
	let position = first.length;
	for (const part of others) {
		const at = address.indexOf(part, position);
		if (at < 0) return false;
		position = at + part.length;
	}
	if (last === undefined) return !anchored || position === address.length;
	return address.endsWith(last) && address.length - last.length >= position;
}

/** Escaped and plain spellings of one path become equal (RFC 9309 §2.2.2). */
function comparable(path: string): string {
	return path
		.replace(/[^\x21-\x7e]/gu, (character) =>
			encodeURIComponent(character.toWellFormed()),
		)
		.replace(/%[\da-f]{2}/gi, (escaped) => {
			const plain = String.fromCharCode(Number.parseInt(escaped.slice(1), 16));
			return /[\w.~-]/.test(plain) ? plain : escaped.toUpperCase();
		});
}
