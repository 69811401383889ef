import { onlyOne, type RelatedAmount, relatedAmounts } from "./amounts.ts";
import type { ClaimReader, Clause } from "./claim.ts";

const TRAINING =
	/\b(?:pre-?)?train(?:ed|ing|s)?\b|addestr|trainier|entra[iî]n|entren|训练|computing power (?:for|behind)|potenza di calcolo|rechenleistung|puissance de calcul|potencia de cálculo/u;
const SPENDING =
	/\b(?:costs?|costing|spen[dt]|budget|price tag)\b|comput(?:e|ing power)\b|\b(?:for|per|für|pour|por) (?:\S+ ){0,3}(?:\$|\d)|costat|\bcost[oòó]\b|spes[oia]|kostet|\bkosten|ausgegeben|coût|dépens|costar|gast[aóo]|成本|花费|费用|耗资|花了/u;
/** Money that is no cost of training. */
const OTHER_MONEY =
	/valu(?:ation|ed)|\brais(?:e[sd]?|ing)\b|invest|market|shares?\b|stock|revenue|\bfund|data ?cent|acqui|\bdeals?\b|\bfined?\b(?!-)|\bsu(?:ed|es|it)\b|lawsuit|settle|a month|per month|per (?:gpu|hour|task|query|run|year)|an hour|\/h(?:ou)?r|subscri|benchmark|evaluat|inferenc|arc-agi|\bsav(?:e|ed|ing)\b|salar|bonus|borsa|capitalizz|börse|wert verl|bourse|bolsa|valor de mercado|融资|估值|市值|投资|推理/u;

/** How many letters may stand between a model and the word of its training. */
const NEAR = 45;

/** Whether what is trained is the model, as far as its place tells. */
function isTrained({ plain, plainModel }: Clause): boolean {
	const around = plain.slice(
		Math.max(0, plainModel.start - NEAR),
		plainModel.end + NEAR,
	);
	return TRAINING.test(around);
}

/** "Training V3 cost about $6 million": US dollars. */
export const trainingCost: ClaimReader = (clause) => {
	const { plain } = clause;
	if (!isTrained(clause) || !SPENDING.test(plain)) return [];
	if (OTHER_MONEY.test(plain)) return [];
	const money = onlyOne(relatedAmounts(plain), ({ unit }) => unit === "money");
	if (money?.currency !== "$" || money.value < 10) return [];
	const { value, relation } = money;
	return [{ field: "trainingCost", value, relation }];
};

const CHIPS =
	/^\s?(?:of |of the |of its |di |de |von )?(?:[块张枚颗个片]\s?)?(?:(?:nvidia|google|amd|huawei|ascend|昇腾|英伟达)(?:['’]s)?[\s的]?)?(?:(?:ai|tensor|blackwell|hopper|ampere|high-end|slower|advanced)[\s-]){0,2}(?:(?:[abh]\d{3}s?|gb?\d{3}s?|tpu ?v\d[ep]?)[\s-]?)*(?:gpus?|chips?|chip|accelerators?|tpus?|npus?|prozessoren|芯片|显卡|加速卡)?/u;
const HOURS =
	/^[\s-]*(?:gpus?|chips?)?[\s-]*(?:hours?|stunden|ore\b|heures|horas|小时)/u;
/** Chips that somebody has or buys, and with which no model was trained yet. */
const OTHER_CHIPS =
	/\b(?:buy(?:s|ing)?|bought|orders?|ordered|ships?|shipped|sells?|sold|stockpil\w*|smuggl\w*|acquir\w*|next|future)\b|acquist|gekauft|acheté|compr[aó]|购买|采购/u;

function countOf(plain: string, amount: RelatedAmount) {
	const after = plain.slice(amount.end, amount.end + 70);
	const noun = CHIPS.exec(after)?.[0] ?? "";
	// The amount may already have taken a letter that is the chip's.
	if (
		!/gpu|chip|accelerator|[thn]pus?|prozessor|芯片|显卡|加速卡|[abh]\d{3}|gb?\d{3}/u.test(
			noun,
		)
	)
		return null;
	const isHours = HOURS.test(after.slice(noun.length));
	return {
		...amount,
		field: isHours ? "trainingChipHours" : "trainingChips",
	} as const;
}

/** "trained on 2,048 H800 GPUs"; "2.788 million GPU hours". */
export const trainingChips: ClaimReader = (clause) => {
	const { plain } = clause;
	if (!isTrained(clause) || OTHER_CHIPS.test(plain)) return [];
	const counts = relatedAmounts(plain)
		.filter(({ unit, value }) => unit === "count" && value >= 4)
		.flatMap((amount) => countOf(plain, amount) ?? []);
	return (["trainingChips", "trainingChipHours"] as const).flatMap((field) => {
		const one = onlyOne(counts, (count) => count.field === field);
		return one ? [{ field, value: one.value, relation: one.relation }] : [];
	});
};
