import packageJson from "../../../package.json" with { type: "json" };
import type { Config } from "../../config.ts";
import { reasonOf } from "../../lib/errors.ts";
import { type HttpClient, makeHttpClient } from "../../lib/http/client.ts";
import { localAddress } from "../../lib/login/address.ts";
import { type Finding, fine, wrong } from "./finding.ts";

/** The page answers at once or not at all. */
const timeouts = {
	connectMilliseconds: 3_000,
	headersMilliseconds: 5_000,
	bodyMilliseconds: 5_000,
};

/** Whether a program of ours has the page's address. */
export async function isRunning({
	web,
}: Pick<Config, "web">): Promise<boolean> {
	const address = new URL("/healthz", localAddress(web));
	return withClient(address.hostname, async (http) => {
		try {
			const { status } = await http.get(address.href);
			return status === 200;
		} catch {
			return false;
		}
	});
}

/** Whether PUBLIC_URL leads to us: what platforms, hubs and people are given. */
export async function* checkPublicUrl({
	publicUrl,
}: Pick<Config, "publicUrl">): AsyncGenerator<Finding> {
	if (publicUrl === null) return;
	const { hostname } = new URL(publicUrl);
	const address = new URL("/healthz", publicUrl).href;
	yield await withClient(hostname, async (http) => {
		try {
			const { status, body } = await http.get(address);
			return status === 200 && body.toString().includes('"ok"')
				? fine("address", `${publicUrl} leads here`)
				: wrong(
						"address",
						`${address} answers with ${status}, and not as this program does`,
						"See what the proxy before it passes on: /healthz, /slack/ and /websub/ are to reach us.",
					);
		} catch (error) {
			return wrong(
				"address",
				`${publicUrl}: ${reasonOf(error)}`,
				"Start the program, and see whether its name and its proxy lead to this machine; PUBLIC_URL names another.",
			);
		}
	});
}

/** The operator named the host, so that it may be in a private network. */
async function withClient<Result>(
	host: string,
	work: (http: HttpClient) => Promise<Result>,
): Promise<Result> {
	const http = makeHttpClient({
		version: packageJson.version,
		allowedHosts: [host],
		timeouts,
	});
	try {
		return await work(http);
	} finally {
		await http.close();
	}
}
