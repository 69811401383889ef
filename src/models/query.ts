import { lookUp } from "../lib/look-up.ts";
import { FAMILIES, VARIANTS } from "./families.ts";
import { SERVING_WORDS } from "./identity.ts";
import { type NameToken, nameTokens } from "./name.ts";
import { nearestWord } from "./spelling.ts";

/** What somebody typed, as parts of a name. */
export interface Query {
	tokens: NameToken[];
	/** Makers named beside the model. */
	makers: string[];
	/** Letters that were corrected. */
	slips: number;
	/** Words that no name of the catalogue holds, nor one like it. */
	unknown: string[];
}

const FAMILY_WORDS = new Set(FAMILIES.map((family) => family.word));
const FILLERS = new Set(
	`a an el la las los il lo gli le les un une una der die das ein eine di de del della des von du da do what is which with mit con avec com mode
	modell modello modelli modelo modele modeles version versione 模型 大模型 の モデル 모델 модель team release edition series`.split(
		/\s+/,
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
const MAKERS: Record<string, string> = {
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
	google: "Google",
};
/** After a maker's name they make it the name of its cloud, which serves others' models. */
const CLOUDS = new Set(["cloud", "vertex", "vertexai"]);
/** "o modelo Claude": an article of one letter that a series of models shares. */
const ARTICLE_BEFORE = /^\s*o(?=\s+modelo\s)/iu;
const SHORTEST_HALF = 3;

/** The parts that tell models apart: without the words of hosts and makers, unless there are no others. */
export function significant(tokens: readonly NameToken[]): NameToken[] {
	const kept = tokens.filter(
		({ kind, text }) =>
			kind !== "word" || !SERVING_WORDS.has(text) || FAMILY_WORDS.has(text),
	);
	return kept.length > 0 ? kept : [...tokens];
}

/** "nanobanana": two known words written as one. */
function halves(word: string, vocabulary: ReadonlySet<string>): string[] {
	for (let at = SHORTEST_HALF; at <= word.length - SHORTEST_HALF; at += 1) {
		const both = [word.slice(0, at), word.slice(at)];
		if (both.every((half) => vocabulary.has(half))) return both;
	}
	return [];
}

/** Reads what somebody typed; `vocabulary` holds the words of all names of the catalogue. */
export function readQuery(
	text: string,
	vocabulary: ReadonlySet<string>,
): Query {
	const raw = nameTokens(text.replace(ARTICLE_BEFORE, "")).filter(
		// "Command A".
		({ text: word }, index, all) =>
			!FILLERS.has(word) || all[index - 1]?.text === "command",
	);
	const numbered = raw.some(({ kind }) => kind === "version");
	const query: Query = { tokens: [], makers: [], slips: 0, unknown: [] };
	const push = (word: string) =>
		query.tokens.push({ kind: "word", text: word, written: word });
	for (let index = 0; index < raw.length; index += 1) {
		const token = raw[index];
		if (!token) continue;
		if (token.kind !== "word") {
			query.tokens.push(token);
			continue;
		}
		// "ChatGPT 5" is GPT-5.
		const meant = token.text === "chatgpt" && numbered ? "gpt" : undefined;
		const word = meant ?? lookUp(SHORT_FORMS, token.text) ?? token.text;
		const next = raw[index + 1];
		const joined = next?.kind === "word" ? token.text + next.text : "";
		const maker = lookUp(MAKERS, joined) ?? lookUp(MAKERS, word);
		if (maker && !CLOUDS.has(next?.text ?? "")) query.makers.push(maker);
		const asOne =
			FAMILY_WORDS.has(joined) ||
			lookUp(MAKERS, joined) !== undefined ||
			(vocabulary.has(joined) && !vocabulary.has(word));
		// "deep seek", "open ai", "mini max m2".
		if (asOne) {
			push(joined);
			index += 1;
		} else if (
			vocabulary.has(word) ||
			SERVING_WORDS.has(word) ||
			VARIANTS.has(word)
		) {
			push(word);
		} else {
			const parts = halves(word, vocabulary);
			const near = parts.length > 0 ? null : nearestWord(word, vocabulary);
			for (const part of near ? [near.word] : parts) push(part);
			query.slips += near?.slips ?? 0;
			if (!near && parts.length === 0) query.unknown.push(word);
		}
	}
	const tokens = significant(query.tokens);
	query.tokens = [
		...new Map(tokens.map((token) => [token.text, token])).values(),
	];
	return query;
}

/** "claude 3 5 sonnet", "gpt 4 1": the same with the points put back. */
export function withPoints(query: Query): Query {
	const tokens: NameToken[] = [];
	for (const token of query.tokens) {
		const last = tokens.at(-1);
		if (
			last?.kind === "version" &&
			token.kind === "version" &&
			/^[a-z]?\d$/.test(last.text) &&
			/^\d$/.test(token.text)
		) {
			tokens[tokens.length - 1] = {
				...last,
				text: `${last.text}.${token.text}`,
			};
		} else tokens.push(token);
	}
	return { ...query, tokens };
}
