import type { ComingSlot } from "../desk/overview.ts";
import { type Html, html } from "../html.ts";

const hour = 60 * 60 * 1000;
/** Of the clock, of which the first has begun and the last is not over. */
const hours = 25;
const step = 24;
const height = 96;
const labels = 6;

/** How many channels get a digest in each of the next 24 hours, as bars. */
export function comingHours(
	slots: readonly ComingSlot[],
	now: Date,
	timeZone: string,
): Html {
	const begin = now.getTime() - (now.getTime() % hour);
	const hourAt = (index: number) => new Date(begin + index * hour);
	const counts = Array.from({ length: hours }, (_, index) =>
		slots
			.filter(({ slot }) => slot >= hourAt(index) && slot < hourAt(index + 1))
			.reduce((sum, { channels }) => sum + channels, 0),
	);
	const largest = Math.max(1, ...counts);
	const top = height - 34;
	const name = new Intl.DateTimeFormat("en-GB", {
		timeZone,
		hour: "2-digit",
		minute: "2-digit",
		hourCycle: "h23",
	});
	const busiest = counts.indexOf(largest);
	const label = `Channels by hour; most, ${largest}, in the hour from ${name.format(hourAt(busiest))}`;
	return html`<svg class="hours" role="img" aria-label="${label}" viewBox="0 0 ${hours * step} ${height}">
${counts.map((count, index) => {
	const tall = count === 0 ? 0 : Math.max(3, (count / largest) * top);
	return html`${
		count > 0 &&
		html`<rect x="${index * step + 2}" y="${(14 + top - tall).toFixed(1)}" width="${step - 4}" height="${tall.toFixed(1)}"/><text x="${index * step + step / 2}" y="${(10 + top - tall).toFixed(1)}">${short(count)}</text>`
	}${index % labels === 0 && html`<text class="hour" x="${index * step}" y="${height - 3}">${name.format(hourAt(index))}</text>`}`;
})}
<path d="M0 ${top + 14.5}H${hours * step}"/>
</svg>`;
}

/** At most four signs, to stand above a bar. */
function short(count: number): string {
	return new Intl.NumberFormat("en-GB", { notation: "compact" }).format(count);
}
