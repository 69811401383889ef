/** Names of the twelve months, of the seven days from Sunday, and of today and yesterday. */
const MONTHS = [
	"january|jan|gennaio|januar|jänner|janvier|enero",
	"february|feb|febbraio|februar|février|febrero",
	"march|mar|marzo|märz|mars",
	"april|apr|aprile|avril|abril",
	"may|maggio|mai|mayo",
	"june|jun|giugno|juni|juin|junio",
	"july|jul|luglio|juli|juillet|julio",
	"august|aug|agosto|août",
	"september|sept|sep|settembre|septembre|septiembre",
	"october|oct|ottobre|oktober|octobre|octubre",
	"november|nov|novembre|noviembre",
	"december|dec|dicembre|dezember|décembre|diciembre",
];
const WEEKDAYS = [
	"sunday|domenica|sonntag|dimanche|domingo|周日|星期日|星期天",
	"monday|lunedì|montag|lundi|lunes|周一|星期一",
	"tuesday|martedì|dienstag|mardi|martes|周二|星期二",
	"wednesday|mercoledì|mittwoch|mercredi|miércoles|周三|星期三",
	"thursday|giovedì|donnerstag|jeudi|jueves|周四|星期四",
	"friday|venerdì|freitag|vendredi|viernes|周五|星期五",
	"saturday|sabato|samstag|samedi|sábado|周六|星期六",
];
const RELATIVE = [
	"today|oggi|heute|aujourd['’]hui|hoy|今天|今日",
	"yesterday|ieri|gestern|hier|ayer|昨天|昨日",
];

/** Which of several alternatives a word is, or -1. */
function indexOf(groups: readonly string[], word: string): number {
	return groups.findIndex((group) =>
		new RegExp(`^(?:${group})$`, "u").test(word),
	);
}

const month = `(?<month>${MONTHS.join("|")})\\.?`;
const DATES = [
	`(?<!\\d)(?<day>\\d{1,2})(?:st|nd|rd|th|\\.|º|er)?(?: of| de)? ${month}(?:,? (?:de |del )?(?<year>20\\d\\d))?(?!\\p{L})`,
	`(?<!\\p{L})${month} (?<day>\\d{1,2})(?:st|nd|rd|th)?(?!\\d)(?:,? (?<year>20\\d\\d))?`,
	"(?:(?<year>20\\d\\d)年)?(?<!\\d)(?<number>\\d{1,2})月(?<day>\\d{1,2})[日号]",
].map((pattern) => new RegExp(pattern, "gu"));
const NAMED = new RegExp(
	`(?<![\\p{L}])(?:(?<relative>${RELATIVE.join("|")})|(?<weekday>${WEEKDAYS.join("|")}))(?![a-zà-ÿ])`,
	"gu",
);
const LATER = /\b(?:next|prossimo|nächsten|kommenden|prochain|próximo)\s$|下$/u;
const DAY = 86_400_000;
/** Without a year the day is one of the last months. */
const MOST_DAYS_AGO = 200;

export interface FoundDay {
	/** `YYYY-MM-DD` */
	date: string;
	start: number;
	end: number;
}

function iso(date: Date): string {
	return date.toISOString().slice(0, 10);
}

/** The day, if there is such a day, in the year given or the last that was before `until`. */
function dated(
	year: number | null,
	monthIndex: number,
	day: number,
	until: Date | null,
): string | null {
	const at = (inYear: number) => new Date(Date.UTC(inYear, monthIndex, day));
	if (year === null) {
		if (until === null) return null;
		const latest = [until.getUTCFullYear(), until.getUTCFullYear() - 1]
			.map(at)
			.find((date) => date <= until);
		return latest && until.getTime() - latest.getTime() < MOST_DAYS_AGO * DAY
			? iso(latest)
			: null;
	}
	const date = at(year);
	if (until && date.getTime() > until.getTime() + DAY) return null;
	return date.getUTCMonth() === monthIndex ? iso(date) : null;
}

function named(match: RegExpMatchArray, publishedAt: Date): string {
	const { relative, weekday = "" } = match.groups ?? {};
	const back = relative
		? indexOf(RELATIVE, relative)
		: (publishedAt.getUTCDay() - indexOf(WEEKDAYS, weekday) + 7) % 7;
	return iso(new Date(publishedAt.getTime() - back * DAY));
}

/**
 * The one day that a text in lower case names, in English, Italian, German, French, Spanish or
 * Chinese; null where it names none or several. Days without a year are read from `publishedAt`.
 */
export function dayIn(text: string, publishedAt: Date | null): FoundDay | null {
	const found: FoundDay[] = [];
	const add = (match: RegExpMatchArray, date: string | null) => {
		const start = match.index ?? 0;
		const end = start + match[0].length;
		if (found.some((other) => start < other.end && other.start < end)) return;
		if (date) found.push({ date, start, end });
	};
	for (const pattern of DATES)
		for (const match of text.matchAll(pattern)) {
			const { year, month: name, number, day } = match.groups ?? {};
			const monthIndex = name ? indexOf(MONTHS, name) : Number(number) - 1;
			add(
				match,
				dated(year ? Number(year) : null, monthIndex, Number(day), publishedAt),
			);
		}
	if (found.length === 0 && publishedAt !== null)
		for (const match of text.matchAll(NAMED))
			if (!LATER.test(text.slice(0, match.index)))
				add(match, named(match, publishedAt));
	const [first] = found;
	return first && found.length === 1 ? first : null;
}
