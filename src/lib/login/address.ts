/** Where a page of this machine is reached from it, whatever it listens on. */
export function localAddress({ host, port }: { host: string; port: number }) {
	const everywhere = host === "0.0.0.0" || host === "::";
	const name = everywhere ? "127.0.0.1" : host;
	return `http://${name.includes(":") ? `[${name}]` : name}:${port}`;
}

/** The address of a login link under that of the page. */
export function loginAddress(page: string, token: string): string {
	const address = new URL("/login", page);
	address.searchParams.set("token", token);
	return address.href;
}
