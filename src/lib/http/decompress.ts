import { promisify } from "node:util";
import zlib from "node:zlib";

const gunzip = promisify(zlib.gunzip);
const inflate = promisify(zlib.inflate);
const inflateRaw = promisify(zlib.inflateRaw);
const brotli = promisify(zlib.brotliDecompress);
const zstd = promisify(zlib.zstdDecompress);

export const acceptedEncodings = "gzip, br, zstd, deflate";

/**
 * Undoes a `Content-Encoding`, at most `maxBytes` of it. Bytes that are not encoded
 * although the header says so are returned as they are, and a body that was cut off
 * yields what is there. Throws `ERR_BUFFER_TOO_LARGE` beyond the limit.
 */
export async function decompress(
	body: Buffer,
	encoding: string,
	maxBytes: number,
): Promise<Buffer> {
	let result = body;
	const names = encoding
		.toLowerCase()
		.split(",")
		.map((name) => name.trim());
	// Applied in the order given, so undone from the last; nobody nests more than two.
	for (const name of names.reverse().slice(0, 2)) {
		result = await undo(result, name, maxBytes);
	}
	return result;
}

async function undo(
	body: Buffer,
	name: string,
	maxOutputLength: number,
): Promise<Buffer> {
	if (body.length === 0) return body;
	const { constants } = zlib;
	const lenient = { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength };
	switch (name) {
		case "gzip":
		case "x-gzip":
			return body.readUInt16BE(0) === 0x1f8b ? gunzip(body, lenient) : body;
		case "deflate":
			// Some servers send it without the zlib header.
			return (body[0] ?? 0) % 16 === 8
				? inflate(body, lenient)
				: inflateRaw(body, lenient);
		case "br":
			return brotli(body, {
				finishFlush: constants.BROTLI_OPERATION_FLUSH,
				maxOutputLength,
			});
		case "zstd":
			return zstd(body, {
				finishFlush: constants.ZSTD_e_flush,
				maxOutputLength,
			});
		default:
			return body;
	}
}
