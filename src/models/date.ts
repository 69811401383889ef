/** Whether it is a day, a month or a year of the calendar: `YYYY-MM-DD` or a shorter part of it. */
export function isDate(text: string): boolean {
	if (!/^\d{4}(?:-\d\d(?:-\d\d)?)?$/.test(text)) return false;
	const moment = Date.parse(`${text}-01-01`.slice(0, 10));
	// The 31st of February would be a day of March.
	return (
		!Number.isNaN(moment) && new Date(moment).toISOString().startsWith(text)
	);
}
