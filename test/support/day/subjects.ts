import type { Language, Topic } from "./events.ts";

/** What events of one topic are about, so that no two are told in the same words. */
export function subjectOf(topic: Topic, at: number): Record<Language, string> {
	const [en, it, de] = (subjects[topic][at] ?? "").split(" / ");
	if (!en || !it || !de) throw new Error(`${topic} has no subject ${at}`);
	return { en, it, de };
}

const subjects: Record<Topic, readonly string[]> = {
	"model-releases": [
		"weather forecasts / previsioni del tempo / Wettervorhersagen",
		"tax forms / moduli fiscali / Steuerformulare",
		"sign language / lingua dei segni / Gebärdensprache",
		"crop diseases / malattie delle piante / Pflanzenkrankheiten",
		"court files / atti giudiziari / Gerichtsakten",
		"chess games / partite di scacchi / Schachpartien",
		"sewing patterns / cartamodelli / Schnittmuster",
		"whale songs / canti delle balene / Walgesänge",
		"railway timetables / orari ferroviari / Fahrpläne",
		"old maps / vecchie mappe / alte Landkarten",
	],
	chips: [
		"hearing aids / apparecchi acustici / Hörgeräte",
		"tractors / trattori / Traktoren",
		"satellites / satelliti / Satelliten",
		"wind turbines / turbine eoliche / Windräder",
		"cash registers / registratori di cassa / Registrierkassen",
		"fishing boats / pescherecci / Fischerboote",
		"greenhouses / serre / Gewächshäuser",
		"lifts / ascensori / Aufzüge",
		"telescopes / telescopi / Teleskope",
		"bicycles / biciclette / Fahrräder",
	],
	regulation: [
		"exam marks / voti d'esame / Prüfungsnoten",
		"rent prices / prezzi degli affitti / Mietpreise",
		"loan scores / punteggi di credito / Kreditpunkte",
		"traffic cameras / telecamere stradali / Verkehrskameras",
		"talking toys / giocattoli parlanti / sprechende Spielzeuge",
		"job interviews / colloqui di lavoro / Bewerbungsgespräche",
		"border checks / controlli di frontiera / Grenzkontrollen",
		"voice copies / copie di voci / Stimmkopien",
		"medical records / cartelle cliniche / Krankenakten",
		"betting odds / quote delle scommesse / Wettquoten",
	],
	business: [
		"dentists / dentisti / Zahnärzte",
		"hotels / alberghi / Hotels",
		"farmers / agricoltori / Landwirte",
		"museums / musei / Museen",
		"insurers / assicuratori / Versicherer",
		"airlines / compagnie aeree / Fluggesellschaften",
		"bakeries / panifici / Bäckereien",
		"vineyards / vigneti / Weingüter",
		"pharmacies / farmacie / Apotheken",
		"translators / traduttori / Übersetzer",
	],
};
