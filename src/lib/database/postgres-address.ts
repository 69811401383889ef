/** What a PostgreSQL URL says that the driver does not read itself, and why one cannot be used. */

export interface PostgresAddress {
	/** For the driver. */
	url: string;
	/** `max`: of connections that a process may hold; null where it does not say. */
	connections: number | null;
	/** `channel_binding`: whether the password is bound to the TLS connection. */
	isBound: boolean;
}

/** Locks are held on some while the work under them needs others. */
const fewestConnections = 6;

/** Of libpq's levels these are not in the driver: a connection is checked in full, or by choice not at all. */
const checkedLevels = ["prefer", "require", "verify-ca"];

/**
 * Takes from a URL what is ours.
 * @throws when it cannot be meant, in one sentence
 */
export function readPostgresAddress(text: string): PostgresAddress {
	const url = new URL(text);
	const { searchParams } = url;
	const take = (name: string) => {
		const value = searchParams.get(name);
		searchParams.delete(name);
		return value;
	};
	const connections = connectionsIn(take("max"));
	const isBound = ["prefer", "require"].includes(take("channel_binding") ?? "");
	if (checkedLevels.includes(searchParams.get("sslmode") ?? ""))
		searchParams.set("sslmode", "verify-full");
	return { url: url.href, connections, isBound };
}

function connectionsIn(written: string | null): number | null {
	if (written === null) return null;
	const connections = Number(written);
	if (Number.isInteger(connections) && connections >= fewestConnections)
		return connections;
	throw new Error(
		`max=${written} is no number of connections: give ${fewestConnections} or more`,
	);
}

/** What is to be done, by what the server or TLS said. */
const remedies: readonly [RegExp, string][] = [
	[
		/self.signed certificate|unable to (verify|get)/i,
		"Name the certificate of whoever signed the server's (sslrootcert=/path/to/ca.pem in the address), or have it checked by nobody (sslmode=no-verify)",
	],
	[
		/does not match certificate|ERR_TLS_CERT_ALTNAME/i,
		"Give the host name that the server's certificate is for",
	],
	[
		/does not support SSL/i,
		"Leave sslmode out of the address where the way to the server is safe",
	],
	[
		/no encryption|SSL (connection is )?required|sslmode/i,
		"Ask for TLS in the address: sslmode=require",
	],
	[
		/too many (clients|connections)|connection slots/i,
		"Let the server have more (max_connections), or have each process hold fewer (max=6 in the address)",
	],
	[/password authentication|no password|SASL/i, "Correct user and password"],
	[/database .* does not exist/i, "Create the database"],
	[
		/transaction mode/i,
		"Give the server's own address, or have the pooler keep sessions (pool_mode=session): our locks and the queue need them",
	],
	[
		/unsupported startup parameter/i,
		"Give the server's own address: what stands before it refuses what we say on connecting",
	],
];

/** The next step after a failure to connect. */
export function remedyFor(reason: string): string {
	const known = remedies.find(([pattern]) => pattern.test(reason));
	return known?.[1] ?? "Start it, or correct the address";
}
