import type { ModelNewsTexts } from "./model-news-texts.ts";

export const modelNewsIt: ModelNewsTexts = {
	title: "Dati sui modelli che sono cambiati",
	count: { one: "# dato cambiato", other: "# dati cambiati" },
	asOf: (date) => `al ${date}`,
	changed: (field, before, after) => `${field}: da ${before} a ${after}`,
	priceChanged: (field, before, after) =>
		`${field}: da ${before.input} in ingresso e ${before.output} in uscita a ${after.input} in ingresso e ${after.output} in uscita per milione di token (${after.host})`,
	known: (field, value) => `${field}: ora noto, ${value}`,
	withdrawn: (field, before) => `${field}: non più in elenco, era ${before}`,
	added: (maker, released) =>
		`nuovo modello di ${maker}${released ? `, uscito il ${released}` : ""}`,
	deprecated: "deprecato dal produttore",
	deprecatedNoMore: "non più deprecato",
	more: { one: "un altro", other: "altri #" },
};
