/** Pictures for tests that look at how they travel, not at what they show. */
import { crc32, deflateSync } from "node:zlib";
import type { ReplyPicture } from "#src/chat/reply-picture.ts";

/** The smallest PNG: one pixel. */
export const onePixel = Uint8Array.from([
	...[137, 80, 78, 71, 13, 10, 26, 10],
	...chunk("IHDR", [0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]),
	...chunk("IDAT", deflateSync(Uint8Array.of(0, 0))),
	...chunk("IEND", []),
]);

/** A picture that goes with a reply; what it shows is said as "Two bars: 3, 5." */
export function picture(changes: Partial<ReplyPicture> = {}): ReplyPicture {
	return {
		button: null,
		prepare: async () => ({
			alt: "Two bars: 3, 5.",
			draw: async () => onePixel,
		}),
		...changes,
	};
}

/** Of a picture that cannot be drawn. */
export const undrawable = picture({
	prepare: async () => ({
		alt: "Two bars: 3, 5.",
		draw: () => Promise.reject(new Error("no more ink")),
	}),
});

/** Width and height of a PNG, in pixels. */
export function pngSize(png: Uint8Array): { width: number; height: number } {
	const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
	return { width: view.getUint32(16), height: view.getUint32(20) };
}

function chunk(name: string, data: Iterable<number>): number[] {
	const body = [...Buffer.from(name, "latin1"), ...data];
	const bytes = Buffer.alloc(4);
	bytes.writeUInt32BE(body.length - 4);
	const sum = Buffer.alloc(4);
	sum.writeUInt32BE(crc32(Uint8Array.from(body)));
	return [...bytes, ...body, ...sum];
}
