import { normalise } from "../lib/text/normalise.ts";
import type { CatalogueEntry } from "../models/catalogue.ts";
import { type CardField, fieldsOf } from "./facts.ts";
import type { KnownModel, KnownModels } from "./known-models.ts";
import type { NamedModel } from "./model-card.ts";
import type { Question } from "./question.ts";

/** What the catalogue says of one field that a question asks for. */
export interface CatalogueAnswer {
	model: NamedModel;
	fields: CardField[];
}

interface Wish {
	/** Of the folded question. */
	asks: RegExp;
	fields: readonly string[];
}

const training =
	/\b(?:train|addestra|trainier|entren|entrain|treina)|训练|訓練/iu;
const cost =
	/\b(?:cost|spen[dt]|expens|how much|kost|teuer|wie viel geld|cuest|cout|spes|quanto|budget)|成本|花费|花了|多少钱|费用/iu;
const price =
	/\b(?:pric|charg|prezz|preis|prix|preci|tarif)|价格|定价|收费|\btokens?\b.*\b(?:cost|kost|cuest|cout)|\b(?:cost|kost|cuest|cout|how much|quanto|wie viel|cuanto|combien)\w*\b.*\b(?:tokens?|output|input|api|uscita|ingresso)/iu;
const past =
	/\b(?:did|was|has|been|took)\b|\b(?:costato|costo'|e stato|kostete|gekostet|hat|costo|ha costado|a coute)\b|花了/iu;

/** The first that fits is taken. */
const wishes: readonly Wish[] = [
	{
		asks: /\b(?:who|whose|chi|wer|wem|quien|qui)\b.*(?:\bown|belong|proprie|gehort|eigent|duen|possed|\bdi chi\b)|\bowner|\bdi chi e\b|\bproprietari|\beigentumer|\bde quien es|\ba qui appartient|归属|拥有|谁的|老板|母公司/iu,
		fields: ["owner", "founder"],
	},
	{
		asks: /\bfound(?:ed|er)\b|\bfondat|\bgrund(?:er|ete)|\bgegrundet|\bfundad|\bfundo\b|\bfonde|创始|创办|创立/iu,
		fields: ["founder", "founded"],
	},
	{
		asks: /\b(?:based|built|fine-?tuned|derived) (?:up)?on\b|\bbas(?:ed|e) model|\b(?:basat|costruit|fond)\w*\s(?:su|sopra)\b|\bsu (?:che cosa|cosa|quale|quali|che) (?:e|si)\b|\bbasiert|\bbaut\b.*\bauf\b|\bgrundlage|\bbasa(?:do)? en|\bbase sur|基于/iu,
		fields: ["baseModel"],
	},
	{
		asks: /\b(?:chips?|gpus?)\b.*(?:hour|ore\b|stund|hora|heure)/iu,
		fields: ["trainingChipHours", "trainingHours"],
	},
	{
		asks: /(?:\bhow many|\bquant|\bwie viele|\bcuant|\bcombien|多少|几)[\p{L}\s']{0,14}(?:\bchips?|\bgpus?|\bprocess|芯片|显卡)/iu,
		fields: ["trainingChips", "trainingHardware"],
	},
	{
		asks: /\bflops?\b|\bcompute\b|\bcalcolo\b|\brechenleistung|算力/iu,
		fields: ["trainingFlop"],
	},
	{
		asks: /\bcontext|\bcontest|\bkontext|\bcontexto|上下文/iu,
		fields: ["context"],
	},
	{
		asks: /\b(?:output|uscita|ausgabe|salida)\b.*\b(?:limit|length|lunghezza|massim|longest)|\b(?:limit|longest|massim)\w*\b.*\b(?:output|risposta|ausgabe|salida)\b/iu,
		fields: ["outputLimit"],
	},
	{
		asks: /\bparamet|\bhow (?:big|large)\b|\bquanto e grande|\bwie gro(?:ss|ß)|参数/iu,
		fields: ["parameters", "activeParameters"],
	},
	{
		asks: /\bcut-?off|\bknowledge (?:until|date)|\bconoscenze fino|\bwissensstand|知识截止/iu,
		fields: ["cutoff"],
	},
	{ asks: /\blicen[cs]|\blizenz|许可/iu, fields: ["licence", "openWeights"] },
	{
		asks: /\bopen[- ](?:weights?|source)|\bweights?\b|\bpesi\b|\bgewichte|\bpesos\b|\b(?:is|e|ist|es)\b.*\b(?:open|aperto|offen|abierto)\b|开源|权重/iu,
		fields: ["openWeights", "licence"],
	},
	{
		asks: /\bmodalit|\b(?:images?|video|audio|immagini|bilder|imagenes)\b.*\b(?:read|accept|understand|legge|accetta|capisce|versteht|lee)|\b(?:read|accept|understand|see|legge|accetta|capisce|versteht|lee)\b.*\b(?:images?|video|audio|immagini|bilder|imagenes)\b/iu,
		fields: ["accepts", "produces"],
	},
	{
		asks: /\bhow many tokens\b.*\btrain|\btrain\w*\b.*\bhow many tokens|\bquanti token\b.*\baddestra|\baddestra\w*\b.*\bquanti token/iu,
		fields: ["trainingTokens"],
	},
	{ asks: /\bdeprecat|\bretired|\britirat/iu, fields: ["deprecated"] },
	{
		asks: /(?:\bwhen|\bquando|\bwann|\bcuando|\bquand\b|何时|什么时候|哪天|\bdate\b|\bdata\b).*(?:releas|launch|publish|come out|came out|announc|present|usci|pubblica|rilascia|lancia|annunc|presentat|erschien|veroffentlich|vorgestellt|sali|lanz|public|sorti|发布|推出)|\breleas\w* date|\bdata di uscita|发布(?:时间|日期)/iu,
		fields: ["released", "announced"],
	},
];

/** Of the fields for money: training or using? "What did it cost" asks for training. */
function moneyFields(question: string): string[][] {
	if (training.test(question) && cost.test(question)) return [["trainingCost"]];
	const prices = ["price", "cheapestPrice"];
	if (price.test(question)) return [prices];
	if (!cost.test(question)) return [];
	return past.test(question)
		? [["trainingCost"], prices]
		: [prices, ["trainingCost"]];
}

/** The fields that a question asks for: the first of these sets of which something is known. */
export function fieldsAskedFor({ text }: Question): readonly string[][] {
	const folded = normalise(text);
	const money = moneyFields(folded);
	if (money.length > 0) return money;
	const wish = wishes.find(({ asks }) => asks.test(folded));
	return wish ? [[...wish.fields]] : [];
}

/** The models that a question names, else the makers, families and systems. */
export function modelsAskedFor(
	question: Question,
	known: KnownModels,
): KnownModel[] {
	if (question.models.length === 0)
		return known.namedIn(question.text, question.language);
	return question.models.flatMap((slug) => known.bySlug(slug) ?? []);
}

/**
 * What the catalogue says of the fields that are asked for. Code reads the question and code puts
 * in the values, so no number can be wrong but by its source.
 */
export function answerFromCatalogue(
	entries: readonly CatalogueEntry[],
	wanted: readonly string[][],
): CatalogueAnswer[] {
	return entries.flatMap(({ slug, name, facts }) => {
		const fields = fieldsOf(facts, "other");
		for (const names of wanted) {
			const found = fields.filter(({ field }) => names.includes(field));
			if (found.length > 0) return [{ model: { slug, name }, fields: found }];
		}
		return [];
	});
}
