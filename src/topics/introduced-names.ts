/** A place in a text. */
export interface Place {
	start: number;
	end: number;
}

const FIRST =
	"(?:[A-Z][A-Za-z0-9+.]*[A-Za-z0-9+]|[a-z]{1,6}[A-Z][A-Za-z0-9+.]*[A-Za-z0-9+])";
const NEXT = `(?:${FIRST}|[A-Z]|v?\\d+(?:\\.\\d+)*[A-Za-z]?)`;
const NAME = `(?<![\\p{L}\\p{N}.'’$-])${FIRST}(?:[- ]${NEXT}){0,3}`;
const HEAD = "(?:models?|LLMs?|VLMs?|MLLMs?|SLMs?)(?![\\p{L}-])";
const BRACKETS = "(?: \\([^)]{1,30}\\))?";
/** Words between the article and "model": no preposition, so that the model is what is named. */
const QUALITIES =
	"(?: (?!(?:for|with|in|that|which|of|using|by|to|on|from|and|as|is|at) )[\\p{L}\\p{N}.+-]+){0,7}";
const KIND =
	"(?: (?:AI|vision|language|vision-language|video|image|audio|voice|speech|text|reasoning|coding|code|embedding|world|foundation|diffusion|multimodal|open|base|math|medical|robotics|music|translation|ASR|OCR|TTS|MoE|omni|retrieval|reward|agent|agentic))";

/** "Cosmos, an open-source video world model"; "LLaDA is a diffusion language model". */
const APPOSITION = new RegExp(
	`(${NAME})${BRACKETS}(?:, | is | was )(?:now )?(?:a|an|the|its|their|another)${QUALITIES} ${HEAD}`,
	"gu",
);
/** "models such as LLaVA-Mini and Helium-1"; "a model called Capybara". */
const LISTED = new RegExp(
	`${HEAD},? (?:called|named|dubbed|codenamed|such as|like|including) (?:[A-Z][\\w.]*['’]s )?(${NAME})(?:(?:,| and|, and) (?:[A-Z][\\w.]*['’]s )?(${NAME}))?(?:(?:,| and|, and) (${NAME}))?`,
	"gu",
);
/** "FastVLM vision-language model", "the SmolDocling OCR model". */
const BEFORE_HEAD = new RegExp(
	`(${NAME})${KIND}{0,3} (?:${HEAD}|(?:series|family)(?![\\p{L}-]))`,
	"gu",
);
/** "the OCR model SmolDocling". */
const AFTER_HEAD = new RegExp(`(?:model|LLM|VLM|MLLM|SLM) (${NAME})`, "gu");
/** "SeedProver achieved", "FantasyTalking generates": what models do. */
const PERFORMS = new RegExp(
	`(${NAME})${BRACKETS} (?:outperform|surpass|achiev|generat|beat|rival|match)(?:e?s|ed)(?![\\p{L}-])`,
	"gu",
);
/** "Helium-1-2B", "TinyR1-32B-Preview": a capital and a size after a hyphen are a model's. */
const WITH_SIZE =
	/(?<![\p{L}\p{N}$€£.-])[A-Z][A-Za-z0-9]+(?:[-.][A-Za-z0-9]+)*?-(?:\d+x)?\d+(?:\.\d+)?[BM](?:-[A-Za-z0-9.]+)*(?![\p{L}\p{N}])(?! (?:dataset|corpus|tokens))/gu;
/** "Dia 1.6B", "Maverick (400B)": a name with its size in parameters, which in brackets is no part of it. */
const SIZE_APART =
	/(?<![\p{L}\p{N}.'’$€£-])([A-Z][A-Za-z0-9]+(?:[- ][A-Z0-9][A-Za-z0-9.]*){0,2})(?: (?:\d+x)?\d+(?:\.\d+)?[Bb]| (?=\((?:\d+x)?\d+(?:\.\d+)?B(?:-A\d+B)?\)))(?![\w-])(?! (?:tokens|users|people|valuation|in|parameter|dollars|downloads|active))/gu;
/** Before a plain capitalised word that is to be a model's name. */
const PRESENTED =
	/(?:launch|releas|introduc|unveil|announc|open-?sourc|debut|present|reveal|call|nam|dubb)\p{Ll}*(?: (?:the|its|their|a|new|model|tier|family))*\s$/u;

/** Looks like nothing but a product's name: "LLaVA", "Helium-1", "TransMamba". */
const ODD =
	/[a-z][A-Z]|[A-Za-z]-?\d|\+\+|^[A-Z]{2,}[a-z]+[A-Z]|[A-Z]-[A-Z]|[A-Z]{2}-[A-Za-z]/;
const NO_NAME =
	/^(?:The|This|That|These|Those|A|An|It|Its|New|Open|Large|Small|AI|AGI|ML|LLMs?|VLMs?|RL|RAG|MoE|SOTA|GPU|TPU|API|MCP|LoRA|Our|Both|Dense|Base|Instruct|Total|Only|Over|About|Nearly|Up|Other|Small|iPhone|iPad|macOS|GitHub|YouTube|LinkedIn|TikTok|SWE-bench|\w+[Bb]ench|\w+ly)$/;
/** "Hermes 4", "Nomos 1.5": believed where the text calls it a model. */
const VERSION_APART = /^[A-Z][a-z]+ v?\d+(?:\.\d+)?$/;
/** "a hybrid Mamba-Transformer model". */
const ARCHITECTURE = /(?:^|-)(?:Transformer|Mamba|MoE|SSM|RNN)s?$/;
const ARTICLE = /^(?:The|A|An|Its|Our|New) /;
const MONTH_OR_YEAR = /\b(?:19|20)\d\d$/;

/**
 * Names of models of no known family, where the text itself says that they are models: by an
 * apposition, in a list of models, or before the word. A plain capitalised word ("Muse") is
 * believed only where it is presented. `organisations` are places that name one: such a name is
 * no model, and before a model's name it is left out.
 */
export function findIntroduced(
	text: string,
	organisations: readonly Place[],
): Place[] {
	const places: Place[] = [];
	const take = (at: number, name: string | undefined, sized = false): void => {
		if (!name) return;
		let start = at;
		const end = at + name.length;
		for (const organisation of organisations) {
			if (organisation.start <= start && start < organisation.end) {
				start = Math.min(end, organisation.end);
				while (start < end && /[\s-]/.test(text[start] ?? "")) start += 1;
			}
		}
		const article = ARTICLE.exec(text.slice(start, end))?.[0] ?? "";
		start += article.length;
		const written = text.slice(start, end);
		const first = written.split(/[ -]/)[0] ?? "";
		if (written.length < 3 || written.length > 40 || /^\d/.test(written))
			return;
		if (NO_NAME.test(first) || NO_NAME.test(written)) return;
		if (MONTH_OR_YEAR.test(written)) return;
		if (ARCHITECTURE.test(written)) return;
		if (!sized && !ODD.test(written) && !VERSION_APART.test(written)) {
			if (written.includes(" ")) return;
			if (!PRESENTED.test(text.slice(Math.max(0, start - 40), start))) return;
		}
		if (places.some((place) => start < place.end && place.start < end)) return;
		places.push({ start, end });
	};
	for (const match of text.matchAll(WITH_SIZE)) take(match.index, match[0]);
	for (const match of text.matchAll(SIZE_APART)) {
		take(match.index, match[0].trimEnd(), true);
	}
	if (!/model|LLM|VLM|SLM/.test(text)) return places;
	for (const match of text.matchAll(APPOSITION)) take(match.index, match[1]);
	for (const match of text.matchAll(LISTED)) {
		for (const name of match.slice(1)) {
			if (name) take(text.indexOf(name, match.index), name);
		}
	}
	for (const pattern of [BEFORE_HEAD, PERFORMS]) {
		for (const match of text.matchAll(pattern)) take(match.index, match[1]);
	}
	for (const match of text.matchAll(AFTER_HEAD)) {
		const name = match[1] ?? "";
		take(match.index + match[0].length - name.length, name);
	}
	return places;
}
