import { reasonOf } from "../lib/errors.ts";
import { localAddress, loginAddress } from "../lib/login/address.ts";
import type { Running } from "../main.ts";

/** A link that logs in to the page of this process, once; where none can be made, its bare address and why. */
export function deskLink({ app, web }: Running): string | null {
	if (web === null) return null;
	try {
		const { publicUrl, web: settings } = app.config;
		const port = Number(new URL(web.url).port);
		const here = localAddress({ ...settings, port });
		return loginAddress(publicUrl ?? here, app.loginLinks.make("enter"));
	} catch (error) {
		return `${web.url} (${reasonOf(error)})`;
	}
}
