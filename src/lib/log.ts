import { pino } from "pino";
import { loggableFields } from "./loggable.ts";
import { withoutSecrets } from "./secrets.ts";

/** One line of JSON an event on standard error; results alone go to standard output. */
export interface Log {
	debug(fields: object, message: string): void;
	info(fields: object, message: string): void;
	warn(fields: object, message: string): void;
	error(fields: object, message: string): void;
}

export const logLevels = ["debug", "info", "warn", "error", "silent"] as const;
export type LogLevel = (typeof logLevels)[number];

interface LogOptions {
	/** Takes each line; standard error when not given. */
	write?: (line: string) => void;
}

/** A log that shows no secret, whatever it is given. */
export function makeLog(level: LogLevel, { write }: LogOptions = {}): Log {
	const lines = pino(
		{
			level,
			base: null,
			timestamp: pino.stdTimeFunctions.isoTime,
			formatters: { level: (label) => ({ level: label }) },
		},
		write ? { write } : pino.destination({ fd: 2, sync: true }),
	);
	const at =
		(name: Exclude<LogLevel, "silent">) =>
		(fields: object, message: string): void => {
			if (lines.isLevelEnabled(name))
				lines[name](loggableFields(fields), withoutSecrets(message));
		};
	return {
		debug: at("debug"),
		info: at("info"),
		warn: at("warn"),
		error: at("error"),
	};
}
