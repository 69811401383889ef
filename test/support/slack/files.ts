/**
 * Uploads as Slack takes them: an address to upload to, the bytes, and the word that they are all
 * there. A file can be shown once Slack has looked through it, and no earlier.
 * https://docs.slack.dev/messaging/working-with-files#upload
 */
import type { Json } from "./emulator.ts";

export interface UploadedFile {
	id: string;
	name: string;
	alt: string;
	bytes: Uint8Array;
}

/** https://github.com/slackapi/python-slack-sdk/issues/1658 tells this error of a file that is not there yet. */
const invalid = "invalid slack file [json-pointer:/blocks/0/slack_file]";

export type Files = ReturnType<typeof makeFiles>;

export function makeFiles() {
	const files = new Map<string, UploadedFile & { length: number }>();
	const complete = new Set<string>();
	let looksUntilReady = 1;
	const looks = new Map<string, number>();

	return {
		/** Those that are all there, in their order. */
		uploaded: (): UploadedFile[] =>
			[...files.values()].filter(({ id }) => complete.has(id)),
		/** So many messages with a file are refused before it can be shown. */
		slowBy(messages: number): void {
			looksUntilReady = messages;
		},

		/** https://docs.slack.dev/reference/methods/files.getUploadURLExternal */
		begin({ filename, length, alt_text, alt_txt }: Json, root: string): Json {
			const size = Number(length);
			const alt = String(alt_text ?? alt_txt ?? "");
			if (typeof filename !== "string" || !(size > 0))
				return { ok: false, error: "invalid_arguments" };
			if (alt.length > 1000) return { ok: false, error: "alt_txt_too_large" };
			const id = `F${String(files.size + 1).padStart(10, "0")}`;
			const bytes = new Uint8Array();
			files.set(id, { id, name: filename, alt, length: size, bytes });
			return { ok: true, upload_url: `${root}/upload/${id}`, file_id: id };
		},

		/** @returns whether all of it came */
		take(id: string, bytes: Uint8Array): boolean {
			const file = files.get(id);
			if (!file || bytes.length !== file.length) return false;
			file.bytes = bytes;
			return true;
		},

		/** https://docs.slack.dev/reference/methods/files.completeUploadExternal */
		complete({ files: given }: Json): Json {
			const ids = (given as { id: string }[]).map(({ id }) => id);
			if (!ids.every((id) => files.get(id)?.bytes.length))
				return { ok: false, error: "file_not_found" };
			for (const id of ids) complete.add(id);
			// Nothing is known of its content yet.
			return { ok: true, files: ids.map((id) => ({ id, mimetype: "" })) };
		},

		/** What is wrong with the files that a message shows. */
		problemsOf(method: string, { blocks }: Json): string[] {
			const shown = (Array.isArray(blocks) ? (blocks as Json[]) : []).flatMap(
				({ slack_file }) => (slack_file as { id: string } | undefined) ?? [],
			);
			return shown.flatMap(({ id }) => {
				const before = looks.get(id) ?? 0;
				looks.set(id, before + 1);
				const isReady = complete.has(id) && before >= looksUntilReady;
				// https://github.com/slackapi/node-slack-sdk/issues/1790
				return isReady && method === "chat.postMessage" ? [] : [invalid];
			});
		},
	};
}
