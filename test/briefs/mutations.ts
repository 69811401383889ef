import {
	currencies,
	hedges,
	months,
	negations,
	scales,
	spelled,
	strangers,
	weekdays,
} from "./mutation-words.ts";

/**
 * Changes what a sentence says, in the ways in which a careless writer does. Written without a
 * look at the grounding code, so that both are not blind in the same places.
 */
export type MutationKind =
	| "number"
	| "scale"
	| "currency"
	| "date"
	| "version"
	| "name"
	| "quotation"
	| "negation"
	| "hedge";

export interface Mutation {
	kind: MutationKind;
	text: string;
	/** What stood there and what stands there now. */
	from: string;
	to: string;
}

/** A source of chance that gives the same in each run. */
export function makeChance(seed: number): () => number {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}

type Change = (found: string, chance: () => number) => string | null;

interface Mutator {
	kind: MutationKind;
	pattern: RegExp;
	change: Change;
}

const pick = <Member>(
	members: readonly Member[],
	chance: () => number,
): Member => members[Math.floor(chance() * members.length)] as Member;

/** Another member of the same list, written with the same capitals. */
function another(list: readonly string[]): Change {
	return (found, chance) => {
		const others = list.filter(
			(word) => word.toLowerCase() !== found.toLowerCase(),
		);
		const word = pick(others, chance);
		return /^\p{Lu}/u.test(found)
			? word.charAt(0).toUpperCase() + word.slice(1)
			: word;
	};
}

function swap(...lists: (readonly string[])[]): {
	pattern: string;
	change: Change;
} {
	const all = lists.flat().sort((a, b) => b.length - a.length);
	return {
		pattern: all.map((word) => word.replace(/[$.]/g, "\\$&")).join("|"),
		change: (found, chance) => {
			const list = lists.find((words) =>
				words.some((word) => word.toLowerCase() === found.toLowerCase()),
			);
			return list ? another(list)(found, chance) : null;
		},
	};
}

function changedDigits(found: string, chance: () => number): string | null {
	const digits = [...found].flatMap((character, index) =>
		/\d/.test(character) ? [index] : [],
	);
	const at = pick(digits, chance);
	const old = Number(found[at]);
	const least = at === digits[0] && digits.length > 1 ? 1 : 0;
	const fresh = pick(
		[0, 1, 2, 3, 4, 5, 6, 7, 8, 9].filter(
			(digit) => digit !== old && digit >= least,
		),
		chance,
	);
	const text = found.slice(0, at) + fresh + found.slice(at + 1);
	return Number(text.replace(/[.,]/g, "")) === 0 ? null : text;
}

function mutatorsFor(language: string): Mutator[] {
	const latin = !/^(?:zh|ja)$/.test(language);
	const word = (list: string) =>
		new RegExp(
			latin ? `(?<![\\p{L}\\d])(?:${list})(?![\\p{L}\\d])` : list,
			"giu",
		);
	const found: Mutator[] = [
		{
			kind: "number",
			pattern:
				/(?<![\p{Script=Latin}\d.,-])\d+(?:[.,]\d+)*(?![\d]|[-.,]?\p{Script=Latin}?\d|[.:]\d)/gu,
			change: changedDigits,
		},
		{
			kind: "version",
			pattern:
				/(?<![\p{L}\d])\p{Lu}\p{Script=Latin}*[ -]?(?:\p{Script=Latin}{0,2})\d+(?:\.\d+)?(?![\d%]|[.,]\d| (?:million|billion|years?|people|percent))/gu,
			change: (text, chance) =>
				/\s/.test(text) && !/\d\.\d/.test(text)
					? null
					: text.replace(/\d(?=\D*$)/, (digit) =>
							String((Number(digit) + 1 + Math.floor(chance() * 8)) % 10),
						),
		},
		{
			kind: "currency",
			pattern: /[$€£](?=\s?\d)/g,
			change: another(["$", "€", "£"]),
		},
	];
	const lists: [MutationKind, Record<string, string[]>][] = [
		["number", spelled],
		["currency", currencies],
		["date", months],
		["date", weekdays],
	];
	for (const [kind, table] of lists) {
		const list = table[language];
		if (!list) continue;
		const { pattern, change } = swap(list);
		// "Dollar" alone is no amount; "May" and "Sunday" are dates wherever they stand.
		const amount =
			kind === "currency"
				? latin
					? `(?<=\\d ?(?:\\p{L}{3,9} )?)(?:${pattern})(?!\\p{L})`
					: `(?<=[\\d万亿億])(?:${pattern})`
				: null;
		found.push({
			kind,
			pattern: amount ? new RegExp(amount, "giu") : word(pattern),
			change: amount ? (text, chance) => change(text, chance) : change,
		});
	}
	const scale = scales[language];
	if (scale)
		found.push({
			kind: "scale",
			pattern: new RegExp(
				latin
					? `(?<=\\d ?)(?:${scale.join("|")})(?!\\p{L})`
					: `(?<=\\d)(?:${scale.join("|")})(?![万亿億])`,
				"gu",
			),
			change: another(scale),
		});
	if (latin) {
		found.push({
			kind: "name",
			// Behind a small word, so that it is no first word, and no German noun behind an article.
			pattern:
				/(?<=\p{Ll}{2,},? )(?:\p{Lu}\p{Ll}{3,}|\p{Lu}\p{Ll}+\p{Lu}\p{L}+)(?![\p{L}\d-])/gu,
			change:
				language === "de"
					? (text, chance) =>
							/^(?:Google|Apple|Microsoft|Nvidia|Berlin|Frankreich|Deutschland|Europa|Merkel|China|Amerika|USA)$/.test(
								text,
							)
								? pick(strangers.latin as string[], chance)
								: null
					: (text, chance) =>
							pick(
								(strangers.latin as string[]).filter((name) => name !== text),
								chance,
							),
		});
	} else {
		found.push({
			kind: "name",
			pattern:
				/谷歌|微软|苹果|英伟达|中国|美国|特朗普|马斯克|阿里巴巴|腾讯|华为|欧盟|百度|字节跳动|日本|台积电|奥特曼/g,
			change: (text, chance) =>
				pick(
					(strangers.zh as string[]).filter((name) => name !== text),
					chance,
				),
		});
	}
	return found;
}

const QUOTED = /["“„«「]([^"”“»」]{12,200})["”“»」]/gu;

/** All single changes of a sentence that the generator knows. */
export function mutations(
	sentence: string,
	language: string,
	chance: () => number,
): Mutation[] {
	const found: Mutation[] = [];
	const put = (
		kind: MutationKind,
		index: number,
		from: string,
		to: string | null,
	) => {
		if (to === null || to === from) return;
		found.push({
			kind,
			text: sentence.slice(0, index) + to + sentence.slice(index + from.length),
			from,
			to,
		});
	};
	for (const { kind, pattern, change } of mutatorsFor(language)) {
		for (const match of sentence.matchAll(pattern)) {
			// A month is never the verb or the name that is written like it.
			if (kind === "date" && /^(?:may|march)$/i.test(match[0])) continue;
			put(kind, match.index, match[0], change(match[0], chance));
		}
	}
	for (const match of sentence.matchAll(QUOTED)) {
		const inner = match[1] ?? "";
		const words = inner.split(" ");
		const at = Math.floor(chance() * words.length);
		const changed =
			words.length > 2
				? words
						.with(
							at,
							pick(["suddenly", "million", "tomorrow", "nobody"], chance),
						)
						.join(" ")
				: `${inner.slice(0, 3)}${pick(["绝对", "马上"], chance)}${inner.slice(5)}`;
		put("quotation", match.index + 1, inner, changed);
	}
	for (const [kind, table] of [
		["negation", negations],
		["hedge", hedges],
	] as const) {
		for (const [pattern, replacement] of table[language] ?? []) {
			for (let at = 0; at < sentence.length; at += 1) {
				pattern.lastIndex = at;
				const match = pattern.exec(sentence);
				if (match === null) continue;
				pattern.lastIndex = at;
				const text = sentence.replace(pattern, replacement);
				found.push({ kind, text, from: match[0], to: replacement });
			}
		}
	}
	return found;
}
