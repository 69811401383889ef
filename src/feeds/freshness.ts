/** How long an answer stays fresh, seconds, by `Cache-Control` or `Expires`; null where it does not say. */
export function freshForSeconds(
	headers: Readonly<Record<string, string>>,
): number | null {
	const control = headers["cache-control"] ?? "";
	if (/\bno-(?:cache|store)\b/i.test(control)) return null;
	const age = Number(headers.age ?? 0) || 0;
	const maxAge = /\bmax-age\s*=\s*"?(\d{1,10})/i.exec(control)?.[1];
	if (maxAge !== undefined) return Math.max(0, Number(maxAge) - age);
	const expires = Date.parse(headers.expires ?? "");
	const date = Date.parse(headers.date ?? "");
	if (Number.isNaN(expires) || Number.isNaN(date)) return null;
	return Math.max(0, (expires - date) / 1_000);
}

/** What `Retry-After` asks for, seconds from now, whether it gives seconds or a date. */
export function retryAfterSeconds(
	headers: Readonly<Record<string, string>>,
	now: Date,
): number | null {
	const value = headers["retry-after"]?.trim() ?? "";
	if (/^\d{1,10}$/.test(value)) return Number(value);
	const date = Date.parse(value);
	return Number.isNaN(date)
		? null
		: Math.max(0, (date - now.getTime()) / 1_000);
}
