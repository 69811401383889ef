import type { Report } from "../stories/store-reported.ts";

/** A value that articles state, with the articles that do: copies of one text are one. */
export interface ReportedValue {
	value: unknown;
	relation: Report["relation"];
	/** The earliest first. */
	reports: Report[];
}

/** What articles state of one field of a model. It stands beside the catalogue's facts. */
export interface ReportedField {
	field: string;
	/** Those that most articles state first, and among these the earliest. */
	values: ReportedValue[];
}

/** Groups what articles state of a model; `reports` come the earliest first. */
export function reportedFields(reports: readonly Report[]): ReportedField[] {
	const byField = Map.groupBy(reports, ({ field }) => field);
	return [...byField].map(([field, ofField]) => ({
		field,
		values: [...Map.groupBy(ofField, sameStatement).values()]
			.flatMap(([first, ...others]): ReportedValue[] =>
				first
					? [
							{
								value: first.value,
								relation: first.relation,
								reports: withoutCopies([first, ...others]),
							},
						]
					: [],
			)
			.toSorted((a, b) => b.reports.length - a.reports.length),
	}));
}

/** "about $6 million" and "$6 million" state the same; "less than $6 million" does not. */
function sameStatement({ value, relation }: Report): string {
	return `${JSON.stringify(value)} ${relation === "about" ? "" : (relation ?? "")}`;
}

function withoutCopies(reports: readonly Report[]): Report[] {
	return [
		...new Map(
			// The first of several under a key is to stay.
			reports.toReversed().map((report) => [report.fingerprint, report]),
		).values(),
	].toReversed();
}
