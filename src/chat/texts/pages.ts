import { type Counted, counted, textsIn } from "./texts.ts";

/** What the pages about models and answers say around what chat says too. */
export interface PageTexts {
	models: string;
	compare: string;
	ask: string;
	search: string;
	modelName: string;
	compareWith: string;
	question: string;
	whatModels: string;
	newest: string;
	noMatch: string;
	found: Counted;
	askAbout(name: string): string;
	howToCompare: string;
	howToAsk: string;
	tooLong(most: number): string;
	tooMany: string;
	described: string;
}

const en: PageTexts = {
	models: "Models",
	compare: "Compare",
	ask: "Ask",
	search: "Search",
	modelName: "Name of a model, family or maker",
	compareWith: "Compare with",
	question: "Question",
	whatModels:
		"AI models, families, makers and systems: every fact with its source and date.",
	newest: "The newest",
	noMatch: "No name in the catalogue goes on from that.",
	found: { one: "# entry", other: "# entries" },
	askAbout: (name) => `Ask about ${name}`,
	howToCompare:
		"Name two to four models, with commas between them, such as DeepSeek-V3, Llama 3.1 405B.",
	howToAsk:
		"Answers come from the catalogue and, word by word, from the articles of the last 90 days.",
	tooLong: (most) => `A question has at most ${most} characters here.`,
	tooMany: "That were many questions in a minute. Wait a minute and try again.",
	described: "Facts, prices and news, each with its source and date.",
};

const it: PageTexts = {
	models: "Modelli",
	compare: "Confronta",
	ask: "Chiedi",
	search: "Cerca",
	modelName: "Nome di un modello, una famiglia o un produttore",
	compareWith: "Confronta con",
	question: "Domanda",
	whatModels:
		"Modelli di IA, famiglie, produttori e sistemi: ogni dato con la sua fonte e la sua data.",
	newest: "I più recenti",
	noMatch: "Nessun nome del catalogo comincia così.",
	found: { one: "# voce", other: "# voci" },
	askAbout: (name) => `Chiedi di ${name}`,
	howToCompare:
		"Scrivi da due a quattro modelli separati da virgole, per esempio DeepSeek-V3, Llama 3.1 405B.",
	howToAsk:
		"Le risposte vengono dal catalogo e, parola per parola, dagli articoli degli ultimi 90 giorni.",
	tooLong: (most) => `Qui una domanda ha al massimo ${most} caratteri.`,
	tooMany: "Troppe domande in un minuto. Aspetta un minuto e riprova.",
	described: "Dati, prezzi e notizie, ciascuno con la sua fonte e la sua data.",
};

const languages: Readonly<Record<string, PageTexts>> = { en, it };

export function pageTextsIn(language: string): PageTexts {
	return languages[language] ?? en;
}

/** "12 entries". */
export function countedEntries(language: string, count: number): string {
	return counted(textsIn(language), pageTextsIn(language).found, count);
}
