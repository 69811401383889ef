/**
 * Minutes after midnight of a time of day as people write it: "9", "09:00", "9.30", "21h",
 * "21h30", "9pm", "9:30 p.m."; null when it is none.
 */
export function readHour(typed: string): number | null {
	const [, hourText, minuteText = "0", half] =
		/^(\d{1,2})(?:\s?[:.h]\s?(\d{2})?)?\s?(?:uhr\s?)?([ap]\.?\s?m\.?)?$/iu.exec(
			typed.trim(),
		) ?? [];
	if (hourText === undefined) return null;
	const hour = hourOfDay(Number(hourText), half?.[0]?.toLowerCase());
	const minute = Number(minuteText);
	return hour === null || minute > 59 ? null : hour * 60 + minute;
}

function hourOfDay(hour: number, half: string | undefined): number | null {
	if (half === undefined) return hour <= 23 ? hour : null;
	if (hour < 1 || hour > 12) return null;
	return (hour % 12) + (half === "p" ? 12 : 0);
}
