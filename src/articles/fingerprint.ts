import { createHash } from "node:crypto";
import { shortHash } from "../lib/text/hash.ts";
import { normalise } from "../lib/text/normalise.ts";
import { words } from "../lib/text/segment.ts";

/** Wire copies are cut at different lengths and keep their beginning. */
const leadWords = 150;
const shingleWords = 3;

/** Under so many words a text is a teaser, in which a copy and a chance look alike. */
const leastWords = 25;

/** As many smallest hashes as are kept; with 24 the share that is equal is off by 0.1 at most times. */
const sketchLength = 24;
const digits = 4;
const separator = ".";
const places = "abcdefghijkl";

/** Independent reports of one event share under a tenth of their shingles, edited copies over half. */
const copyShare = 0.5;

/** A title of fewer words ("Weekly roundup") may be anybody's. */
const tellingTitle = 6;

/**
 * A short text that tells whether two articles are copies of one text. For texts
 * it is a MinHash sketch of the three-word shingles of the lead (A. Broder, On
 * the resemblance and containment of documents, 1997): see {@link areCopies}.
 * A teaser has too few words for that: it is a copy only where it is equal.
 */
export function fingerprintOf(article: {
	title: string;
	summary: string | null;
	text: string;
	host: string;
	language: string;
}): string {
	const { title, summary, text, host, language } = article;
	const lead = words(normalise(text.slice(0, 20 * leadWords)), language);
	if (lead.length >= leastWords) return sketch(lead.slice(0, leadWords));
	const teaser = normalise(`${title} ${summary ?? ""} ${text}`);
	const own = words(teaser, language).length < tellingTitle ? host : "";
	return `=${shortHash(`${own} ${teaser}`)}`;
}

/** Whether two fingerprints are of one text, small edits and cuts notwithstanding. */
export function areCopies(one: string, other: string): boolean {
	if (one === other) return true;
	const [ours, theirs] = [hashesOf(one), hashesOf(other)];
	if (ours.length === 0 || ours.length !== theirs.length) return false;
	const equal = ours.filter((hash, at) => hash === theirs[at]).length;
	return equal >= copyShare * ours.length;
}

function hashesOf(fingerprint: string): string[] {
	if (!fingerprint.includes(separator)) return [];
	return bandsOf(fingerprint).flatMap((band) => [
		band.slice(1, 1 + digits),
		band.slice(1 + digits),
	]);
}

/**
 * The parts of a fingerprint of which a copy shares at least one, nearly always:
 * an index over them (`articles_copies`) finds what is worth comparing. Each is
 * two hashes with their place; a teaser has one part.
 */
export function bandsOf(fingerprint: string): string[] {
	return fingerprint.split(separator);
}

/** Of each of many hash functions the smallest value over all shingles, in hexadecimal. */
function sketch(lead: string[]): string {
	const smallest = new Uint32Array(sketchLength).fill(0xffffffff);
	for (let at = 0; at + shingleWords <= lead.length; at++) {
		const hash = createHash("md5")
			.update(lead.slice(at, at + shingleWords).join(" "))
			.digest();
		// Two independent hashes make as many as are wanted (Kirsch and Mitzenmacher, 2006).
		const first = hash.readUInt32LE(0);
		const second = hash.readUInt32LE(4) | 1;
		for (let index = 0; index < sketchLength; index++) {
			const value = mix((first + Math.imul(index, second)) >>> 0);
			if (value < (smallest[index] ?? 0)) smallest[index] = value;
		}
	}
	const hashes = Array.from(smallest, (value) =>
		(value & 0xffff).toString(16).padStart(digits, "0"),
	);
	const bands = hashes.flatMap((hash, at) =>
		at % 2 === 0 ? `${places[at / 2]}${hash}${hashes[at + 1]}` : [],
	);
	return bands.join(separator);
}

/** The finaliser of MurmurHash3, so that neighbouring inputs order differently. */
function mix(value: number): number {
	let hash = value;
	hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
	hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
	return (hash ^ (hash >>> 16)) >>> 0;
}
