/** Offsets in minutes of the zone names that feeds use, RFC 822's and others. */
const zones: Record<string, number> = {
	z: 0,
	ut: 0,
	utc: 0,
	gmt: 0,
	wet: 0,
	a: -60,
	n: 60,
	m: -720,
	y: 720,
	est: -300,
	edt: -240,
	cst: -360,
	cdt: -300,
	mst: -420,
	mdt: -360,
	pst: -480,
	pdt: -420,
	akst: -540,
	akdt: -480,
	hst: -600,
	ast: -240,
	adt: -180,
	nst: -210,
	ndt: -150,
	et: -300,
	ct: -360,
	mt: -420,
	pt: -480,
	art: -180,
	brt: -180,
	bst: 60,
	ist: 330,
	west: 60,
	cet: 60,
	met: 60,
	mez: 60,
	cest: 120,
	mest: 120,
	mesz: 120,
	eet: 120,
	eest: 180,
	sast: 120,
	msk: 180,
	trt: 180,
	gst: 240,
	pkt: 300,
	hkt: 480,
	sgt: 480,
	awst: 480,
	jst: 540,
	kst: 540,
	acst: 570,
	acdt: 630,
	aest: 600,
	aedt: 660,
	nzst: 720,
	nzdt: 780,
};

/** Month by the first letters of its name, accents dropped, in the languages of our feeds. */
const months: [RegExp, number][] = [
	[/^(?:jan|gen|ene|янв|ιαν)/, 1],
	[/^(?:feb|fev|фев|φεβ)/, 2],
	[/^(?:mar|maer|marc|мар|μαρ|μαρτ)/, 3],
	[/^(?:apr|avr|abr|апр|απρ)/, 4],
	[/^(?:may|mai|mag|maj|maj|май|мая|μαι|μαϊ)/, 5],
	[/^(?:jun|juin|giu|июн|ιουν)/, 6],
	[/^(?:jul|juil|lug|июл|ιουλ)/, 7],
	[/^(?:aug|aou|ago|авг|αυγ)/, 8],
	[/^(?:sep|set|сен|σεπ)/, 9],
	[/^(?:oct|okt|ott|out|окт|οκτ)/, 10],
	[/^(?:nov|ноя|νοε)/, 11],
	[/^(?:dec|dez|dic|des|дек|δεκ)/, 12],
];

/** A time of day with an optional zone, in named groups. */
const time = String.raw`(?<hour>\d{1,2})[:h](?<minute>\d{1,2})(?::(?<second>\d{1,2})(?:[.,](?<fraction>\d+))?)?(?:\s*(?<half>[ap]\.?m\b\.?))?`;
const zone = String.raw`\s*\(?(?<zone>[a-z]{1,5})?\)?\s*(?<offset>[+-]\s?\d{1,2}:?\d{0,2})?`;
const timed = String.raw`(?:[\s,at–-]|um\s|à\s)*(?:${time}${zone})?`;
const weekday = String.raw`(?:\p{L}+\.?[,\s]+)?`;
const ordinal = String.raw`(?:st|nd|rd|th|er|º|\.)?`;

/** Each a way to write a date; the first that matches is taken. */
const patterns = [
	// 2025-01-20T10:00:00.5Z, 2025-01, 20250120T100000Z
	String.raw`^(?<year>\d{4})(?:-?(?<month>\d{2})(?:-?(?<day>\d{2}))?)?(?:[t\s]+(?<hour>\d{1,2})(?::?(?<minute>\d{2})(?::?(?<second>\d{2})(?:[.,](?<fraction>\d+))?)?)?${zone})?$`,
	// 2004-05-25 오후 11:23:17
	String.raw`^(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})\s+(?<half>오전|오후)\s+(?<hour>\d{1,2}):(?<minute>\d{2}):?(?<second>\d{2})?`,
	// 2025年1月20日 10:30
	String.raw`^(?<year>\d{4})[年년]\s*(?<month>\d{1,2})[月월]\s*(?<day>\d{1,2})[日일]?\s*(?:\(.\))?(?<half>오전|오후)?\s*(?:(?<hour>\d{1,2})[:時时시]\s*(?<minute>\d{1,2})[:分분]?\s*(?<second>\d{1,2})?)?`,
	// Mon, 20 Jan 2025 10:00:00 +0100; 20 de enero de 2025
	String.raw`^${weekday}(?<day>\d{1,2})${ordinal}[\s,./-]+(?:de\s+|of\s+)?(?<month>\p{L}+)\.?,?[\s,./-]+(?:de\s+)?(?<year>\d{4}|\d{2})${timed}`,
	// Mon Jan 20 10:00:00 CET 2025
	String.raw`^${weekday}(?<month>\p{L}{3,})\.?\s+(?<day>\d{1,2})${ordinal},?\s+${time}${zone}\s*(?<year>\d{4})`,
	// January 20, 2025 3:04 PM
	String.raw`^${weekday}(?<month>\p{L}{3,})\.?\s+(?<day>\d{1,2})${ordinal},?\s+(?<year>\d{4})${timed}`,
	// 2025/01/20 10:00, 2025-1-5
	String.raw`^${weekday}(?<year>\d{4})[/.-](?<month>\d{1,2})[/.-](?<day>\d{1,2})${timed}`,
	// 20.01.2025, and 01/20/2025 where it can be American
	String.raw`^(?<month>0?\d|1[0-2])/(?<day>\d{1,2})/(?<year>\d{4})${timed}`,
	String.raw`^(?<day>\d{1,2})[/.](?<month>\d{1,2})[/.](?<year>\d{4})${timed}`,
].map((source) => new RegExp(source, "u"));

const usual =
	/^(?:(?:[A-Z][a-z]{2}, )?\d{1,2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} (?:GMT|[+-]\d{4})|\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?(?:Z|[+-]\d{2}:\d{2}))$/;

/**
 * Reads the dates that feeds write: RFC 822 with any zone name, ISO 8601 and its
 * relatives, asctime, slashes, other languages, Unix seconds. A date without a
 * zone is UTC. Returns ISO 8601 UTC, or null for what is no date or cannot be
 * one of an article (before 1990, after 2100).
 */
export function parseDate(given: string): string | null {
	// Nearly all dates are written so, and the engine reads them well.
	const read = usual.test(given) ? plausible(new Date(given)) : null;
	if (read !== null) return read;
	const text = given
		.slice(0, 100)
		.trim()
		.toLowerCase()
		.normalize("NFD")
		.replace(/[\u0300-\u036f]/g, "")
		.normalize("NFC")
		.replace(/\s+/g, " ");
	const milliseconds = unixTime(text) ?? writtenTime(text);
	return milliseconds === null ? null : plausible(new Date(milliseconds));
}

function plausible(date: Date): string | null {
	const year = date.getUTCFullYear();
	// An invalid date has no year to compare.
	return year >= 1990 && year <= 2100 ? date.toISOString() : null;
}

function unixTime(text: string): number | null {
	if (/^\d{9,10}$/.test(text)) return Number(text) * 1_000;
	return /^\d{12,13}$/.test(text) ? Number(text) : null;
}

function writtenTime(text: string): number | null {
	for (const pattern of patterns) {
		const found = pattern.exec(text)?.groups;
		const milliseconds = found ? instant(found) : null;
		if (milliseconds !== null) return milliseconds;
	}
	return null;
}

function instant(found: Record<string, string | undefined>): number | null {
	const month = monthNumber(found.month ?? "1");
	const day = Number(found.day ?? 1);
	const minute = Number(found.minute ?? 0);
	let hour = Number(found.hour ?? 0);
	if (month === null || day < 1 || day > 31 || hour > 24 || minute > 59)
		return null;
	if (/^(?:p|오후)/.test(found.half ?? "") && hour < 12) hour += 12;
	if (/^(?:a|오전)/.test(found.half ?? "") && hour === 12) hour = 0;
	const second = Math.min(59, Number(found.second ?? 0));
	const fraction = Math.floor(Number(`0.${found.fraction ?? 0}`) * 1_000);
	const year = fullYear(found.year ?? "");
	const local = Date.UTC(year, month - 1, day, hour, minute, second, fraction);
	return local - offsetMinutes(found.zone, found.offset) * 60_000;
}

/** `GMT+0200`, `+02:00` and `-5` count as offsets; of a name alone the table knows. */
function offsetMinutes(
	name: string | undefined,
	offset: string | undefined,
): number {
	const digits = /^([+-])\s?(\d{1,2}):?(\d{2})?$/.exec(offset ?? "");
	if (digits) {
		const minutes = Number(digits[2]) * 60 + Number(digits[3] ?? 0);
		return digits[1] === "-" ? -minutes : minutes;
	}
	return name === undefined ? 0 : (zones[name] ?? 0);
}

function monthNumber(name: string): number | null {
	const number = /^\d+$/.test(name)
		? Number(name)
		: months.find(([pattern]) => pattern.test(name))?.[1];
	return number !== undefined && number >= 1 && number <= 12 ? number : null;
}

function fullYear(year: string): number {
	const value = Number(year);
	if (year.length > 2) return value;
	return value < 70 ? 2000 + value : 1900 + value;
}
