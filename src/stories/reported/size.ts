import { onlyOne, relatedAmounts } from "./amounts.ts";
import type { Claim, ClaimReader } from "./claim.ts";
import { belongs } from "./clauses.ts";

/** Before a number of parameters they show that it is another model's. */
const COMPARED =
	/outperform|\bbeat|surpass|rival|match(?:es|ing)|compar|distill|larger than|smaller than|bigger than|fine-?tun|based on|built on|\bsupera|battendo|übertrifft|dépasse|superior|超越|超过(?!\d)|媲美|蒸馏|competing|\btrains? an?\b/u;
/** After it they show that it is a class of models, a part of one, or one size of several. */
const NOT_ITS_SIZE =
	/^[\s-]*(?:(?:active|total)[\s-])?par[aá]m\p{L}*[\s-](?:class|range|scale|regime|versions?|variants?|sizes|(?:\p{L}+[\s-]){0,2}(?:en|de)coder|adapter|projector|draft)|^[\s-]*(?:active|total) experts|^\s?(?:级|规模)/u;
/** "2B and 4B parameter versions", "under 10B parameters", "sub-1B". */
const ONE_OF_SEVERAL =
	/(?:\d\s?(?:[bmt]|billion|milliarden|miliardi|milliards)?|[亿万]) ?(?:and|or|,|\/|to|-|e|y|et|und|和|、) ?$|\b(?:under|below|less than|fewer than|sub)[\s-]$/u;
const RANGE =
	/\bfrom \S+(?: \S+)? to \d|\branging\b|\bbetween\b|\bda \S+ a \d|\bvon \S+ bis\b|\bde \S+ à \d|\bentre \d|从.{1,12}到/u;
const PARAMETERS =
	/^[\s-]*(?:(?:total|active|activated|trainable|overall|de|di|d'|von|gesamt|aktiven?|attivi|的|总|激活|活跃)[\s-]*){0,3}(?:par[aá]m|参数)/u;
const PARAMETERS_BEFORE =
	/(?:par[aá]m\p{L}*|参数(?:总?量|规模|总数)?)\s?(?::|：|count of|of|为|达到?|高达|约|共|is|are)?\s?(?:about |around |up to |约|超过)?$/u;
/** "1T total / 32B active parameters": the noun stands once, after both. */
const TOTAL_OF_TWO = /^[\s-]*total[\s,/]*(?:and|with|\/)?[\s,/]*\d/u;
const ACTIVE_AFTER =
	/^[\s-]*(?:(?:de|di|von|of|parameters?|parametri|parameter|paramètres|parámetros)\s)?(?:are |is |sono |sont |sind |están |se )?(?:being )?(?:activ|attiv|aktiv|actif|激活|活跃)/u;
const ACTIVE_BEFORE =
	/(?:activ\p{L}+|激活|活跃)(?:的)?(?:\s?par[aá]m\p{L}*|参数(?:量)?)?(?::|：| of| 为|为|约|仅|是)*\s?(?:only |just |about |约|仅)*$/u;

/** "671 billion parameters, of which 37 billion are active". */
export const parameters: ClaimReader = (clause) => {
	const { plain } = clause;
	if (!/par[aá]m|参数/u.test(plain) || RANGE.test(plain)) return [];
	const found = relatedAmounts(plain).flatMap((amount) => {
		if (amount.unit !== "count" || amount.value < 1e6) return [];
		if (!belongs(clause, plain, amount)) return [];
		const before = plain.slice(0, amount.start);
		const after = plain.slice(amount.end, amount.end + 60);
		if (COMPARED.test(before) || ONE_OF_SEVERAL.test(before)) return [];
		if (NOT_ITS_SIZE.test(after)) return [];
		const active = ACTIVE_AFTER.test(after) || ACTIVE_BEFORE.test(before);
		const named =
			PARAMETERS.test(after) ||
			TOTAL_OF_TWO.test(after) ||
			PARAMETERS_BEFORE.test(before);
		if (!active && !named) return [];
		return [{ ...amount, active }];
	});
	const total = onlyOne(found, ({ active }) => !active);
	const active = onlyOne(found, (amount) => amount.active);
	const claims: Claim[] = [];
	if (total)
		claims.push({
			field: "parameters",
			value: total.value,
			relation: total.relation,
		});
	if (active && (!total || active.value < total.value))
		claims.push({
			field: "activeParameters",
			value: active.value,
			relation: active.relation,
		});
	return claims;
};

const CONTEXT = "(?:context|kontext|contesto|contexte|contexto|上下文)";
const CONTEXT_AFTER = new RegExp(
	`^[\\s-]*(?:k\\b)?[\\s-]*(?:tokens?)?[\\s-]*(?:of |de |di |的)?(?:input )?(?:${CONTEXT}|max(?:imum)? ${CONTEXT})`,
	"u",
);
const CONTEXT_BEFORE = new RegExp(
	`(?:${CONTEXT}(?:fenster|s?länge)?(?:[\\s-]?(?:window|length|窗口|长度))?|(?:finestra|fenêtre|ventana|longueur|lunghezza|longitud) de? ?(?:di )?${CONTEXT})\\s?(?:size )?(?:of|up to|von|di|de|bis zu|fino a|jusqu['’]à|hasta|为|达到?|:|：|at|is|extended to)?\\s?(?:up to |about |around |fino a |bis zu |约)?$`,
	"u",
);

/** "a context window of 1 million tokens", "128K context": tokens. */
export const context: ClaimReader = (clause) => {
	const { plain } = clause;
	if (!new RegExp(CONTEXT, "u").test(plain)) return [];
	const found = relatedAmounts(plain).filter(
		({ unit, value, start, end }) =>
			unit === "count" &&
			value >= 1000 &&
			belongs(clause, plain, { start, end }) &&
			!COMPARED.test(plain.slice(0, start)) &&
			!/tokens? for $|train\p{L}* (?:at|with|for|on) $/u.test(
				plain.slice(0, start),
			) &&
			(CONTEXT_AFTER.test(plain.slice(end, end + 40)) ||
				CONTEXT_BEFORE.test(plain.slice(0, start))),
	);
	const one = onlyOne(found, () => true);
	return one
		? [{ field: "context", value: one.value, relation: one.relation }]
		: [];
};
