import { UsageError } from "./errors.ts";

const milliseconds = { m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 };

/**
 * Milliseconds of a time span as people write it: `90m`, `24h`, `3d`, `2w`.
 * @throws {UsageError} when it is none
 */
export function parseDuration(text: string): number {
	const [, amount, unit] = /^(\d{1,5})\s*([mhdw])$/.exec(text.trim()) ?? [];
	if (amount === undefined || unit === undefined)
		throw new UsageError(
			`"${text}" is no time span: write a number with m, h, d or w, such as 24h or 3d.`,
		);
	return Number(amount) * milliseconds[unit as keyof typeof milliseconds];
}
