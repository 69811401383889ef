import { cleanText } from "./clean-text.ts";
import type { MessageTable } from "./message.ts";
import { columns } from "./messages/columns.ts";

/** A table as lines of text whose columns stand under each other. */
export function tableText({ columns: names, rows }: MessageTable): string[] {
	const cells = [names, ...rows].map((row) => row.map(cleanText));
	const widths = names.map((_, column) =>
		Math.max(...cells.map((row) => columns(row[column] ?? ""))),
	);
	return cells.map((row) =>
		row
			.map((cell, column) =>
				cell.padEnd(cell.length + (widths[column] ?? 0) - columns(cell)),
			)
			.join("  ")
			.trimEnd(),
	);
}
