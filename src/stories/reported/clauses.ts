import type { Clause, Place } from "./claim.ts";

/** Where a sentence turns to something else: another model, another firm, another time. */
const CONTRAST =
	/\s*(?:[,;—–]\s*|\s)(?:whereas|while|compared (?:with|to)|versus|vs\.?|as against|but|although|mentre|rispetto a|contro i|ma|während|gegenüber|verglichen mit|im vergleich|aber|tandis que|alors que|contre|mais|mientras que|frente a|en comparación|pero)(?![\p{L}])|[，；](?:而|但|相比|相较|对比)|;\s|\s[—–]\s/giu;

/** The parts of a sentence between its contrasts, each with its place. */
export function partsOf(sentence: string): { start: number; end: number }[] {
	const parts: { start: number; end: number }[] = [];
	let start = 0;
	for (const match of sentence.matchAll(CONTRAST)) {
		parts.push({ start, end: match.index });
		start = match.index + match[0].length;
	}
	parts.push({ start, end: sentence.length });
	return parts;
}

/** Words that no letter goes on before or after. */
function anyWord(words: string): RegExp {
	return new RegExp(`(?<![\\p{L}])(?:${words})(?![\\p{L}])`, "iu");
}

/** Planned, possible, rumoured or guessed; by language. */
const UNCERTAIN: Record<string, RegExp> = {
	en: anyWord(
		"reportedly|rumou?r\\w*|allegedly|supposedly|could|might|may (?:be|have|cost|use|need|take|include|support|soon|not|already)|would|should|expect\\w*|plan(?:s|ned|ning)?|aims?|will|if|upcoming|soon|likely|estimat\\w*|speculat\\w*|believed|thought to|seek(?:s|ing)?|hopes?|wants?|intends?|hypothetical\\w*|suspect\\w*|leak(?:s|ed)?|unless|promis\\w*|ll",
	),
	// "sarebbe costato, secondo i suoi autori" is how Italian tells what somebody says.
	it: anyWord(
		"potrebbe\\w*|dovrebbe\\w*|sarebbe(?!.*secondo)|avrebbe(?!.*secondo)|sembra|prevede|previst[oaie]|progetta|vuole|presunt[oaie]|indiscrezioni|se|stimat[oaie]|stima|sarà|costerà|avrà|probabilmente|promett\\p{L}*|promess[oaie]",
	),
	de: anyWord(
		"könnten?|sollten?|soll(?:en)?|würden?|wird|werden|plant|angeblich|erwartet|voraussichtlich|wenn|falls|vermutlich|geschätzt\\p{L}*|schätz\\p{L}*|mutmaßlich\\p{L}*|versprich\\p{L}*|versprochen|gerücht\\p{L}*",
	),
	fr: anyWord(
		"pourrai\\p{L}+|devrai\\p{L}+|serai\\p{L}+|aurai\\p{L}+|prévoit|prévue?s?|envisage|estim\\p{L}+|si|sera|coûtera|rumeurs?|probablement|prome\\p{L}+",
	),
	es: anyWord(
		"podría\\p{L}*|debería\\p{L}*|sería\\p{L}*|habría\\p{L}*|planea|prevé|prevista?o?|espera|estim\\p{L}+|si|será|costará|rumores?|probablemente|promet\\p{L}+|supuest\\p{L}+",
	),
	zh: /预计|将(?!军)|可能|或许|或将|计划|据传|传闻|如果|有望|估计|疑似|爆料|假设|承诺|即将/u,
};

const DENIED: Record<string, RegExp> = {
	en: /(?<![\p{L}])(?:not|never|no|without|denie[sd]|deny|denying|refut\w*|dispute[sd]?|debunk\w*|false|wrong(?:ly)?|myth|mislead\w*|doubt\w*|s[ck]eptic\w*)(?![\p{L}])|n['’]t(?![\p{L}])/iu,
	it: anyWord("non|senza|smentisc\\p{L}*|nega|negano|falso|dubbi\\p{L}*|né"),
	de: anyWord(
		"nicht|kein(?:e[nmrs]?)?|ohne|dementier\\p{L}*|bestreite\\p{L}*|falsch|zweifel\\p{L}*|weder",
	),
	fr: /(?<![\p{L}])(?:ne|pas|sans|dément\p{L}*|faux|doute\p{L}*|ni)(?![\p{L}])|(?<![\p{L}])n['’](?=\p{L})/iu,
	es: anyWord("no|sin|desmient\\p{L}*|niega\\p{L}*|falso|duda\\p{L}*|ni"),
	zh: /没有|并非|并未|尚未|未能|否认|不是|不会|无需|不再|质疑/u,
};
const ASKED = /[?？]\s*["”’»]?\s*$/u;

/** Whether a sentence states something as a fact: no question, plan, rumour or denial. */
export function isStated(sentence: string, language: string): boolean {
	const uncertain = UNCERTAIN[language];
	const denied = DENIED[language];
	// What a language without these words says for certain is not known.
	if (!uncertain || !denied) return false;
	return ![uncertain, denied, ASKED].some((pattern) => pattern.test(sentence));
}

/** What beats, equals or follows another is told of itself: any model named later in the clause is that other. */
const MEASURED_AGAINST =
	/(?:\b(?:outperform\w*|beat\w*|surpass\w*|rival\w*|match(?:es|ed|ing)|exceed\w*|compet\w* with|compar\w*|levels? of|on par with|parity with|comparable|close to|equals?|similar to|unlike|versus|against|supera\w*|batt\w+|alla pari|schl[aä]g\w*|übertr[ie]ff\w*|gleichauf|dépass\w*|surpass\w*|rivalis\w*|égal\w*|iguala\w*|compite\w*|al nivel de)(?![\p{L}])|比|超越|超过|击败|媲美|对标|优于|不如|接近)[^;:]*$/iu;
/** Right before a model's name: it is what something else is made of, served by or compared with. */
const BESIDE =
	/(?:\b(?:over|than|beyond|with|using|via|powered by|built on|based on|atop|trained on|fine-tun\w* (?:from|of|on)|distill\w* from|derived from|from|before|after|ahead of|behind|successor (?:to|of)|follow\w*|replac\w*|alongside|including|such as|like|rispetto a|contro|come|als|gegenüber|wie|mit|basierend auf|face à|comme|avec|frente a|como|con|basad\w+ en|basat\w+ su|basé\w* sur)\s(?:[\p{L}’'-]+\s){0,2}|(?:基于|类似)\s?)$/iu;

/** Whether a model that is named after these words is not the one that a clause is about. */
export function isBeside(before: string): boolean {
	return MEASURED_AGAINST.test(before) || BESIDE.test(before);
}

/** Sentences that speak of something named before them. */
const ANAPHORA: Record<string, RegExp> = {
	en: /^\P{L}*(?:it|they|the (?:[\p{L}\p{N}.-]+ ){0,3}(?:model|version|system|chatbot|release)s?|this (?:model|version)|both)(?![\p{L}])/iu,
	it: /^\P{L}*(?:ess[oaie]|il (?:nuovo )?modello|la versione|questo modello)(?![\p{L}])/iu,
	de: /^\P{L}*(?:es|sie|das (?:neue )?modell|die (?:neue )?(?:version|fassung)(?:en)?|dieses modell)(?![\p{L}])/iu,
	fr: /^\P{L}*(?:il|elle|le (?:nouveau )?modèle|la version|ce modèle)(?![\p{L}])/iu,
	es: /^\P{L}*(?:él|ella|el (?:nuevo )?modelo|la versión|este modelo)(?![\p{L}])/iu,
	zh: /^\P{L}*(?:它|其(?!中)|该模型|该版本|这款|此模型|新模型)/u,
};

/** Whether what comes before a model's name already names what the sentence is about. */
export function isAboutAnother(before: string, language: string): boolean {
	return ANAPHORA[language]?.test(before) ?? false;
}

/** How many letters may stand between a value and the model that it precedes: "2.8T-parameter Kimi K3". */
const NEAR_BEFORE = 32;
const ANOTHER_BETWEEN =
	/[;!?]|\.\s|\b(?:than|as|rivals?|beats?|for|and|with|against|als|wie|che|que)\b|比|超|，/u;

/** Whether a value in a clause is said of its model: it follows the name, or stands right before it. */
export function belongs(
	{ plainModel }: Clause,
	plain: string,
	place: Place,
): boolean {
	if (place.start >= plainModel.end) return true;
	const between = plain.slice(place.end, plainModel.start);
	return between.length <= NEAR_BEFORE && !ANOTHER_BETWEEN.test(between);
}
