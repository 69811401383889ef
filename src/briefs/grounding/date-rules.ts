import { months, plainMonths, quarterWords, weekdays } from "./calendar.ts";
import { hanValue } from "./number-words.ts";

/** The parts of a date or a time of day that a text states. */
export interface DateParts {
	year?: number;
	month?: number;
	day?: number;
	/** 1 is Monday. */
	weekday?: number;
	quarter?: number;
	decade?: number;
	/** After midnight. */
	minutes?: number;
}

/** A way to write dates, and how to read what it finds. */
export type Rule = readonly [
	RegExp,
	(groups: Record<string, string | undefined>) => DateParts | null,
];

const number = (text: string | undefined) =>
	text === undefined
		? undefined
		: /^\d/u.test(text)
			? Number(text)
			: (hanValue(text) ?? undefined);

/** Leaves out what is not stated, and the whole when a part cannot be. */
function parts(
	given: { [part in keyof DateParts]: number | undefined },
): DateParts | null {
	if (given.month !== undefined && (given.month < 1 || given.month > 12))
		return null;
	if (given.day !== undefined && (given.day < 1 || given.day > 31)) return null;
	return Object.fromEntries(
		Object.entries(given).filter(([, value]) => value !== undefined),
	);
}

const YEAR = "(?<year>(?:19|20)\\d{2})";
/** With day and month beside it any year is one. */
const ANY_YEAR = "(?<year>[12]\\d{3})";
const HAN_DIGITS = "[〇零一二三四五六七八九十]";

/** Year, month and day all in digits. */
const inDigits: Rule[1] = (g) =>
	parts({ year: number(g.year), month: number(g.month), day: number(g.day) });

/** The ways to write dates in a language, the fullest first. */
export function rulesFor(language: string): Rule[] {
	const month = months.get(language);
	const weekday = weekdays.get(language);
	const rules: Rule[] = [
		[
			new RegExp(
				`(?<![\\d.-])${ANY_YEAR}[-/.](?<month>\\d{1,2})[-/.](?<day>\\d{1,2})(?![\\d.])`,
				"gu",
			),
			inDigits,
		],
		[
			new RegExp(
				`(?<![\\d.])(?<day>\\d{1,2})\\.\\s?(?<month>\\d{1,2})\\.\\s?${ANY_YEAR}`,
				"gu",
			),
			inDigits,
		],
		[
			new RegExp(`(?<![\\d./])(?<a>\\d{1,2})/(?<b>\\d{1,2})/${ANY_YEAR}`, "gu"),
			(g) => {
				const a = number(g.a) ?? 0;
				const b = number(g.b) ?? 0;
				// Day and month stand either way round; where both could be, neither is claimed.
				if (a > 12) return parts({ year: number(g.year), month: b, day: a });
				if (b > 12) return parts({ year: number(g.year), month: a, day: b });
				return parts({ year: number(g.year) });
			},
		],
		[
			new RegExp(
				`(?<year>(?:19|20)\\d{2}|${HAN_DIGITS}{4})年(?:度)?(?:(?<month>\\d{1,2}|${HAN_DIGITS}{1,2})月(?:(?<day>\\d{1,2}|${HAN_DIGITS}{1,3})[日号])?)?`,
				"gu",
			),
			inDigits,
		],
		[
			new RegExp(
				`(?<![\\d.个])(?<month>\\d{1,2}|${HAN_DIGITS}{1,2})月(?:(?<day>\\d{1,2}|${HAN_DIGITS}{1,3})[日号])?`,
				"gu",
			),
			(g) => parts({ month: number(g.month), day: number(g.day) }),
		],
		[
			/(?<![\d.])(?<day>\d{1,2})[日号](?!元)/gu,
			(g) => parts({ day: number(g.day) }),
		],
		[
			/(?:周|星期|礼拜)(?<day>[一二三四五六日天])(?!次|个)/gu,
			(g) =>
				parts({
					weekday: g.day === "日" || g.day === "天" ? 7 : number(g.day),
				}),
		],
		[
			/(?<day>[月火水木金土日])曜日?/gu,
			(g) => parts({ weekday: "月火水木金土日".indexOf(g.day ?? "") + 1 }),
		],
		[
			/(?<![\p{Script=Latin}\d])q(?<quarter>[1-4])(?![\d])/gu,
			(g) => parts({ quarter: number(g.quarter) }),
		],
		[
			/第?(?<quarter>[一二三四1-4])季度/gu,
			(g) => parts({ quarter: quarterWords[g.quarter ?? ""] }),
		],
		[
			/(?<quarter>first|second|third|fourth|primo|secondo|terzo|quarto|erste|zweite|dritte|vierte|primer|segundo|tercer|cuarto|premier|deuxieme|troisieme|quatrieme)[snrm]? (?:quarter|trimestre|quartal)/gu,
			(g) => parts({ quarter: quarterWords[g.quarter ?? ""] }),
		],
		[
			/(?<![\d])(?<decade>(?:19|20)\d0)(?:'?s|er)(?!\p{L})/gu,
			(g) => parts({ decade: number(g.decade) }),
		],
		[
			/(?:anni|anos|annees|') ?'?(?<decade>[1-9]0)(?:s|er)?(?![\d.,])/gu,
			(g) => parts({ decade: 1900 + (number(g.decade) ?? 0) }),
		],
		[
			/(?<![\d.])(?<hour>\d{1,2})(?:[:.h](?<minute>\d{2}))?\s?(?<half>a\.?m\.?|p\.?m\.?)(?!\p{L})/gu,
			(g) => clock(g),
		],
		[
			/(?<![\d.:])(?<hour>[01]?\d|2[0-4]):(?<minute>[0-5]\d)(?![\d:])/gu,
			(g) => clock(g),
		],
		[
			/(?<![\d.:])(?<hour>[01]?\d|2[0-4])(?:[.:](?<minute>[0-5]\d))? uhr(?!\p{L})/gu,
			(g) => clock(g),
		],
	];
	if (month) {
		const name = `(?<name>${month.pattern})`;
		const read = (g: Record<string, string | undefined>) =>
			parts({
				year: number(g.year),
				month: month.numbers.get(g.name ?? ""),
				day: number(g.day),
			});
		const day = "(?<day>\\d{1,2})(?:st|nd|rd|th|er|º|°|\\.)?";
		const year = `(?:,? (?:de |del |of |di )?${YEAR})?`;
		rules.unshift(
			[
				new RegExp(
					`(?<![\\d.,])${day}(?: (?:of|de|di))? ${name}(?!\\p{L})\\.?${year}`,
					"gu",
				),
				read,
			],
			[
				new RegExp(
					`(?<!\\p{L})${name}\\.? ${day}(?![\\d:.%]|,\\d|\\s?(?:%|percent|million|billion|p\\.?m|a\\.?m))${year}`,
					"gu",
				),
				read,
			],
			[
				new RegExp(
					`(?<!\\p{L})${name}\\.?,? (?:de |del |of |di )?${YEAR}`,
					"gu",
				),
				read,
			],
		);
		rules.push([
			new RegExp(
				`(?<before>(?:^|\\b)(?:in|im|before|after|to|through|during|between|around|about|every|each|through|prima di|dopo|entro|fino a|vor|nach|antes de|despues de|avant|apres|since|last|next|early|late|mid|until|by|from|of|for|this|a|ad|nel|di|da|seit|ab|bis|ende|anfang|mitte|en|de|desde|hasta|depuis|debut|fin|em)[ -])?(?<!\\p{L})${name}(?!\\p{L})`,
				"gu",
			),
			(g) =>
				plainMonths.has(g.name ?? "") ||
				(g.before !== undefined &&
					(g.name?.length ?? 0) > 2 &&
					isFullMonth(g.name ?? ""))
					? read(g)
					: null,
		]);
	}
	if (weekday) {
		rules.push([
			new RegExp(`(?<!\\p{L})(?<name>${weekday.pattern})s?(?!\\p{L})`, "gu"),
			(g) =>
				(g.name?.length ?? 0) > 4
					? parts({ weekday: weekday.numbers.get(g.name ?? "") })
					: null,
		]);
	}
	rules.push([
		new RegExp(
			`(?<![\\p{Script=Latin}\\d.,$€£¥#-]|(?<![\\p{Script=Latin}\\d])[\\p{Script=Latin}\\d]{1,20}-)${YEAR}(?![\\d%]|[.,]\\d|\\s?(?:million|billion|tokens?|chips?|gpus?|dollars?|euros?|people|users|personen|persone|人|元|名|个|美元|万|亿|[日欧港]元|英镑|円|ドル|块|张|块钱))`,
			"gu",
		),
		(g) => parts({ year: number(g.year) }),
	]);
	return rules;
}

function isFullMonth(name: string): boolean {
	return /^(?:may|march|mai|mars|maggio|marzo|mayo)$/u.test(name);
}

function clock(g: Record<string, string | undefined>): DateParts | null {
	const hour = number(g.hour) ?? 0;
	const minute = number(g.minute) ?? 0;
	if (hour > 24 || minute > 59) return null;
	const afternoon =
		g.half?.startsWith("p") && hour < 12
			? 12
			: g.half?.startsWith("a") && hour === 12
				? -12
				: 0;
	return { minutes: (hour + afternoon) * 60 + minute };
}
