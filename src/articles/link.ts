import { isTracking } from "./tracking.ts";

/**
 * An address for readers to follow: as its publisher writes it, since a few
 * sites do not answer under their canonical form, but without tracking. Throws
 * a TypeError where `url` is no address.
 */
export function readerLink(url: string): string {
	const link = new URL(url.trim());
	const host = link.hostname.replace(/^www\./, "");
	for (const name of [...link.searchParams.keys()])
		if (isTracking(name, host)) link.searchParams.delete(name);
	if (!/^#[!/]/.test(link.hash)) link.hash = "";
	return link.href;
}
