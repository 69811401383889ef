import { describe, expect, it } from "vitest";
import { strayFrom } from "#src/briefs/rendering.ts";

const original =
	"Northwind says that training Gale-2 took about $3 million and 2,000 Nvidia chips; nobody outside has confirmed that.";
const short = "The company did not comment.";

const problems = (from: string, text: string) =>
	(strayFrom([from], [text])[0] ?? []).map(({ kind }) => kind);

describe("a translation held against its original", () => {
	it.each([
		"Northwind afferma che l'addestramento di Gale-2 ha richiesto circa 3 milioni di dollari e 2.000 chip Nvidia; nessuno all'esterno lo ha confermato.",
		"Northwind zufolge kostete das Training von Gale-2 rund 3 Millionen Dollar und brauchte 2.000 Chips von Nvidia; niemand außerhalb hat das bestätigt.",
		"Northwind dice que entrenar Gale-2 costó unos 3 millones de dólares y 2.000 chips de Nvidia; nadie de fuera lo ha confirmado.",
		"Selon Northwind, l'entraînement de Gale-2 a coûté environ 3 millions de dollars et mobilisé 2 000 puces Nvidia ; personne à l'extérieur ne l'a confirmé.",
		"Northwind表示，训练Gale-2约花费300万美元，使用了2000块英伟达芯片；外部尚无人证实。",
		"Northwindによると、Gale-2の訓練には約300万ドルと2000個のNvidia製チップがかかった。外部では誰も確認していない。",
	])("has nothing against it: %s", (text) => {
		expect(problems(original, text)).toEqual([]);
	});

	it.each([
		"L'azienda non ha voluto commentare.",
		"Das Unternehmen wollte sich dazu nicht äußern.",
		"该公司未予置评。",
	])("has nothing against what is short: %s", (text) => {
		expect(problems(short, text)).toEqual([]);
	});

	it("finds what was added", () => {
		expect(
			problems(
				short,
				"L'azienda non ha commentato, e tutti gli esperti consigliano di comprare subito le sue azioni.",
			),
		).toEqual(["source"]);
	});

	it("finds what was put in its place", () => {
		expect(
			problems(original, "La società è stata condannata per frode."),
		).not.toEqual([]);
	});
});
