/** Names of months, weekdays and quarters by language, folded; abbreviations end with a point here. */
const MONTHS: Record<string, string> = {
	en: "january|jan. february|feb. march|mar. april|apr. may june|jun. july|jul. august|aug. september|sept.|sep. october|oct. november|nov. december|dec.",
	it: "gennaio|genn. febbraio|febbr. marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
	de: "januar|janner|jan. februar|feb. marz april|apr. mai juni|jun. juli|jul. august|aug. september|sept.|sep. oktober|okt. november|nov. dezember|dez.",
	es: "enero|ene. febrero|feb. marzo|mar. abril|abr. mayo junio|jun. julio|jul. agosto|ago. septiembre|setiembre|sept. octubre|oct. noviembre|nov. diciembre|dic.",
	fr: "janvier|janv. fevrier|fevr. mars avril|avr. mai juin juillet|juil. aout septembre|sept. octobre|oct. novembre|nov. decembre|dec.",
	pt: "janeiro fevereiro marco abril maio junho julho agosto setembro outubro novembro dezembro",
};
const WEEKDAYS: Record<string, string> = {
	en: "monday|mon. tuesday|tues.|tue. wednesday|wed. thursday|thurs.|thu. friday|fri. saturday|sat. sunday|sun.",
	it: "lunedi martedi mercoledi giovedi venerdi sabato domenica",
	de: "montag dienstag mittwoch donnerstag freitag samstag|sonnabend sonntag",
	es: "lunes martes miercoles jueves viernes sabado domingo",
	fr: "lundi mardi mercredi jeudi vendredi samedi dimanche",
	pt: "segunda-feira terca-feira quarta-feira quinta-feira sexta-feira sabado domingo",
};

interface Names {
	/** Alternatives for a regular expression, longest first. */
	pattern: string;
	/** From 1. */
	numbers: Map<string, number>;
}

function namesOf(table: Record<string, string>): Map<string, Names> {
	const made = new Map<string, Names>();
	for (const [language, list] of Object.entries(table)) {
		const numbers = new Map<string, number>();
		list.split(" ").forEach((names, index) => {
			for (const name of names.split("|"))
				numbers.set(name.replace(/\.$/u, ""), index + 1);
		});
		const pattern = [...numbers.keys()]
			.sort((a, b) => b.length - a.length)
			.join("|");
		made.set(language, { pattern, numbers });
	}
	return made;
}

export const months = namesOf(MONTHS);
export const weekdays = namesOf(WEEKDAYS);

/** Written in full, without the ambiguous: what needs no number beside it to be a month. */
export const plainMonths: ReadonlySet<string> = new Set(
	Object.values(MONTHS)
		.flatMap((list) => list.split(" "))
		.flatMap((names) => names.split("|"))
		.filter(
			(name) =>
				!name.endsWith(".") &&
				!/^(?:may|march|mai|mars|maggio|marzo|mayo)$/u.test(name),
		),
);

/** "third quarter", "terzo trimestre", "drittes Quartal". */
export const quarterWords: Record<string, number> = {
	first: 1,
	second: 2,
	third: 3,
	fourth: 4,
	primo: 1,
	secondo: 2,
	terzo: 3,
	quarto: 4,
	erste: 1,
	zweite: 2,
	dritte: 3,
	vierte: 4,
	primer: 1,
	segundo: 2,
	tercer: 3,
	cuarto: 4,
	premier: 1,
	deuxieme: 2,
	troisieme: 3,
	quatrieme: 4,
	一: 1,
	二: 2,
	三: 3,
	四: 4,
	"1": 1,
	"2": 2,
	"3": 3,
	"4": 4,
};
