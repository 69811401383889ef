import { pino } from "pino";

/** One line of JSON an event on standard error; results alone go to standard output. */
export interface Log {
	debug(fields: object, message: string): void;
	info(fields: object, message: string): void;
	warn(fields: object, message: string): void;
	error(fields: object, message: string): void;
}

export const logLevels = ["debug", "info", "warn", "error", "silent"] as const;
export type LogLevel = (typeof logLevels)[number];

export function makeLog(level: LogLevel): Log {
	return pino(
		{
			level,
			base: null,
			timestamp: pino.stdTimeFunctions.isoTime,
			formatters: { level: (label) => ({ level: label }) },
			redact: ["*.token", "*.apiKey", "*.authorization", "*.password"],
		},
		pino.destination({ fd: 2, sync: true }),
	);
}
