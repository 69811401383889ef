import { type Logger, LogLevel } from "@slack/bolt";
import { reasonOf } from "../../lib/errors.ts";
import type { Log } from "../../lib/log.ts";

/**
 * Slack's libraries write into our log: what goes wrong, never whole requests or packets, and no
 * token that a message may hold.
 */
export function makeBoltLog(log: Log): Logger {
	const write =
		(level: "warn" | "error") =>
		(...parts: unknown[]) =>
			log[level](
				{ platform: "slack", reason: parts.map(reasonOf).join(" ") },
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
