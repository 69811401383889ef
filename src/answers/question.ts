import { detectLanguage } from "../lib/language/detect.ts";
import { normalise } from "../lib/text/normalise.ts";
import { words } from "../lib/text/segment.ts";
import { stem } from "../stories/stem.ts";
import { stopWords } from "../stories/stop-words.ts";
import { tag } from "../topics/tag.ts";
import {
	type ConceptName,
	conceptsOf,
	conceptsOfSigns,
	withoutSigns,
} from "./concepts.ts";
import { spokenWords } from "./han-names.ts";
import { meaningsOf } from "./meanings.ts";

/** One thing that an answer has to speak of. */
export interface QuestionTerm {
	/** Folded. */
	word: string;
	/** How else articles may write it: with its accents, or by the name of the organisation. */
	spellings: readonly string[];
	/** As its language stems it. */
	stem: string;
	/** English stems that it stands for, in any language. */
	meanings: readonly string[];
	/** The ideas that it stands for, in any language; empty for a word by itself. */
	concepts: readonly ConceptName[];
	/** A name or a version: an answer about another one is no answer. */
	isName: boolean;
	/** Only tells of what kind the answer or a name is ("which diseases", "the fund X"): answers seldom repeat it. */
	isKind: boolean;
	/** A name that was typed in small letters. */
	isSpelled: boolean;
}

export interface Question {
	/** As it is read. */
	text: string;
	/** ISO 639-1. */
	language: string;
	terms: QuestionTerm[];
	/** Slugs of the models that it names. */
	models: string[];
	/** The folded words of each organisation that it names. */
	organisations: string[][];
	/** What an answer holds. */
	wants: "money" | "count" | "time" | "name" | null;
}

/** Words of questions that no answer repeats. */
const asking = new Set(
	`how much many what which who whom whose when where why does did do is was were are be been tell explain know please about according actually really exactly
	take took taken takes use used uses using need needed needs get got gets make makes made say says said mean means give gave happen happened go goes went come
	compare compared instead there any monday tuesday wednesday thursday friday saturday sunday one ones thing things way company companies firm firms maker news latest today now long time ai plan plans planned want wants intend intends expect expected going will would high big large old far
	claim claims claimed state stated tell told putting mention mentioned comment commented try trying tries still really percentage percent think thinks thought find finds describe called people someone somebody whats let lets put puts like
	1 1m 1k million billion per each token tokens amount number kind type
	quanto quanta quanti quante cosa che cos quale quali chi quando dove perche dimmi spiega sai secondo stato stata stati state fatto fatta fa fanno si occupa occupano ditte societa imprese percentuale percento hanno ha e usa usato usati usano usare serve servono serviti
	servito servire prende preso invece lunedi martedi mercoledi giovedi venerdi sabato domenica sono c'e azienda societa ditta milione milioni per ogni token numero tipo tempo ia punto sapere pensa dice detto ci ne sui sulle sugli dal dallo qual volute voluti volle vogliono puo vuole intende prevede alto alta grande
	wie viel viele was welche welcher welches welchen wer wem wen wessen wann wo warum hat haben wurde wurden ist sind war braucht brauchte benutzt verwendet nutzt nutzte nutzten montag dienstag mittwoch donnerstag freitag samstag sonntag firmen stehen prozent firma unternehmen lange zeit ki woraus worauf womit fur um denkt sagt sagte steht macht machen viele vielen will plant hoch gross
	cuanto cuanta cuantos cuantas que cual cuales quien quienes cuando donde por usa uso usaron usan utilizo utiliza necesito esta estan lunes martes miercoles jueves viernes domingo empresas compania companias porcentaje empresa piensa dijo hace hacen tiene mas fue fueron es son quiere planea ha han hay
	combien quoi quel quelle quels quelles quand ou pourquoi est sont ete a-t utilise utilises entreprise societe
	多少 什么 谁 哪些 哪个 哪 何时 什么时候 怎么 为什么 吗 呢 的 了 是 有 用 用了 公司 请 请问 告诉 将 如何 哪家 哪里 哪所 所 家 里 多长 多大 多高 长 大 高 多 会 从 对 把 被 让 到 为 也 都 这 那 上 下 中 吧 没有 没 不 百分之 我 个 块 枚 几 被 和 与 在 要`
		.split(/\s+/)
		.map(normalise),
);

/** "How much memory": a quantity of something, and no money. */
const quantity =
	/\bhow much (?!money|is|are|was|were|did|does|do|will|would|has|have|of|for|to|can|could)\p{L}/iu;
const money =
	/\bhow (?:much|expensive)\b|\b(?:costs?|price[ds]?|pric(?:e|ing)|spen[dt]|paid|pay)\b|\bquanto (?:e )?cost|\bcost[oaò]\b|\bprezz|\bspes[oae]\b|\b(?:ge)?koste|\bpreis|\bwie viel geld|\bcuesta|\bcosto\b|\bprecio|\bcout|\bprix\b|多少钱|成本|价格|费用|花了/iu;
const count =
	/\b(?:what|che|que|welche[rn]?) (?:percent|porcent|anteil)|\bprozent\b|\bhow (?:many|high|big|large|far|fast)\b|\b(?:length|lunghezza|lange|longitud)\b|\bquant[ie]\b|\bwie viele\b|\bcuant[oa]s\b|\bcombien de\b|多少(?!钱)|几/iu;
const time =
	/\bwhen\b|\bhow (?:long|soon)\b|\bquanto tempo\b|\bwie lange\b|\bcuanto tiempo\b|\bwhat (?:day|date|year|month)\b|\bquando\b|\bche giorno\b|\bwann\b|\bcuando\b|\bquand\b|何时|什么时候|哪天/iu;
const name =
	/^(?:who|whose|chi|di chi|da chi|wer|wem|wessen|quien|quienes|qui)\b|谁/iu;

/** "Which diseases": what follows is the kind of what is asked for. */
const askingForKind = new Set(
	"which what quale quali che welche welcher welches welchen que cual cuales quel quelle quels quelles".split(
		" ",
	),
);
/** What a name is the name of. */
const kinds = new Set(
	`fund company startup lab project plan app service site website group tool chatbot
	fondo azienda societa laboratorio progetto piano applicazione servizio gruppo
	fonds firma labor projekt dienst gruppe empresa proyecto aplicacion servicio entreprise projet`.split(
		/\s+/,
	),
);
/** "Pro Million", "per token": no variant of a model's. */
const perUnit = /\b(?:pro|per)(?=\s+(?:1 ?m\b|mio\b|milli|token))/giu;

/** A longer text is no question; its beginning is read. */
const mostCharacters = 500;

/** What a question asks for. `hint` is the asker's language, where the words do not tell. */
export function readQuestion(asked: string, hint: string): Question {
	const text = asked.slice(0, mostCharacters).replace(perUnit, "/");
	const language = /\p{Script=Han}/u.test(text)
		? /[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text)
			? "ja"
			: "zh"
		: detectLanguage(text, hint);
	const { models, organisations } = tag({ title: text });
	const folded = normalise(text);
	return {
		text,
		language,
		terms: [
			...termsOf(
				text,
				language,
				namesOf(models, organisations),
				organisations
					.map(normalise)
					.filter((organisation) => !folded.includes(organisation)),
			),
			...impliedTerms(text, folded),
		],
		models: models.map(({ slug }) => slug),
		organisations: organisations.map((name) => words(normalise(name))),
		wants: wantedKind(folded),
	};
}

/** What is asked for without a word of its own: "di chi è DeepSeek?" */
const implied: readonly [RegExp, ConceptName][] = [
	[
		/^(?:e )?di chi (?:e|sono)\b|^(?:y )?¿?de quien (?:es|son)\b|^whose\b|谁的/iu,
		"owner",
	],
];

/** Chinese and Japanese ideas are looked for anywhere: their words are not always told apart alike. */
function impliedTerms(text: string, folded: string): QuestionTerm[] {
	const asked = implied
		.filter(([asks]) => asks.test(folded))
		.map(([, concept]) => concept);
	return [...new Set([...asked, ...conceptsOfSigns(text)])].map((concept) => ({
		word: concept,
		stem: concept,
		spellings: [],
		meanings: [],
		concepts: [concept],
		isName: false,
		isKind: concept === "others",
		isSpelled: false,
	}));
}

function wantedKind(folded: string): Question["wants"] {
	if (time.test(folded)) return "time";
	if (count.test(folded) || quantity.test(folded)) return "count";
	if (money.test(folded)) return "money";
	return name.test(folded) ? "name" : null;
}

/** The folded words of all names. */
function namesOf(
	models: readonly { name: string }[],
	organisations: readonly string[],
): Set<string> {
	return new Set(
		[...models.map(({ name }) => name), ...organisations].flatMap((name) =>
			words(normalise(name)),
		),
	);
}

function termsOf(
	text: string,
	language: string,
	names: ReadonlySet<string>,
	organisations: readonly string[],
): QuestionTerm[] {
	const stop = stopWords(language);
	const found = new Map<string, QuestionTerm>();
	let before = "";
	spokenWords(withoutSigns(text), language, isOrdinary).forEach(
		(said, index) => {
			const written = said.word;
			const whole = normalise(written);
			const isAskedFor = askingForKind.has(before);
			before = whole;
			const word = names.has(whole) ? whole : plain(whole);
			const isName =
				(names.has(word) && !asking.has(word)) ||
				/\d/.test(word) ||
				said.isName ||
				looksLikeName(written, index, language);
			if (word === "" || found.has(word)) return;
			if (!isName && (stop.has(word) || asking.has(word) || word.length < 2))
				return;
			// "Quanto", "Wer": a capital at the beginning, or of a noun, is no name.
			if (asking.has(word) && !names.has(word)) return;
			const concepts = isName ? [] : conceptsOf(word);
			found.set(word, {
				word,
				spellings: [
					plain(written.toLowerCase()),
					...(said.isName && organisations.length === 1 ? organisations : []),
				],
				stem: stem(word, language),
				meanings:
					isName || concepts.length > 0 ? [] : meaningsOf(word, language),
				concepts,
				isName,
				isSpelled: false,
				isKind:
					!isName &&
					(kinds.has(word) ||
						concepts.includes("others") ||
						(isAskedFor && concepts.length === 0)),
			});
		},
	);
	const all = [...found.values()];
	const hasOther = all.some(({ isName, isKind }) => !isName && !isKind);
	return all.map((term) => ({
		...term,
		// "Which colour has it": nothing else is asked for.
		isKind:
			term.isKind &&
			(hasOther || kinds.has(term.word) || term.concepts.length > 0),
	}));
}

function isOrdinary(word: string): boolean {
	return asking.has(word);
}

/** Without the article or ending that was written with it: "dell'azienda", "d'OpenAI", "Meta's", "A100s". */
function plain(word: string): string {
	return word
		.replace(/^(?:\p{L}{1,5})'(?=\p{L}{2})/u, "")
		.replace(/'s?$|(?<=\p{L}\d+)s$/u, "");
}

function looksLikeName(
	written: string,
	index: number,
	language: string,
): boolean {
	if (/^(?:AI|IA|KI|I|US|USA|EU|UE|UK|API|GPU|CPU|LLM|CEO)$/.test(written))
		return false;
	if (/\p{Ll}\p{Lu}|^\p{Lu}{2,}\d*$/u.test(written)) return true;
	return index > 0 && language !== "de" && /^\p{Lu}\p{Ll}/u.test(written);
}
