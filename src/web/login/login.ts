import { createHash, createHmac, randomBytes } from "node:crypto";
import type { Clock } from "../../lib/clock.ts";
import type { Database } from "../../lib/database/database.ts";
import { keyFor } from "../../lib/login/key.ts";
import type {
	LinkPurpose,
	LoginLinks,
	SignedLink,
} from "../../lib/login/link.ts";
import {
	endAllSessions,
	endSession,
	forgetExpired,
	liveSession,
	prolongSession,
	saveSession,
	useLink,
} from "./store.ts";

/** Who is logged in, for as long as the browser keeps its cookie. */
export interface Session {
	/** Names the session in the database. */
	hash: string;
	/** What a form must carry to change anything; worth nothing to another session. */
	formToken: string;
	/** When the session has just been prolonged: until when the browser may keep the cookie. */
	isProlonged: boolean;
}

/** The desk's door: links in, sessions out. */
export interface Login {
	/** What a link is good for; null where it is none, or too old. It is not used up by this. */
	look(token: string): LinkPurpose | null;
	/** Uses up a link and does what it is for; null where it is none, was used, or is too old. */
	use(token: string): Promise<Used | null>;
	/** Whether a command of this machine's signed for a backup; that is used up by this. */
	allowsBackup(token: string): Promise<boolean>;
	/** @param secret what the browser's cookie holds */
	session(secret: string): Promise<Session | null>;
	leave(session: Session): Promise<void>;
}

export type Used =
	/** @param secret for the browser's cookie, and kept nowhere else */
	{ purpose: "enter"; secret: string } | { purpose: "end-all" };

export const sessionDays = 30;
const day = 24 * 60 * 60_000;

/** So often a session is prolonged; each page would be a write too many. */
const prolongedEvery = day / 24;

/**
 * The login with its sessions in the database, as SHA-256 of what the browser keeps: a secret of
 * 256 random bits needs no slow hash.
 * @param root what the key of forms is derived from
 */
export function makeLogin({
	database,
	clock,
	links,
	root,
}: {
	database: Database;
	clock: Clock;
	links: LoginLinks;
	root: () => Uint8Array;
}): Login {
	let formKey: Buffer | null = null;
	function formTokenOf(hash: string): string {
		formKey ??= keyFor("desk form", root());
		return createHmac("sha256", formKey).update(hash).digest("base64url");
	}
	const from = (now: Date) => ({
		now,
		until: new Date(now.getTime() + sessionDays * day),
	});

	return {
		look: (token) => openable(links.read(token))?.purpose ?? null,

		async use(token) {
			const link = openable(links.read(token));
			if (!link || !(await useLink(database, link))) return null;
			const now = clock.now();
			await forgetExpired(database, now);
			if (link.purpose === "end-all") {
				await endAllSessions(database);
				return { purpose: "end-all" };
			}
			const secret = randomBytes(32).toString("base64url");
			await saveSession(database, hashOf(secret), from(now));
			return { purpose: "enter", secret };
		},

		async allowsBackup(token) {
			const signed = links.read(token);
			return signed?.purpose === "backup" && useLink(database, signed);
		},

		async session(secret) {
			const now = clock.now();
			const hash = hashOf(secret);
			const row = await liveSession(database, hash, now);
			if (!row) return null;
			const unseen = now.getTime() - row.lastSeenAt.getTime();
			const isProlonged = unseen >= prolongedEvery;
			if (isProlonged) await prolongSession(database, hash, from(now));
			return { hash, formToken: formTokenOf(hash), isProlonged };
		},

		leave: ({ hash }) => endSession(database, hash),
	};
}

/** What a person may open as a link, of what was signed. */
function openable(
	signed: SignedLink | null,
): (SignedLink & { purpose: LinkPurpose }) | null {
	if (signed === null || signed.purpose === "backup") return null;
	return { ...signed, purpose: signed.purpose };
}

function hashOf(secret: string): string {
	return createHash("sha256").update(secret).digest("hex");
}
