import { lookup } from "node:dns/promises";
import { isIP, type LookupFunction } from "node:net";
import { buildConnector } from "undici";
import { whyNotPublic, whyPrivateName } from "./addresses.ts";
import { HttpError } from "./error.ts";

export interface ResolvedAddress {
	address: string;
	family: number;
}

/** A connection that was not made. */
export interface Refusal {
	host: string;
	/** What the host's name resolved to, or null when it was refused by its name. */
	address: string | null;
	reason: string;
}

export interface GuardOptions {
	/** Host names and addresses that may be private, as the operator allows. */
	allowedHosts: readonly string[];
	connectMilliseconds: number;
	resolve?: (hostname: string) => Promise<ResolvedAddress[]>;
	onRefused?: (refusal: Refusal) => void;
}

/** Ports below 1024 that serve the web; the others belong to mail, shells and the like. */
const webPorts = new Set(["", "80", "443"]);

/**
 * A connector for undici that reaches public hosts only. The name is looked up once,
 * every address it has is checked, and the socket goes to exactly those addresses:
 * a name that resolves otherwise a moment later gains nothing. Since it stands where
 * sockets are opened, redirects pass through it too.
 */
export function makeGuardedConnector({
	allowedHosts,
	connectMilliseconds,
	resolve = (hostname) => lookup(hostname, { all: true }),
	onRefused,
}: GuardOptions): buildConnector.connector {
	const allowed = new Set(allowedHosts.map(bareHost));

	const guardedLookup: LookupFunction = (hostname, options, callback) => {
		resolveChecked(hostname).then(
			(addresses) => {
				const [first] = addresses;
				if (options.all) callback(null, addresses);
				else callback(null, first?.address ?? "", first?.family);
			},
			(error: Error) => callback(error, ""),
		);
	};
	const connect = buildConnector({
		lookup: guardedLookup,
		timeout: connectMilliseconds,
		allowH2: false,
	});

	return (options, callback) => {
		const host = bareHost(options.hostname);
		const refusal = allowed.has(host)
			? null
			: checkUnresolved(host, options.port);
		if (refusal) callback(refusal, null);
		else connect(options, callback);
	};

	function checkUnresolved(host: string, port: string): HttpError | null {
		const reason = isIP(host) === 0 ? whyPrivateName(host) : whyNotPublic(host);
		if (reason !== null)
			return refuse(host, isIP(host) === 0 ? null : host, reason);
		if (Number(port) < 1024 && !webPorts.has(port)) {
			return refuse(host, null, `port ${port} is not one of the web`);
		}
		return null;
	}

	async function resolveChecked(hostname: string): Promise<ResolvedAddress[]> {
		const addresses = await resolve(hostname);
		if (addresses.length === 0) {
			throw Object.assign(new Error(`no address for ${hostname}`), {
				code: "ENOTFOUND",
			});
		}
		if (allowed.has(bareHost(hostname))) return addresses;
		for (const { address } of addresses) {
			const reason = whyNotPublic(address);
			// One private address among public ones is as suspicious as one alone.
			if (reason !== null) throw refuse(hostname, address, reason);
		}
		return addresses;
	}

	function refuse(
		host: string,
		address: string | null,
		reason: string,
	): HttpError {
		onRefused?.({ host, address, reason });
		const where =
			address === null || address === host ? host : `${host} (${address})`;
		return new HttpError(
			"refused",
			host,
			`${where} is not asked: ${reason}. Add it to ALLOWED_HOSTS if it is yours.`,
		);
	}
}

function bareHost(host: string): string {
	return host
		.toLowerCase()
		.replace(/^\[|\]$/g, "")
		.replace(/\.$/, "");
}
