import { normalise } from "../lib/text/normalise.ts";
import { FAMILIES, VARIANTS } from "./families.ts";
import { identify, SERVING_WORDS } from "./identity.ts";
import { type NameToken, nameTokens } from "./name.ts";
import { nearestWord } from "./spelling.ts";

export interface ResolvableModel {
	slug: string;
	name: string;
	maker: string;
	aliases: readonly string[];
	/** How many hosts serve it; settles who is meant where a name is short. */
	hosts?: number;
	/** `YYYY-MM-DD` or a prefix of it; recent models are suggested first. */
	released?: string | null;
}

export interface Resolution {
	/** Canonical slug, or null when no model is meant for certain. */
	model: string | null;
	/** Up to three slugs to offer instead; empty when a model was found or nothing is near. */
	suggestions: string[];
}

export interface Resolver {
	/** Which model a spelling means. Never guesses: when in doubt it suggests. */
	resolve(query: string): Resolution;
	/** Slugs of models whose name or alias begins like `prefix`, popular and recent first. */
	complete(prefix: string, limit: number): string[];
}

/** What each part of a model's name costs when the query leaves it out. */
const MISSING = {
	family: 0.1,
	activeSize: 0.1,
	size: 0.5,
	date: 0.8,
	word: 0.8,
	variant: 2,
	version: 1.5,
};
const TYPO = 0.4;
const EXTRA_PREVIEW = 0.5;
/** Above this cost nothing is answered. */
const THRESHOLD = 1.7;
/** The runner-up must cost this much more … */
const MARGIN = 0.3;
/** … or be served by this many times fewer hosts. */
const POPULARITY = 5;

const FAMILY_WORDS = new Set(FAMILIES.map((family) => family.word));
const NUMBER_FORMAT_AND_FILLERS = new Set(
	`a an el la las los il lo gli le les un une una der die das ein eine di de del della des von du da do what is which
	modell modello modelli modelo modele modeles version versione 模型 大模型 の モデル 모델 модель team release edition series`.split(
		/\s+/,
	),
);
const PREVIEW = new Set(["preview", "beta", "experimental", "exp"]);
/** Variants that only one family has, so that they name it: "maverick". */
const TELLING_VARIANTS = new Set(
	"maverick scout behemoth sonnet opus haiku mythos fable nemo saba schnell kontext terminus speciale codex oss".split(
		" ",
	),
);
const SHORT_FORMS: Record<string, string> = {
	ds: "deepseek",
	gtp: "gpt",
	gbt: "gpt",
	kwen: "qwen",
	quen: "qwen",
	snt: "sonnet",
};
/** Makers who do not serve others' models: beside one of those, their name is a contradiction. */
const MAKER_WORDS: Record<string, string> = {
	openai: "OpenAI",
	anthropic: "Anthropic",
	meta: "Meta",
	cohere: "Cohere",
	moonshot: "Moonshot AI",
	moonshotai: "Moonshot AI",
	zhipu: "Zhipu AI",
	zhipuai: "Zhipu AI",
	zai: "Zhipu AI",
	xai: "xAI",
};

interface Spelling {
	model: IndexedModel;
	tokens: Map<string, NameToken["kind"]>;
}

interface IndexedModel extends ResolvableModel {
	dates: Set<string>;
	weight: number;
	/** Letters and digits of slug, name and aliases. */
	starts: string[];
}

interface Query {
	tokens: NameToken[];
	makers: string[];
	typos: number;
	unknown: string[];
}

function significant(tokens: readonly NameToken[]): NameToken[] {
	const kept = tokens.filter(
		(token) =>
			token.kind !== "word" ||
			!SERVING_WORDS.has(token.text) ||
			FAMILY_WORDS.has(token.text),
	);
	return kept.length > 0 ? kept : [...tokens];
}

/** `family` says that the query names one, so that another one left out is a variant. */
function missingCost(
	text: string,
	kind: NameToken["kind"],
	family: boolean,
): number {
	if (kind === "version") return MISSING.version;
	if (kind === "date") return MISSING.date;
	if (kind === "size")
		return /^[ae]/.test(text) ? MISSING.activeSize : MISSING.size;
	if (FAMILY_WORDS.has(text)) return family ? MISSING.variant : MISSING.family;
	return VARIANTS.has(text) ? MISSING.variant : MISSING.word;
}

function compact(text: string): string {
	return normalise(text)
		.replace(/\+/g, "plus")
		.replace(/[^\p{L}\p{N}]/gu, "");
}

/** Years before the newest, from `YYYY[-MM[-DD]]`. */
function yearsBefore(
	newest: string,
	released: string | null | undefined,
): number {
	if (!released) return 5;
	const years = (date: string) =>
		Number(date.slice(0, 4)) + Number(date.slice(5, 7) || 6) / 12;
	return years(newest) - years(released);
}

function indexModels(models: readonly ResolvableModel[]): IndexedModel[] {
	const newest = models.reduce(
		(latest, { released }) =>
			released && released > latest ? released : latest,
		"",
	);
	return models.map((model) => ({
		...model,
		dates: new Set(
			model.aliases.flatMap((alias) =>
				nameTokens(alias).flatMap((token) =>
					token.kind === "date" ? token.text : [],
				),
			),
		),
		weight:
			Math.log2(1 + (model.hosts ?? 0)) +
			Math.max(0, 4 - 2 * yearsBefore(newest, model.released)),
		starts: [
			...new Set([model.slug, model.name, ...model.aliases].map(compact)),
		],
	}));
}

/**
 * Builds the index once; a look-up then takes well under a millisecond.
 *
 * Every part of the query that holds a digit must be in the model's name exactly, every word too
 * (or be one slip away); what the query leaves out costs, variant words most. That rule, rather
 * than a fuzzy score, is what keeps "deepseek v9" from becoming DeepSeek-V3.
 */
export function makeResolver(models: readonly ResolvableModel[]): Resolver {
	const indexed = indexModels(models);
	const exact = new Map<string, string>();
	const spellings: Spelling[] = [];
	const byToken = new Map<string, Spelling[]>();
	const vocabulary = new Set<string>();
	for (const model of indexed) {
		for (const text of new Set([model.slug, model.name, ...model.aliases])) {
			const tokens = new Map(
				significant(nameTokens(text)).map((token) => [token.text, token.kind]),
			);
			if (tokens.size === 0) continue;
			const spelling = { model, tokens };
			spellings.push(spelling);
			for (const [token, kind] of tokens) {
				if (kind === "word") vocabulary.add(token);
				const postings = byToken.get(token);
				if (postings) postings.push(spelling);
				else byToken.set(token, [spelling]);
			}
		}
	}
	const byKey = new Map<string, IndexedModel>();
	for (const model of indexed) {
		const identity = identify(model.slug);
		if (identity && identity.unknown.length === 0)
			byKey.set(identity.key, model);
	}
	// Slugs before names before aliases: the first to claim a spelling keeps it.
	for (const read of [
		(model: IndexedModel) => [model.slug],
		(model: IndexedModel) => [model.name],
		(model: IndexedModel) => model.aliases,
	]) {
		for (const model of indexed) {
			for (const text of read(model)) {
				if (!exact.has(compact(text))) exact.set(compact(text), model.slug);
			}
		}
	}

	function readQuery(text: string): Query {
		const raw = nameTokens(text).filter(
			(token) => !NUMBER_FORMAT_AND_FILLERS.has(token.text),
		);
		const numbered = raw.some((token) => token.kind === "version");
		const makers: string[] = [];
		const unknown: string[] = [];
		const tokens: NameToken[] = [];
		let typos = 0;
		for (let index = 0; index < raw.length; index += 1) {
			const token = raw[index];
			if (!token) continue;
			if (token.kind !== "word") {
				tokens.push(token);
				continue;
			}
			const next = raw[index + 1];
			const joined = next?.kind === "word" ? token.text + next.text : null;
			// "ChatGPT 5" is GPT-5.
			const short =
				token.text === "chatgpt" && numbered ? "gpt" : SHORT_FORMS[token.text];
			const word = short ?? token.text;
			const maker = MAKER_WORDS[joined && MAKER_WORDS[joined] ? joined : word];
			if (maker) makers.push(maker);
			const push = (found: string) =>
				tokens.push({ kind: "word", text: found, written: found });
			// "deep seek", "open ai", "mini max m2".
			if (
				joined &&
				(FAMILY_WORDS.has(joined) ||
					MAKER_WORDS[joined] ||
					(vocabulary.has(joined) && !vocabulary.has(word)))
			) {
				push(joined);
				index += 1;
			} else if (vocabulary.has(word) || SERVING_WORDS.has(word)) {
				push(word);
			} else {
				const parts = splitWord(word, vocabulary);
				const near = parts ? null : nearestWord(word, vocabulary);
				if (parts) for (const part of parts) push(part);
				else if (near) {
					push(near.word);
					typos += near.slips;
				} else unknown.push(word);
			}
		}
		return { tokens: unique(significant(tokens)), makers, typos, unknown };
	}

	/** By the grammar of names: hosts, number formats and snapshot dates fall away. */
	function byGrammar(text: string, query: Query): string | null {
		const identity = identify(text);
		if (!identity || identity.unknown.length > 0 || query.unknown.length > 0)
			return null;
		const model = byKey.get(identity.key);
		if (!model || query.makers.some((maker) => maker !== model.maker))
			return null;
		const dated = query.tokens.filter(
			({ kind, text: date }) => kind === "date" && date.length === 8,
		);
		const known = dated.every(
			({ text: date }) => model.dates.size === 0 || model.dates.has(date),
		);
		return known ? model.slug : null;
	}

	/** What it costs to read `query` as `spelling`; null when it cannot be meant. */
	function costOf(query: Query, spelling: Spelling): number | null {
		const { model, tokens } = spelling;
		let cost = query.typos * TYPO;
		const matched = new Set<string>();
		const numbers = query.tokens.filter(
			({ kind }) => kind === "version",
		).length;
		for (const token of query.tokens) {
			if (tokens.has(token.text)) matched.add(token.text);
			else if (token.kind === "date" && model.dates.has(token.text)) continue;
			else if (
				token.kind === "version" &&
				numbers > 1 &&
				tokens.has(`${token.text}b`)
			)
				matched.add(`${token.text}b`);
			else if (PREVIEW.has(token.text)) cost += EXTRA_PREVIEW;
			else return null;
		}
		if (query.makers.some((maker) => maker !== model.maker)) return null;
		const family = [...matched].some((text) => FAMILY_WORDS.has(text));
		const [first] = tokens.keys();
		const sized = query.tokens.some(
			({ kind, text }) => kind === "size" || TELLING_VARIANTS.has(text),
		);
		for (const [text, kind] of tokens) {
			if (matched.has(text)) continue;
			// Only a size or a name of its own tells the version too: "llama 405b".
			if (kind === "version" && !sized) return null;
			cost += missingCost(text, kind, family && text !== first);
		}
		return cost;
	}

	function candidatesOf(query: Query): readonly Spelling[] {
		let rarest: readonly Spelling[] | null = null;
		for (const token of query.tokens) {
			if (token.kind === "date" || PREVIEW.has(token.text)) continue;
			const postings =
				byToken.get(token.text) ?? byToken.get(`${token.text}b`) ?? [];
			if (rarest === null || postings.length < rarest.length) rarest = postings;
		}
		return rarest ?? [];
	}

	function best(query: Query): string | null {
		if (query.unknown.length > 0 || !query.tokens.some(isTelling)) return null;
		const costs = new Map<IndexedModel, number>();
		for (const spelling of candidatesOf(query)) {
			const cost = costOf(query, spelling);
			if (
				cost !== null &&
				cost < (costs.get(spelling.model) ?? Number.POSITIVE_INFINITY)
			) {
				costs.set(spelling.model, cost);
			}
		}
		const [first, second] = [...costs].sort(
			(a, b) => a[1] - b[1] || (b[0].hosts ?? 0) - (a[0].hosts ?? 0),
		);
		if (!first || first[1] > THRESHOLD) return null;
		if (!second || first[1] === 0 || second[1] - first[1] >= MARGIN)
			return first[0].slug;
		const popular =
			(first[0].hosts ?? 0) >= POPULARITY * Math.max(1, second[0].hosts ?? 0);
		return popular ? first[0].slug : null;
	}

	/** The three models that share most with the query, popular and recent first among equals. */
	function nearest(query: Query): string[] {
		const scores = new Map<IndexedModel, number>();
		for (const token of query.tokens) {
			if (!isTelling(token)) continue;
			for (const spelling of byToken.get(token.text) ?? []) {
				let score = 0;
				for (const other of query.tokens) {
					if (!spelling.tokens.has(other.text)) continue;
					score +=
						other.kind === "word"
							? FAMILY_WORDS.has(other.text)
								? 3
								: 2
							: 1.5;
				}
				const surplus = spelling.tokens.size * 0.2;
				const total = score - surplus + spelling.model.weight * 0.15;
				if (total > (scores.get(spelling.model) ?? 0))
					scores.set(spelling.model, total);
			}
		}
		return [...scores]
			.sort((a, b) => b[1] - a[1])
			.slice(0, 3)
			.map(([model]) => model.slug);
	}

	return {
		resolve(text) {
			const known = exact.get(compact(text));
			if (known !== undefined && compact(text) !== "")
				return { model: known, suggestions: [] };
			const query = readQuery(text);
			const model =
				byGrammar(text, query) ??
				best(query) ??
				best({ ...query, tokens: joinDigits(query.tokens) });
			return { model, suggestions: model ? [] : nearest(query) };
		},
		complete(prefix, limit) {
			const start = compact(prefix);
			const words = normalise(prefix)
				.split(/[^\p{L}\p{N}.]+/u)
				.filter(Boolean);
			const ranked: [number, IndexedModel][] = [];
			for (const model of indexed) {
				const begins = model.starts.some((text) => text.startsWith(start));
				const holds =
					begins ||
					(words.length > 0 &&
						words.every((word) => model.slug.includes(word)));
				if (holds) ranked.push([model.weight + (begins ? 100 : 0), model]);
			}
			return ranked
				.sort((a, b) => b[0] - a[0])
				.slice(0, limit)
				.map(([, model]) => model.slug);
		},
	};
}

/** Whether a part of a query can lead to a model by itself: "turbo" and "70b" cannot. */
function isTelling({ kind, text }: NameToken): boolean {
	if (kind === "word") return !VARIANTS.has(text) || TELLING_VARIANTS.has(text);
	return kind === "version" && /[a-z]/.test(text);
}

function unique(tokens: readonly NameToken[]): NameToken[] {
	return [...new Map(tokens.map((token) => [token.text, token])).values()];
}

/** "nanobanana": two known words written as one. */
function splitWord(
	word: string,
	vocabulary: ReadonlySet<string>,
): [string, string] | null {
	for (let at = 3; at <= word.length - 3; at += 1) {
		const head = word.slice(0, at);
		const tail = word.slice(at);
		if (vocabulary.has(head) && vocabulary.has(tail)) return [head, tail];
	}
	return null;
}

/** "claude 3 5 sonnet", "gpt 4 1": digits that a point was lost between. */
function joinDigits(tokens: readonly NameToken[]): NameToken[] {
	const joined: NameToken[] = [];
	for (const token of tokens) {
		const last = joined.at(-1);
		if (
			last?.kind === "version" &&
			token.kind === "version" &&
			/^[a-z]?\d$/.test(last.text) &&
			/^\d$/.test(token.text)
		) {
			joined[joined.length - 1] = {
				...last,
				text: `${last.text}.${token.text}`,
			};
		} else joined.push(token);
	}
	return joined;
}
