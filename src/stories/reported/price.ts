import { relatedAmounts } from "./amounts.ts";
import type { ClaimReader } from "./claim.ts";
import { belongs } from "./clauses.ts";

const PER_MILLION =
	/(?:per|\/|a|for|each|pro|par|por|al?)\s?(?:cada )?(?:1\s?)?(?:m\b|mln\b|mio\b|million|milione|millón)|\/\s?1?m\b|每\s?百万|\/\s?百万/u;
/** Prices that are not the usual ones, or were. */
const OTHER_PRICE =
	/\bcach|缓存|\bbatch|audio|\bimages?\b|\bfrom \$|\bhours?\b|discount|cheaper|\bfell\b|\bcuts?\b|\bdrop|\blower|\bwas \$|\bpreviously|originally|compared|\bup to\b|\binstead of\b|sconto|rabatt|remise|descuento|折|降|reduc|ridott|gesenkt|baiss|bajó/u;
const INPUT =
	/\binput|\bingresso|\beingabe|\bentrée|\bentrada|输入|\bin\b(?=[,;/]|\s*$|\s(?:and|e|y|et|und)\b)/u;
const OUTPUT = /\boutput|\buscita|\bausgabe|\bsortie|\bsalida|输出|\bout\b/u;
const BETWEEN = /^\s?(?:\/|and|e|y|et|und|、|和)\s?$/u;

type Side = "input" | "output" | null;

function sideOf(words: string): Side {
	const [input, output] = [INPUT.test(words), OUTPUT.test(words)];
	return input === output ? null : input ? "input" : "output";
}

/** "$15 per million input tokens and $120 per million output tokens": US dollars a million tokens. */
export const price: ClaimReader = (clause) => {
	const { plain } = clause;
	if (!PER_MILLION.test(plain) || OTHER_PRICE.test(plain)) return [];
	if (!/token|tokens|词元/u.test(plain) && !/\/\s?1?m\b/u.test(plain))
		return [];
	const money = relatedAmounts(plain).filter(({ unit }) => unit === "money");
	const [first, second] = money;
	if (!first || money.length > 2) return [];
	// "$2.19 for a million output tokens of R1".
	const last = second ?? first;
	const tail = plain.slice(last.end, clause.plainModel.start);
	if (
		!belongs(clause, plain, last) &&
		!/tokens? (?:of|for|di|von|für|de|para|por) (?:its )?$/u.test(tail)
	)
		return [];
	if (money.some(({ currency, relation }) => currency !== "$" || relation))
		return [];
	// What is said of an amount stands before each or after each.
	const before = sideOf(
		plain.slice(Math.max(0, first.start - 25), first.start),
	);
	const after = plain.slice(first.end, second?.start ?? first.end + 45);
	let sides: Side[];
	if (second && BETWEEN.test(after) && before === null) {
		sides = ["input", "output"];
		const end = sideOf(plain.slice(second.end, second.end + 25));
		if (end !== null) return [];
	} else if (before !== null) {
		sides = [before, sideOf(after)];
	} else {
		sides = [
			sideOf(after),
			second ? sideOf(plain.slice(second.end, second.end + 45)) : null,
		];
	}
	const value: { input?: number; output?: number } = {};
	for (const [index, amount] of money.entries()) {
		const side = sides[index];
		if (!side || value[side] !== undefined) return [];
		value[side] = amount.value;
	}
	return [{ field: "price", value, relation: null }];
};
