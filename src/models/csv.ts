/**
 * The rows of a CSV text (RFC 4180: quoted fields may hold commas, quotes and line breaks), the names
 * of its columns first.
 * @throws when a quotation does not end
 */
export function csvRows(text: string): string[][] {
	const rows: string[][] = [];
	let row: string[] = [];
	const field = /(?:"((?:[^"]|"")*)"|([^,\r\n]*))(,|\r?\n|$)/gy;
	while (field.lastIndex < text.length) {
		const match = field.exec(text);
		if (!match)
			throw new Error(`CSV: broken quoting near byte ${field.lastIndex}.`);
		row.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? "");
		if (match[3] !== ",") {
			rows.push(row);
			row = [];
		}
	}
	return rows;
}

/** The records of a CSV text, by column. */
export function csvRecords(text: string): Record<string, string>[] {
	const [columns = [], ...records] = csvRows(text);
	return records.map((values) =>
		Object.fromEntries(
			columns.map((column, index) => [column, values[index] ?? ""]),
		),
	);
}
