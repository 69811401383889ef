import { REST } from "discord.js";
import { z } from "zod";
import { deliveryError } from "./errors.ts";
import type { DiscordSettings } from "./settings.ts";

/** How long one request may take; shorter than `patience.postMilliseconds`. */
const timeoutMilliseconds = 10_000;

type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
type Path = `/${string}`;

export interface RequestOptions {
	body?: unknown;
	query?: Readonly<Record<string, string>>;
	/** Sent with the body: https://docs.discord.com/developers/reference#uploading-files */
	files?: { name: string; data: Uint8Array; contentType: string }[];
}

/** Discord's REST API, one attempt a call. */
export interface DiscordRest {
	/**
	 * @throws {DeliveryError} on every failure
	 */
	send<Answer>(
		method: Method,
		path: Path,
		schema: z.ZodType<Answer>,
		options?: RequestOptions,
	): Promise<Answer>;
	close(): void;
}

/** Where nothing of the answer is needed. */
export const nothing = z.unknown();

/** discord.js holds us to 50 requests a second itself; that is waited for, no refusal of Discord's. */
const ownPaceMilliseconds = 1_100;

/** Our own requests: a limit that is reached is told at once, and nothing is tried again. */
export function makeRest(settings: DiscordSettings): DiscordRest {
	return restOver(settings, {
		rejectOnRateLimit: ({ global, timeToReset }) =>
			!global || timeToReset > ownPaceMilliseconds,
	});
}

/**
 * Requests that answer interactions. They carry no token of ours, and the limit of all requests
 * does not count them: https://docs.discord.com/developers/interactions/receiving-and-responding#endpoints
 */
export function makeInteractionRest(settings: DiscordSettings): DiscordRest {
	return restOver(
		{ ...settings, token: null },
		{ globalRequestsPerSecond: Number.POSITIVE_INFINITY },
	);
}

function restOver(
	{ token, apiUrl }: { token: string | null; apiUrl: string | null },
	options: Partial<ConstructorParameters<typeof REST>[0]>,
): DiscordRest {
	const rest = new REST({
		version: "10",
		retries: 0,
		timeout: timeoutMilliseconds,
		...(apiUrl === null ? {} : { api: apiUrl.replace(/\/$/, "") }),
		...options,
	});
	if (token !== null) rest.setToken(token);
	return {
		async send(method, path, schema, { body, query, files } = {}) {
			try {
				const answer = await rest.request({
					method: method as never,
					fullRoute: path,
					auth: token !== null,
					...(body === undefined ? {} : { body }),
					...(files
						? {
								files: files.map((file) => ({
									...file,
									data: Buffer.from(file.data),
								})),
							}
						: {}),
					...(query ? { query: new URLSearchParams(query) } : {}),
				});
				return schema.parse(answer);
			} catch (error) {
				throw deliveryError(error);
			}
		},
		close() {
			rest.clearHashSweeper();
			rest.clearHandlerSweeper();
		},
	};
}
