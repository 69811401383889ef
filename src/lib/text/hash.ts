import { createHash } from "node:crypto";

/**
 * A short name for a text that is the same on every machine and in every run: 16 hexadecimal
 * digits of its SHA-256. Good for cache keys and fingerprints, not for secrets.
 */
export function shortHash(text: string): string {
	return createHash("sha256").update(text, "utf8").digest("hex").slice(0, 16);
}
