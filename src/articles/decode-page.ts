import { decode } from "../feeds/decode.ts";

/** How far into a page its `<meta charset>` may stand; browsers look at 1,024 bytes, sites at less care. */
const head = 8_192;

/**
 * The text of a page's bytes: as {@link decode}, with a `<meta charset>` that
 * stands behind long scripts found too. `contentType` is HTTP's header.
 */
export function decodePage(bytes: Uint8Array, contentType?: string): string {
	if (contentType !== undefined && /charset/i.test(contentType)) {
		return decode(bytes, contentType);
	}
	const start = Buffer.from(bytes.subarray(0, head)).toString("latin1");
	const charset = /<meta[^>]{0,200}charset\s*=\s*["']?([\w.:-]+)/i.exec(
		start,
	)?.[1];
	return decode(bytes, charset && `text/html; charset=${charset}`);
}
