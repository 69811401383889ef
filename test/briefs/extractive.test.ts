import { describe, expect, it } from "vitest";
import type { BriefArticle } from "#src/briefs/candidates.ts";
import { extractive } from "#src/briefs/extractive.ts";

const article = (given: Partial<BriefArticle>): BriefArticle => ({
	id: 1,
	url: "https://press.example/1",
	title: "DeepSeek trains its model for about 6 million dollars",
	source: "Press",
	language: "en",
	...given,
});

const english = `By Jane Roe

Published: 23 January 2025

We use cookies to improve your visit; accept our cookie policy to go on.

DeepSeek says its newest model needed about 6 million dollars of computing power. That is a tenth of what Meta spent on its latest model. The start-up used some 2,000 Nvidia chips, where leading labs use up to 16,000.

Image: the offices of DeepSeek in Hangzhou.

Read more: the chips that China may still buy

Analysts say the result shows how engineers work around export rules. The model answers questions and writes programs about as well as its American rivals. It was released in the last week of…

All rights reserved.`;

describe("extractive", () => {
	it("quotes neither a title that was cut off nor a teaser in another script", () => {
		const titles = [
			"DeepSeek trains its model for about 6 million dollars",
			"A start-up in Hangzhou needed only 2,000 chips for a large new model that…",
			"Training took two months and cost a tenth of what rivals spend",
		];
		const brief = extractive({
			articles: titles.map((title, id) =>
				article({
					id,
					title,
					summary:
						"这家初创公司表示，训练其最新的大型语言模型只花费了大约六百万美元，而且只用了两千块芯片。",
				}),
			),
		});
		expect(brief.sentences.map(({ text }) => text)).toEqual([titles[2]]);
	});

	it("quotes whole sentences verbatim, in reading order, each with its source", () => {
		const brief = extractive(
			{ articles: [article({ text: english })] },
			{ sentences: 3 },
		);
		expect(brief.language).toBe("en");
		expect(brief.headline).toBe(
			"DeepSeek trains its model for about 6 million dollars",
		);
		expect(brief.sentences).toHaveLength(3);
		const places = brief.sentences.map(({ text }) => english.indexOf(text));
		expect(places.every((place) => place >= 0)).toBe(true);
		expect(places).toEqual(places.toSorted((a, b) => a - b));
		expect(brief.sentences.every(({ sources }) => sources.join() === "1")).toBe(
			true,
		);
	});

	it("leaves out bylines, dates, captions, cookie notices, pointers and cut sentences", () => {
		const brief = extractive(
			{ articles: [article({ text: english })] },
			{ sentences: 20 },
		);
		expect(brief.sentences.map(({ text }) => text).join("\n")).not.toMatch(
			/Jane Roe|Published|cookie|Image|Read more|rights|last week/,
		);
		expect(brief.sentences).toHaveLength(5);
	});

	it("says once what several sources say, and names all that say it in the same words", () => {
		const shared =
			"DeepSeek says its newest model needed about 6 million dollars of computing power.";
		const brief = extractive(
			{
				articles: [
					article({
						text: `${shared} The company is owned by the fund High-Flyer.`,
					}),
					article({
						id: 2,
						text: `${shared} Nvidia lost a sixth of its market value on Monday.`,
					}),
					article({
						id: 3,
						text: "According to DeepSeek, its newest model needed computing power of about 6 million dollars.",
					}),
				],
			},
			{ sentences: 4 },
		);
		expect(
			brief.sentences.find(({ text }) => text === shared)?.sources,
		).toEqual([1, 2]);
		expect(
			brief.sentences.filter(({ text }) => text.includes("6 million")),
		).toHaveLength(1);
		expect(brief.sentences).toHaveLength(3);
	});

	it("keeps to one language, that of a source in the wanted language where there is one", () => {
		const articles = [
			article({ text: english }),
			article({
				id: 2,
				language: "it",
				title: "DeepSeek, sei milioni per addestrare il modello",
				text: "La società cinese dichiara di aver speso circa 6 milioni di dollari in potenza di calcolo. Il modello usa 2.000 chip di Nvidia.",
			}),
		];
		const italian = extractive({ articles }, { language: "it" });
		expect(italian.language).toBe("it");
		expect(italian.headline).toBe(
			"DeepSeek, sei milioni per addestrare il modello",
		);
		expect(
			italian.sentences.every(({ sources }) => sources.join() === "2"),
		).toBe(true);
		expect(extractive({ articles }, { language: "de" }).language).toBe("en");
	});

	it.each([
		[
			"zh",
			"深度求索表示，其最新模型的训练只花费了约六百万美元的算力。该公司使用了大约两千块英伟达芯片。点击查看更多精彩内容请关注我们。美国的出口限制并没有阻止它追上领先者。",
			3,
		],
		[
			"ja",
			"ディープシークは最新モデルの訓練に約六百万ドルしかかからなかったと発表した。同社が使った半導体は約二千個にとどまる。続きを読むには会員登録が必要です。米国の輸出規制は開発を止めなかった。",
			3,
		],
		[
			"de",
			"Das Unternehmen gab nach eigenen Angaben etwa 6 Mio. Dollar für die Rechenleistung aus. Dafür reichten rund 2.000 Chips von Nvidia. Lesen Sie auch: Was die Exportregeln ändern. Die Regeln der USA haben den Rückstand nicht vergrößert.",
			3,
		],
		[
			"es",
			"La empresa china afirma que gastó unos 6 millones de dólares en capacidad de cálculo. Utilizó cerca de 2.000 chips de Nvidia para entrenar el modelo. Suscríbete a nuestro boletín. Las normas de exportación no frenaron su avance.",
			3,
		],
		[
			"fr",
			"L'entreprise chinoise affirme avoir dépensé environ 6 millions de dollars en calcul. Elle a employé quelque 2 000 puces de Nvidia pour l'entraînement. Abonnez-vous à notre lettre. Les règles d'exportation n'ont pas freiné ses progrès.",
			3,
		],
	])("reads %s", (language, text, count) => {
		const brief = extractive(
			{ articles: [article({ language, text })] },
			{ sentences: 9 },
		);
		expect(brief.sentences).toHaveLength(count);
		expect(
			brief.sentences.every((sentence) => text.includes(sentence.text)),
		).toBe(true);
	});

	it("prefers a good teaser and copes with one that is cut", () => {
		const good =
			"The Chinese start-up says that its model took about 6 million dollars to train.";
		expect(
			extractive({ articles: [article({ summary: good })] }).sentences,
		).toEqual([{ text: good, sources: [1] }]);
		const cut =
			"The Chinese start-up says that its model took about 6 million dollars to…";
		expect(
			extractive({ articles: [article({ summary: cut })] }).sentences,
		).toEqual([]);
	});

	it("quotes other titles where no source gives text", () => {
		const brief = extractive({
			articles: [
				article({
					title: "DeepSeek trains its model for about 6 million dollars",
				}),
				article({
					id: 2,
					title: "DeepSeek trained the model for about 6 million dollars",
				}),
				article({
					id: 3,
					title:
						"Nvidia shares fall after Chinese start-up shows frugal training",
				}),
			],
		});
		expect(brief.sentences).toEqual([
			{
				text: "Nvidia shares fall after Chinese start-up shows frugal training",
				sources: [3],
			},
		]);
	});

	it("keeps within the words allowed, but for the first sentence", () => {
		const brief = extractive(
			{ articles: [article({ text: english })] },
			{ sentences: 5, maxWords: 30 },
		);
		const count = brief.sentences.flatMap(({ text }) => text.split(" ")).length;
		expect(count).toBeLessThanOrEqual(30);
		expect(brief.sentences.length).toBeGreaterThan(0);
	});

	it("takes the outlet off the headline and passes over bait", () => {
		const brief = extractive({
			articles: [
				article({ title: "You won't believe what DeepSeek just did!" }),
				article({
					id: 2,
					source: "The Daily",
					title:
						"DeepSeek opens its reasoning model under the MIT licence | The Daily",
				}),
			],
		});
		expect(brief.headline).toBe(
			"DeepSeek opens its reasoning model under the MIT licence",
		);
	});
});
