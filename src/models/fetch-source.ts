import type { HttpClient, HttpResponse } from "../lib/http/client.ts";
import { HttpError } from "../lib/http/error.ts";
import { SourceProblem } from "./source-problem.ts";

/** What a server calls the version of a file that it sent. */
export interface Validators {
	etag: string | null;
	lastModified: string | null;
}

export interface FetchedFile extends Validators {
	bytes: Uint8Array;
}

/** Both files have some megabytes; one of thirty is none of them. */
const maxBytes = 32 * 1024 * 1024;

/**
 * Fetches a source's file; null when it is the one that we have: RFC 9110, section 13
 * (https://www.rfc-editor.org/rfc/rfc9110#section-13).
 * @throws {SourceProblem} when there is no answer, or none that helps
 */
export async function fetchSource(
	http: HttpClient,
	url: string,
	{ etag, lastModified }: Validators,
): Promise<FetchedFile | null> {
	const { status, headers, body } = await get(http, url, {
		...(etag !== null && { "if-none-match": etag }),
		...(lastModified !== null && { "if-modified-since": lastModified }),
	});
	if (status === 304) return null;
	if (status !== 200)
		throw new SourceProblem(
			`${new URL(url).host} answers with status ${status}`,
		);
	return {
		bytes: body,
		etag: headers.etag ?? null,
		lastModified: headers["last-modified"] ?? null,
	};
}

async function get(
	http: HttpClient,
	url: string,
	headers: Record<string, string>,
): Promise<HttpResponse> {
	try {
		const timeouts = { bodyMilliseconds: 120_000 };
		return await http.get(url, { headers, maxBytes, timeouts });
	} catch (error) {
		if (error instanceof HttpError)
			throw new SourceProblem(error.message, { cause: error });
		throw error;
	}
}
