import { normalise } from "../lib/text/normalise.ts";

/**
 * Sets of fields that answer a question: the first is taken of which the first field is known; the
 * others of it are told beside.
 */
export type WantedFields = readonly (readonly string[])[];

interface Wish {
	/** Of the folded question. */
	asks: RegExp;
	fields: WantedFields;
}

const prices = [["price", "cheapestPrice"], ["cheapestPrice"]];
const dates = [["released", "announced"], ["announced"]];
const training =
	/\b(?:train|addestra|trainier|entren|entrain|treina)|训练|訓練/iu;
const cost =
	/\b(?:cost|spen[dt]|expens|kost|teuer|wie viel geld|cuest|cout|spes|budget)|\bhow much (?:is|are|was|were|for|money)\b|\bhow much\b.*\bpay\b|\bquanto (?:viene|si paga)\b|成本|花费|花了|多少钱|费用/iu;
const past =
	/\b(?:did|was|has|been|took)\b|\b(?:costato|costo'|e stato|kostete|gekostet|hat|costo|ha costado|a coute)\b|花了/iu;
const chips = /\b(?:chips?|gpus?|process\w*)\b|芯片|显卡|gpu/iu;
const hours = /\b(?:hours?|ore|stunden?|horas?|heures?)\b|小时/iu;
const countOfChips =
	/(?:\bhow many|\bnumber of|\bquant|\bwie viele|\bcuant|\bcombien|\bnumero di|多少|几)[\p{L}\s']{0,14}(?:\bchips?|\bgpus?|\bprocess|芯片|显卡|gpu)/iu;
const tokens = /\btokens?\b|词元/iu;
const countOfTokens =
	/\b(?:how many|quanti|wie viele|cuantos|combien de) tokens?\b|多少(?:个)?(?:tokens?|词元)/iu;
const fitting =
	/\b(?:fit|take|accept|read|handle|entra|stanno|regge|accetta|passen|fasst|caben|acepta)\w*\b/iu;
const media =
	/\b(?:images?|pictures?|videos?|audio|immagin[ei]|bild(?:er)?|imagen(?:es)?|pdfs?)\b|图片|图像|视频|音频/iu;
const perceiving =
	/\b(?:read|accept|understand|see|watch|hear|legg|accett|cap[iì]sc|vede|verst[ae]h|sieht|lee|leer|entiend|acept|ve)\w*\b|看懂|理解|读|处理/iu;
const longest =
	/\b(?:max\w*|limit\w*|longest|lung\w*|massim\w*|how long|lange?|larg[ao]|longitud|hochst\w*)\b|上限|最长|最大/iu;
const output =
	/\b(?:output|answers?|repl(?:y|ies)|responses?|uscita|rispost[ae]|ausgabe|antwort(?:en)?|salida|respuestas?)\b|输出|回答/iu;
const asksWhen =
	/\b(?:when|quando|wann|cuando|quand|date|data|datum|fecha)\b|何时|什么时候|哪天|日期|时间/iu;
const appearing =
	/releas|launch|publish|com(?:e|ing) out|came out|announc|present|usc[iì]|pubblica|rilascia|lancia|annunc|presentat|erschien|heraus|veroffentlich|vorgestellt|\bsal[ie]|lanz|public|sorti|发布|推出|上线/iu;

/** All of these must be asked. */
function both(...patterns: readonly RegExp[]): RegExp {
	return new RegExp(
		patterns.map(({ source }) => `(?=[^]*(?:${source}))`).join(""),
		"iu",
	);
}

/** The first that fits is taken, so the narrower stands before the wider. */
const wishes: readonly Wish[] = [
	{
		asks: /\b(?:who|whose|chi|wer|wem|quien|qui)\b.*(?:\bown|belong|proprie|gehort|eigent|duen|possed|\bdi chi\b)|\bowner|\bdi chi e\b|\bproprietari|\beigentumer|\bde quien es|\ba qui appartient|归属|拥有|谁的|老板|母公司/iu,
		fields: [["owner", "founder"]],
	},
	{
		asks: /\bfound(?:ed|er)\b|\bfondat|\bgrund(?:er|ete)|\bgegrundet|\bfundad|\bfundo\b|\bfonde|创始|创办|创立/iu,
		fields: [["founder", "founded"], ["founded"]],
	},
	{
		asks: /\b(?:based|built|fine-?tuned|derived) (?:up)?on\b|\bbas(?:ed|e) model|\b(?:basat|costruit|fond)\w*\s(?:su|sopra)\b|\bsu (?:che cosa|cosa|qual[ei]|che)\b.*\b(?:e|si) (?:basa|costruit|fonda)|\bbasiert|\bbaut\b.*\bauf\b|\bgrundlage|\bbasa(?:do)? en|\bse bas[ao]|\bbase sur|基于/iu,
		fields: [["baseModel"]],
	},
	{
		asks: both(hours, chips),
		fields: [["trainingChipHours", "trainingHours"], ["trainingHours"]],
	},
	{
		asks: countOfChips,
		fields: [["trainingChips", "trainingHardware"]],
	},
	{
		asks: both(
			/\bhardware\b|\b(?:which|what|quali|welche[nr]?|que|quel(?:le)?s?) (?:chips?|gpus?)\b|(?:什么|哪些?)(?:硬件|芯片)/,
			training,
		),
		fields: [["trainingHardware", "trainingChips"]],
	},
	{ asks: both(countOfTokens, training), fields: [["trainingTokens"]] },
	{
		asks: /\bflops?\b|\bcompute\b|\bcomputing power\b|\bcalcolo\b|\brechenleistung|\bcalculo\b|算力|计算量/iu,
		fields: [["trainingFlop"]],
	},
	{ asks: both(training, cost), fields: [["trainingCost"]] },
	{
		asks: both(
			/\bcheap\w*|\beconomic\w*|\bgunstig\w*|\bbarat\w*|便宜/,
			/\bhosts?\b|\bproviders?\b|\bwhere\b|\bfornitor|\bdove\b|\banbieter\b|\bwo\b|\bproveedor|\bdonde\b|哪里|平台/,
		),
		fields: [["cheapestPrice"]],
	},
	{
		asks: /\bpric|\bcharg|\bprezz|\bpreis|\bprix|\bpreci|\btarif|价格|定价|收费/iu,
		fields: prices,
	},
	{
		asks: both(
			/\b(?:cost|kost|cuest|cout|how much|quanto|wie viel|cuanto|combien|pay|paga)\w*|多少钱/,
			/\b(?:\w*tokens?|output|input|api|uscita|ingresso)\b|token|输出|输入/,
		),
		fields: prices,
	},
	{ asks: both(longest, output), fields: [["outputLimit"]] },
	{
		asks: /\bcontext|\bcontesto|\bkontext|\bcontexto|上下文|\b(?:long|large|big) a prompt|\blongest prompt/iu,
		fields: [["context"]],
	},
	{ asks: both(countOfTokens, fitting), fields: [["context"]] },
	{
		asks: /\bparam|\bhow (?:big|large)\b|\bquanto e grande|\bwie gro(?:ss|ß)|\bque tamano|参数|多大/iu,
		fields: [["parameters", "activeParameters"]],
	},
	{
		asks: /\bcut-?off|\bknowledge (?:until|date)|\b(?:up to|until) when\b.*\bknow|\bconoscenze|\bfino a quando\b.*\bsa\b|\bwissensstand|\bbis wann\b.*\bwei(?:ss|ß)|\bhasta cuando\b.*\bsabe|\bconocimiento|知识截止|知识更新/iu,
		fields: [["cutoff"]],
	},
	{
		asks: /\blicen[csz]|\blizenz|\bcommercially\b|许可/iu,
		fields: [["licence", "openWeights"], ["openWeights"]],
	},
	{
		asks: /\bopen[- ](?:weights?|source)|\bweights?\b|\bpesi\b|\bgewichte|\bpesos\b|\b(?:is|e|ist|es)\b.*\b(?:open|aperto|offen|abierto)\b|开源|权重/iu,
		fields: [["openWeights", "licence"]],
	},
	{
		asks: both(media, perceiving),
		fields: [["accepts", "produces"]],
	},
	{ asks: /\bmodalit/iu, fields: [["accepts", "produces"]] },
	{
		asks: /\bdeprecat|\bretired|\bdiscontinued|\britirat|\bdismess|\babgeschaltet|\beingestellt|\bobsolet|弃用|下线/iu,
		fields: [["deprecated"]],
	},
	{
		asks: both(asksWhen, appearing),
		fields: dates,
	},
	{
		asks: /\bhow old\b|\bwie alt\b|\bquanto e vecchio/iu,
		fields: dates,
	},
];

/** The fields that a question asks for; none where it asks for nothing that the catalogue holds. */
export function fieldsAskedFor(text: string): WantedFields {
	const folded = normalise(text);
	const wish = wishes.find(({ asks }) => asks.test(folded));
	if (wish) return wish.fields;
	if (!cost.test(folded) || tokens.test(folded)) return [];
	// "What did it cost" asks for training, "what does it cost" for using.
	return past.test(folded)
		? [["trainingCost"], ...prices]
		: [...prices, ["trainingCost"]];
}
