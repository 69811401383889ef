import { cleanText } from "../../chat/clean-text.ts";
import type { SpendingDay } from "../../digests/spending.ts";
import { type Html, html } from "../html.ts";

const step = 20;
const height = 100;
const top = 12;
const dayMilliseconds = 24 * 60 * 60 * 1000;
/** Of shades; what is spent on the rest shares the last. */
const shades = 4;

/** What each day of a period cost, a bar each, parted by purpose. */
export function spendBars(
	days: readonly SpendingDay[],
	{ now, period }: { now: Date; period: number },
): Html {
	const byDay = new Map(days.map((each) => [each.day, each]));
	const shown = Array.from({ length: period }, (_, index) => {
		const at = new Date(now.getTime() - (period - 1 - index) * dayMilliseconds);
		return at.toISOString().slice(0, 10);
	});
	const purposes = purposesOf(days);
	const largest = Math.max(...days.map(({ dollars }) => dollars), 1e-9);
	const span = `${shown[0]} to ${shown.at(-1)}, at most $${largest.toFixed(4)} a day`;
	const width = period * step;
	return html`<figure class="spent">
<svg class="shares" role="img" aria-label="Cost by day, ${span}" viewBox="0 0 ${width} ${height + top}" preserveAspectRatio="none">${shown.map(
		(day, index) => bar(byDay.get(day), purposes, { index, largest }),
	)}</svg>
<figcaption>${span}: ${purposes.map(
		(purpose, index) =>
			html`${index > 0 && " "}<span class="purpose"><svg class="swatch" viewBox="0 0 10 10" aria-hidden="true"><rect class="shade-${Math.min(index, shades - 1)}" width="10" height="10"/></svg> ${cleanText(purpose)}</span>`,
	)}</figcaption>
</figure>`;
}

function bar(
	day: SpendingDay | undefined,
	purposes: readonly string[],
	{ index, largest }: { index: number; largest: number },
): Html {
	let ground = height + top;
	return html`${purposes.map((purpose, shade) => {
		const spent = day?.purposes.find((each) => each.purpose === purpose);
		if (!spent || spent.dollars <= 0) return null;
		const tall = Math.round((spent.dollars / largest) * height * 10) / 10;
		ground -= tall;
		return html`<rect class="shade-${Math.min(shade, shades - 1)}" x="${index * step + 2}" y="${ground.toFixed(1)}" width="${step - 4}" height="${tall}"/>`;
	})}`;
}

/** What most was spent on first. */
function purposesOf(days: readonly SpendingDay[]): string[] {
	const sums = new Map<string, number>();
	for (const { purposes } of days)
		for (const { purpose, dollars } of purposes)
			sums.set(purpose, (sums.get(purpose) ?? 0) + dollars);
	return [...sums].sort((a, b) => b[1] - a[1]).map(([purpose]) => purpose);
}
