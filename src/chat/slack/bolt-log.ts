import { type Logger, LogLevel } from "@slack/bolt";
import { reasonOf } from "../../lib/errors.ts";
import type { Log } from "../../lib/log.ts";

/** Tokens of every kind, as https://docs.slack.dev/authentication/tokens lists them. */
const TOKEN = /\b(xox[a-z]|xapp|xoxe\.xox[a-z])-[\w.-]+/g;

/**
 * Slack's libraries write into our log: what goes wrong, never whole requests or packets, and no
 * token that a message may hold.
 */
export function makeBoltLog(log: Log): Logger {
	const write =
		(level: "warn" | "error") =>
		(...parts: unknown[]) =>
			log[level](
				{ platform: "slack", reason: withoutTokens(parts) },
				"a library of Slack complains",
			);
	return {
		debug: () => {},
		info: () => {},
		warn: write("warn"),
		error: write("error"),
		setLevel: () => {},
		getLevel: () => LogLevel.WARN,
		setName: () => {},
	};
}

function withoutTokens(parts: unknown[]): string {
	return parts.map(reasonOf).join(" ").replace(TOKEN, "$1-…");
}
