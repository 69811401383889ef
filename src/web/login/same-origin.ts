/**
 * Whether a request that changes something comes from a page of ours. Browsers say where from with
 * every POST; what says nothing is no browser, and has no business here.
 * https://developer.mozilla.org/docs/Web/HTTP/Reference/Headers/Origin
 * https://developer.mozilla.org/docs/Web/HTTP/Reference/Headers/Sec-Fetch-Site
 */
export function isFromOurPage({
	origin,
	site,
	host,
	publicUrl,
}: {
	origin: string | null;
	/** `Sec-Fetch-Site`; over plain HTTP browsers send it to their own machine alone. */
	site: string | null;
	/** Name and port that the request was made to. */
	host: string;
	/** A proxy in front of us may have asked under another name than the browser. */
	publicUrl: string | null;
}): boolean {
	if (site !== null && site !== "same-origin") return false;
	const from = URL.parse(origin ?? "");
	if (from === null || !/^https?:$/.test(from.protocol)) return false;
	return (
		from.host === host || from.origin === URL.parse(publicUrl ?? "")?.origin
	);
}
