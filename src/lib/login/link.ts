import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import type { Clock } from "../clock.ts";
import { keyFor } from "./key.ts";

/** What is signed for, once: to log in, to log out everybody, or for a command to have a backup written. */
const purposes = ["enter", "end-all", "backup"] as const;
type Purpose = (typeof purposes)[number];
/** What a person opens as a link. */
export type LinkPurpose = Exclude<Purpose, "backup">;

/** What a link says of itself, once its signature is found right. */
export interface SignedLink {
	purpose: Purpose;
	/** By which it is remembered that it was used. */
	id: string;
	expiresAt: Date;
}

export interface LoginLinks {
	/** A new token, for the address of a page: `/login?token=…`. */
	make(purpose: Purpose): string;
	/** What a token says; null where it was not signed here, was changed, or is too old. */
	read(token: string): SignedLink | null;
}

export const linkMinutes = 10;

const version = "v1";
const longest = 200;

/**
 * Links that a process signs and another honours, without a word between them: the database of a
 * small site is open in one process alone.
 * @param root called when a link is made or read for the first time
 */
export function makeLoginLinks({
	clock,
	root,
}: {
	clock: Clock;
	root: () => Uint8Array;
}): LoginLinks {
	let key: Buffer | null = null;
	function sign(words: string): Buffer {
		key ??= keyFor("login link", root());
		return createHmac("sha256", key).update(words).digest();
	}
	return {
		make(purpose) {
			const expires = clock.now().getTime() + linkMinutes * 60_000;
			const id = randomBytes(16).toString("base64url");
			const words = [version, purpose, expires.toString(36), id].join(".");
			return `${words}.${sign(words).toString("base64url")}`;
		},

		read(token) {
			if (token.length > longest) return null;
			const end = token.lastIndexOf(".");
			const words = token.slice(0, Math.max(0, end));
			const expected = Buffer.from(sign(words).toString("base64url"));
			// As text, since base64 leaves bits to spare at its end.
			const given = Buffer.from(token.slice(end + 1));
			if (given.length !== expected.length) return null;
			if (!timingSafeEqual(given, expected)) return null;
			const [, named, expires = "", id = ""] = words.split(".");
			const purpose = purposes.find((known) => known === named);
			const expiresAt = new Date(Number.parseInt(expires, 36));
			const isOver = !(expiresAt.getTime() > clock.now().getTime());
			return purpose === undefined || isOver
				? null
				: { purpose, id, expiresAt };
		},
	};
}
