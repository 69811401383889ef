import {
	createCipheriv,
	createDecipheriv,
	createHash,
	randomBytes,
} from "node:crypto";

/** Encrypts what must not lie readable in the database, such as tokens of others. */
export interface Seal {
	/** @param owner what the text belongs to; it opens for no other */
	seal(text: string, owner: string): string;
	/**
	 * @throws {SealError} when the text was changed, belongs to another owner, or was sealed with a
	 * key that is not there any more
	 */
	open(sealed: string, owner: string): string;
	/** Whether the first key sealed it; else it is to be sealed again, so that old keys can go. */
	isCurrent(sealed: string): boolean;
}

/** A sealed text that cannot be opened. */
export class SealError extends Error {
	override readonly name = "SealError";
}

const cipher = "aes-256-gcm";
const version = "v1";
/** As NIST SP 800-38D recommends for GCM, in bytes. */
const nonceBytes = 12;
const tagBytes = 16;

/**
 * AES-256-GCM under the first of the keys; all of them open. What is sealed reads
 * `v1.<name of the key>.<nonce, text and tag in base64url>`.
 * @param keys 32 bytes each, in base64
 */
export function makeSeal(keys: readonly string[]): Seal {
	const named = keys.map((key) => {
		const bytes = Buffer.from(key, "base64");
		return { name: nameOf(bytes), bytes };
	});
	return {
		seal(text, owner) {
			const [key] = named;
			if (!key) throw new SealError("There is no key to seal with.");
			const nonce = randomBytes(nonceBytes);
			const encryption = createCipheriv(cipher, key.bytes, nonce);
			encryption.setAAD(boundTo(key.name, owner));
			const sealed = Buffer.concat([
				nonce,
				encryption.update(text, "utf8"),
				encryption.final(),
				encryption.getAuthTag(),
			]);
			return [version, key.name, sealed.toString("base64url")].join(".");
		},

		open(sealed, owner) {
			const [format, name, content = "", ...more] = sealed.split(".");
			if (format !== version || more.length > 0)
				throw new SealError("What is to be opened was never sealed.");
			const key = named.find((known) => known.name === name);
			if (!key)
				throw new SealError(
					"What was sealed cannot be opened: its key is not among SECRET_KEY. Put the old key behind the new one.",
				);
			return decrypt(content, key, owner);
		},

		isCurrent: (sealed) => sealed.split(".")[1] === named[0]?.name,
	};
}

function decrypt(
	content: string,
	key: { name: string; bytes: Buffer },
	owner: string,
): string {
	const bytes = Buffer.from(content, "base64url");
	const nonce = bytes.subarray(0, nonceBytes);
	const end = Math.max(nonceBytes, bytes.length - tagBytes);
	try {
		// The last letter has bits to spare, in which nothing may be changed either.
		if (bytes.toString("base64url") !== content) throw new Error("not base64");
		const decryption = createDecipheriv(cipher, key.bytes, nonce, {
			authTagLength: tagBytes,
		});
		decryption.setAAD(boundTo(key.name, owner));
		decryption.setAuthTag(bytes.subarray(end));
		return Buffer.concat([
			decryption.update(bytes.subarray(nonceBytes, end)),
			decryption.final(),
		]).toString("utf8");
	} catch (error) {
		throw new SealError("What was sealed was changed, or belongs elsewhere.", {
			cause: error,
		});
	}
}

function boundTo(keyName: string, owner: string): Buffer {
	return Buffer.from(JSON.stringify([version, keyName, owner]));
}

/** Tells keys apart without giving anything of them away. */
function nameOf(key: Buffer): string {
	return createHash("sha256").update(key).digest("hex").slice(0, 8);
}
