import { hkdfSync, randomBytes } from "node:crypto";
import {
	linkSync,
	mkdirSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { reasonOf } from "../errors.ts";

const keyBytes = 32;

/** Keys of one root, so that what is signed for one purpose is nothing for another. */
export function keyFor(purpose: string, root: Uint8Array): Buffer {
	const salt = "modelwire";
	return Buffer.from(hkdfSync("sha256", root, salt, purpose, keyBytes));
}

/**
 * What the keys of the login are derived from: the first of `secretKeys` (base64), else a random
 * file of the data folder that its owner alone reads. It is made when it is first wanted.
 * @throws with what to set, when there is no such file and none can be made
 */
export function loginRoot({
	secretKeys,
	dataFolder,
}: {
	secretKeys: readonly string[];
	dataFolder: string;
}): Buffer {
	const [first] = secretKeys;
	if (first !== undefined) return Buffer.from(first, "base64");
	const file = join(dataFolder, "desk.key");
	try {
		return read(file) ?? make(file, dataFolder);
	} catch (error) {
		throw new Error(
			`The key of the login cannot be kept in ${file} (${reasonOf(error)}). Let this user write there, or set SECRET_KEY.`,
			{ cause: error },
		);
	}
}

function read(file: string): Buffer | null {
	try {
		const key = Buffer.from(readFileSync(file, "utf8").trim(), "base64");
		if (key.length === keyBytes) return key;
		throw new Error("it holds no key; remove it, and a new one is made");
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
		throw error;
	}
}

/** Of two processes that make it at once, both go on with that of the first. */
function make(file: string, folder: string): Buffer {
	mkdirSync(folder, { recursive: true });
	const whole = `${file}.${randomBytes(6).toString("hex")}`;
	writeFileSync(whole, `${randomBytes(keyBytes).toString("base64")}\n`, {
		mode: 0o600,
		flag: "wx",
	});
	try {
		linkSync(whole, file);
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
	} finally {
		rmSync(whole, { force: true });
	}
	return read(file) ?? make(file, folder);
}
