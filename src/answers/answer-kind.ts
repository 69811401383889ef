import { normalise } from "../lib/text/normalise.ts";
import type { Question, QuestionTerm } from "./question.ts";

/** What a sentence is worth that lacks the kind of answer that is asked for. */
const WRONG_KIND = 0.55;
/** One without a name beside those that the question gives. */
const NO_NAME = 0.85;
/** One that tells a day only from where it stands: "on Monday". */
const LOOSE_TIME = 0.85;

export const MONEY =
	/[$€£¥]\s?\d|\d[\d.,]*\s?(?:million|billion|trillion|bn|m|k|thousand|milion|miliard|mila|mio|mrd|millione|milliarde|tausend|millon|mil|万|亿)?\w*\s?(?:d[ie]\s|d['’])?(?:dollar|dollari|euro|yuan|won|yen|usd|dólar|us-dollar|美元|元|欧元)|(?:dollar|dollari|euro|yuan)\w*\s\d/iu;
const SHARE =
	/\d\s?(?:%|percent|per cent|prozent|per cento|por ciento|pour cent)/iu;
const NUMBER =
	/\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|dozen|hundred|thousand|half|third|quarter|fifth|tenth|twentieth|twice|double|due|tre|quattro|cinque|sei|sette|otto|nove|dieci|venti|mille|metà|doppio|decimo|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|hälfte|drittel|viertel|fünftel|zehntel|doppelt|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|mitad|doble|tercio|décima|deux|trois|quatre|cinq|sept|huit|neuf|dix)\b|[一二两三四五六七八九十百千万亿]/iu;
const MONTHS =
	"jan|feb|mar|apr|mai|may|mag|jun|jul|giu|lug|aug|ago|sep|set|oct|okt|ott|nov|dec|dez|dic|gen|ene|avr|abr";
const DATE = new RegExp(
	`\\b(?:19|20)\\d\\d\\b|\\b\\d{1,2}(?:st|nd|rd|th)?\\.? (?:of |de )?(?:${MONTHS})|\\b(?:in|im|ad?|en|on|by|until|since|dal|entro|bis|seit|desde)\\s(?:mid-)?(?:${MONTHS})[a-zà-ÿ]*\\b|\\b(?:${MONTHS})\\w* \\d|\\d+[年月日]|\\b\\d+ (?:days?|weeks?|months?|hours?|giorni|settimane|mesi|tagen?|wochen|monaten?|días|semanas|meses)\\b|\\d+天`,
	"iu",
);
const LOOSELY =
	/(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:lune|marte|mercole|giove|vener)d[iì]|sabato|domenica|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|lunes|martes|miércoles|jueves|viernes|yesterday|today|ieri|oggi|gestern|heute|ayer|hoy|\bdays?\b|giorn[oi]|\btage?n?\b|\bdías?\b|\bhours?\b|\bminutes?\b|\bor[ae]\b|\bstunden?\b|\bhoras?\b|小时|分钟|week|month|settiman|mese|woche|monat|semana|mes\b/iu;

/** 1 where the sentence holds the kind of answer that is asked for, else less. */
export function kindFactor(
	{ wants, terms }: Question,
	sentence: string,
): number {
	switch (wants) {
		case "money":
			return MONEY.test(sentence) || SHARE.test(sentence) ? 1 : WRONG_KIND;
		case "count":
			return NUMBER.test(sentence) ? 1 : WRONG_KIND;
		case "time":
			if (DATE.test(sentence)) return 1;
			return LOOSELY.test(sentence) ? LOOSE_TIME : WRONG_KIND;
		case "name":
			return namesAnother(sentence, terms) ? 1 : NO_NAME;
		default:
			return 1;
	}
}

/** Whether it names somebody beside those that the question names. */
function namesAnother(
	sentence: string,
	terms: readonly QuestionTerm[],
): boolean {
	const asked = new Set(terms.map(({ word }) => word));
	const names =
		sentence.match(/(?<=\p{L}['’]?\P{L}+)\p{Lu}[\p{L}\p{N}-]+/gu) ?? [];
	return (
		/\p{Script=Han}/u.test(sentence) ||
		names.some((word) => !asked.has(normalise(word)))
	);
}
