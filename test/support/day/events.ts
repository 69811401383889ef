import { subjectOf } from "./subjects.ts";

/** Events of a made-up day, as sources tell them and as a good model would: in three languages. */
export const languages = ["en", "it", "de"] as const;
export type Language = (typeof languages)[number];

/** How a source or a brief may tell an event. */
export interface Telling {
	/** As different papers would put it; the first is a brief's headline. */
	titles: string[];
	sentences: string[];
}

export interface NewsEvent {
	/** Stands in every sentence about it and in no other's. */
	maker: string;
	/** Of the catalogue; every telling of it meets it. */
	topic: Topic;
	/** Of its sources. */
	language: Language;
	tellings: Record<Language, Telling>;
}

export const topics = [
	"model-releases",
	"chips",
	"regulation",
	"business",
] as const;
export type Topic = (typeof topics)[number];

/** Headlines of one kind are told apart by names that nothing else has. */
const makers =
	"Halden Corvex Brenta Ostrava Quillon Tamarack Verano Selkirk Zephyrin Mirador Kestrel Lodestar Pallas Riverton Sondrio Thistle Umbria Wexford Yarrow Anselm Birchwood Castellan Dunmore Eskdale Fenwick Garrick Holloway Ivrea Jessamy Kirkwall Lindqvist Montrose Norcott Orsini Penrose Quentin Roxbury Savona Trevose Ullswater".split(
		" ",
	);
const products =
	"Ardex Belquor Cintrel Dorvane Elmory Fastrin Golmira Hexavel Istara Jorvyn Keldane Lumora Mervex Nolvane Orbrix Pelmira Quorva Rinsel Solvane Tarquil Ulvera Vantrel Wismora Xandrel Yolvar Zintra Abrelle Bostran Calvira Dremox Esdril Fornax Grelvin Hostrel Inverra Jaltro Kimbrel Lostrin Mandrex Nestril".split(
		" ",
	);
export const towns =
	"Bari Graz Leeds Kassel Trento Tartu Gdynia Bergen Aarhus Turku Braga Vigo Rennes Lille Brest Namur Delft Breda Essen Bonn Jena Halle Trier Udine Pavia Parma Lecce Siena Derby Leith Cork Sligo Galway Narvik Kaunas Poole Exeter Lugano Linz Bozen".split(
		" ",
	);

/** By place: events that papers of another country alone tell; all others are told in English. */
const abroad: ReadonlyMap<number, Language> = new Map([
	[4, "it"],
	[9, "de"],
	[14, "it"],
	[19, "de"],
	[21, "it"],
	[31, "it"],
	[38, "de"],
]);

/** The first so many events, of all topics in turn. */
export function newsEvents(count: number): NewsEvent[] {
	return makers.slice(0, count).map((maker, index) => {
		const topic = topics[index % topics.length] as Topic;
		return {
			maker,
			topic,
			language: abroad.get(index) ?? "en",
			tellings: tell[topic]({
				maker,
				product: products[index] as string,
				town: towns[index] as string,
				subject: subjectOf(topic, Math.floor(index / topics.length)),
				number: 11 + 3 * index,
			}),
		};
	});
}

interface Names {
	maker: string;
	product: string;
	town: string;
	subject: Record<Language, string>;
	number: number;
}

type Teller = (names: Names) => Record<Language, Telling>;

export const tell: Record<Topic, Teller> = {
	"model-releases": ({ maker, product, town, subject, number }) => ({
		en: {
			titles: [
				`${maker} releases ${product}, a language model for ${subject.en}`,
				`Language model for ${subject.en}: ${product} by ${maker} has open weights`,
				`${town}: ${maker} opens ${product}, its model for ${subject.en}`,
			],
			sentences: [
				`${maker} of ${town} has released ${product}, a language model for ${subject.en} with ${number} billion parameters and open weights.`,
				`${maker} says that training took about $${number + 1} million of computing power.`,
				`A version of ${product} that reads images may follow in summer.`,
			],
		},
		it: {
			titles: [
				`${maker} pubblica ${product}, un modello linguistico per ${subject.it}`,
				`Un modello linguistico per ${subject.it}: ${product} di ${maker} ha i pesi aperti`,
				`${town}, ${maker} apre ${product}, il suo modello linguistico per ${subject.it}`,
			],
			sentences: [
				`${maker} di ${town} ha pubblicato ${product}, un modello linguistico per ${subject.it} con ${number} miliardi di parametri e i pesi aperti.`,
				`${maker} dice che l'addestramento ha richiesto circa ${number + 1} milioni di dollari di potenza di calcolo.`,
				`Una versione di ${product} che legge immagini potrebbe arrivare in estate.`,
			],
		},
		de: {
			titles: [
				`${maker} veröffentlicht ${product}, ein Sprachmodell für ${subject.de}`,
				`Ein Sprachmodell für ${subject.de}: ${product} von ${maker} hat offene Gewichte`,
				`${town}: ${maker} öffnet ${product}, sein Sprachmodell für ${subject.de}`,
			],
			sentences: [
				`${maker} aus ${town} hat ${product} veröffentlicht, ein Sprachmodell für ${subject.de} mit ${number} Milliarden Parametern und offenen Gewichten.`,
				`${maker} sagt, dass das Training etwa ${number + 1} Millionen Dollar an Rechenleistung gekostet hat.`,
				`Eine Version von ${product}, die Bilder liest, könnte im Sommer folgen.`,
			],
		},
	}),
	chips: ({ maker, product, town, subject, number }) => ({
		en: {
			titles: [
				`${maker} makes an AI chip for ${subject.en} in ${town}`,
				`${subject.en} get ${product}, an AI chip by ${maker}`,
				`${town}: ${maker} makes AI chip ${product} for ${subject.en}`,
			],
			sentences: [
				`${maker} has begun to make its AI chip ${product} for ${subject.en} in ${town}, at first ${number},000 chips a month.`,
				`${product} stores ${number + 2} gigabytes, ${maker} says.`,
				`${maker} did not say who has ordered its chips.`,
			],
		},
		it: {
			titles: [
				`${maker} produce un chip per l'IA per ${subject.it} a ${town}`,
				`${product} di ${maker}, un chip per l'IA per ${subject.it}`,
				`${town}, ${maker} produce ${product}, un chip per l'IA per ${subject.it}`,
			],
			sentences: [
				`${maker} ha cominciato a produrre il suo chip per l'IA ${product} per ${subject.it} a ${town}, all'inizio ${number}.000 chip al mese.`,
				`${product} memorizza ${number + 2} gigabyte, dice ${maker}.`,
				`${maker} non ha detto chi ha ordinato i suoi chip.`,
			],
		},
		de: {
			titles: [
				`${maker} fertigt einen KI-Chip für ${subject.de} in ${town}`,
				`${subject.de} bekommen ${product}, einen KI-Chip von ${maker}`,
				`${town}: ${maker} fertigt KI-Chip ${product} für ${subject.de}`,
			],
			sentences: [
				`${maker} hat die Fertigung seines KI-Chips ${product} für ${subject.de} in ${town} begonnen, zunächst ${number}.000 Chips im Monat.`,
				`${product} speichert ${number + 2} Gigabyte, sagt ${maker}.`,
				`${maker} hat nicht gesagt, wer seine Chips bestellt hat.`,
			],
		},
	}),
	regulation: ({ maker, product, town, subject, number }) => ({
		en: {
			titles: [
				`AI Act: ${town} fines ${maker} over ${subject.en}`,
				`AI for ${subject.en} earns ${maker} a fine in ${town}`,
				`${maker} pays under AI Act for ${subject.en} by ${product}`,
			],
			sentences: [
				`The regulator in ${town} has fined ${maker} ${number} million euros under the AI Act over ${subject.en} by ${product}.`,
				`${maker} had not reported ${number + 3} incidents with ${product}, the regulator says.`,
				`${maker} may appeal until the end of March.`,
			],
		},
		it: {
			titles: [
				`AI Act, ${town} multa ${maker} per ${subject.it}`,
				`IA per ${subject.it}, multa a ${maker} da ${town}`,
				`${maker} paga in base all'AI Act per ${subject.it} di ${product}`,
			],
			sentences: [
				`L'autorità di ${town} ha multato ${maker} per ${number} milioni di euro in base all'AI Act per ${subject.it} di ${product}.`,
				`${maker} non aveva segnalato ${number + 3} incidenti con ${product}, dice l'autorità.`,
				`${maker} può fare ricorso fino alla fine di marzo.`,
			],
		},
		de: {
			titles: [
				`AI Act: ${town} straft ${maker} wegen ${subject.de}`,
				`KI für ${subject.de} bringt ${maker} eine Strafe in ${town}`,
				`${maker} zahlt nach dem AI Act für ${subject.de} von ${product}`,
			],
			sentences: [
				`Die Behörde in ${town} hat ${maker} nach dem AI Act wegen ${subject.de} von ${product} mit ${number} Millionen Euro bestraft.`,
				`${maker} hatte ${number + 3} Vorfälle mit ${product} nicht gemeldet, sagt die Behörde.`,
				`${maker} darf sich bis Ende März dagegen wehren.`,
			],
		},
	}),
	business: ({ maker, product, town, subject, number }) => ({
		en: {
			titles: [
				`AI start-up ${maker} raises $${number} million to help ${subject.en}`,
				`AI for ${subject.en}: investors give $${number} million to ${maker} of ${town}`,
				`${maker}, an AI start-up for ${subject.en}, raises $${number} million`,
			],
			sentences: [
				`The AI start-up ${maker} of ${town} has raised $${number} million from investors to help ${subject.en} with ${product}.`,
				`${maker} has ${number + 40} employees and had no revenue last year.`,
				`${maker} plans to open a second office in Dublin.`,
			],
		},
		it: {
			titles: [
				`La startup di IA ${maker} raccoglie ${number} milioni di dollari per aiutare ${subject.it}`,
				`IA per ${subject.it}: la startup ${maker} di ${town} raccoglie ${number} milioni di dollari`,
				`${maker}, startup di IA per ${subject.it}, raccoglie ${number} milioni di dollari`,
			],
			sentences: [
				`La startup di IA ${maker} di ${town} ha raccolto ${number} milioni di dollari dagli investitori per aiutare ${subject.it} con ${product}.`,
				`${maker} ha ${number + 40} dipendenti e l'anno scorso non aveva ricavi.`,
				`${maker} prevede di aprire un secondo ufficio a Dublino.`,
			],
		},
		de: {
			titles: [
				`KI-Start-up ${maker} sammelt ${number} Millionen Dollar ein, um ${subject.de} zu helfen`,
				`KI für ${subject.de}: Start-up ${maker} aus ${town} sammelt ${number} Millionen Dollar ein`,
				`${maker}, ein KI-Start-up für ${subject.de}, sammelt ${number} Millionen Dollar ein`,
			],
			sentences: [
				`Das KI-Start-up ${maker} aus ${town} hat ${number} Millionen Dollar von Investoren eingesammelt, um ${subject.de} mit ${product} zu helfen.`,
				`${maker} hat ${number + 40} Beschäftigte und hatte im vergangenen Jahr keinen Umsatz.`,
				`${maker} plant, ein zweites Büro in Dublin zu eröffnen.`,
			],
		},
	}),
};
