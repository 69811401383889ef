import type { Claim, ClaimReader, Place } from "./claim.ts";
import { belongs } from "./clauses.ts";

const NAMES: readonly (readonly [string, string])[] = [
	["Apache-2.0", "apache(?:[\\s-]?(?:v|version )?2(?:\\.0)?)?"],
	["MIT", "mit"],
	["GPL-3.0", "gpl(?:v?[\\s-]?3(?:\\.0)?)"],
	["CC-BY-NC-4.0", "cc[\\s-]by-nc(?:[\\s-]4\\.0)?"],
	["CC-BY-4.0", "cc[\\s-]by(?:[\\s-]4\\.0)?"],
	["Llama Community License", "llama (?:[\\d.]+ )?community"],
	["OpenRAIL-M", "openrail(?:-m)?"],
];
const LICENCE =
	"(?:licen[sc]e[sd]?|licen[sc]ing|licenza|lizenz|licencia|许可(?:证|协议)?|开源协议|协议)";
/** What of a model's surroundings a licence may be of instead. */
const OTHER_THING =
	/\b(?:code|codebase|source code|data ?sets?|library|framework|toolkit|sdk|cli|app|plugin|extension|scripts?|tools?|benchmark)\b|代码(?!模型)|数据集|工具|\bcodice|\bcódigo|quellcode/u;
const MODEL_TOO = /\bweights?\b|权重|\bpesi\b|gewichte|\bpoids\b|\bpesos\b/u;

/** "the code is under MIT". */
const OF_THE_CODE =
	/(?:\bcode|代码|codice|código|quellcode)[^,，;；]{0,25}(?:mit|apache|bsd|gpl|licen[sc]|许可|lizenz)/u;

function placeOf(pattern: RegExp, plain: string): Place | null {
	const match = pattern.exec(plain);
	return match && { start: match.index, end: match.index + match[0].length };
}

/** "Modified MIT", "licenza MIT modificata", "修改版MIT许可". */
const MODIFIED = /modif|angepasst|修改/u;
/** How many letters away that is said. */
const NEAR = 16;

function licenceIn(plain: string): { licence: string; place: Place } | null {
	for (const [licence, spelling] of NAMES) {
		const before = new RegExp(
			`(?<![a-z\\d])${spelling}(?:[\\s-]|的)?(?:open[\\s-]source[\\s-])?(?:open[\\s-])?${LICENCE}`,
			"u",
		);
		const after = new RegExp(
			`${LICENCE}[\\s-](?:open source )?${spelling}(?![a-z\\d])`,
			"u",
		);
		const place = placeOf(before, plain) ?? placeOf(after, plain);
		if (!place) continue;
		const around = plain.slice(
			Math.max(0, place.start - NEAR),
			place.end + NEAR,
		);
		return {
			licence: MODIFIED.test(around) ? `modified ${licence}` : licence,
			place,
		};
	}
	return null;
}

/** "under the Apache 2.0 license", "MIT-licensed", "con licenza MIT". */
export const licence: ClaimReader = (clause) => {
	const { plain } = clause;
	if (OTHER_THING.test(plain) && !MODEL_TOO.test(plain)) return [];
	if (OF_THE_CODE.test(plain)) return [];
	const found = licenceIn(plain);
	return found && belongs(clause, plain, found.place)
		? [{ field: "licence", value: found.licence, relation: null }]
		: [];
};

const OPEN_WEIGHTS =
	/\bopen[\s-]weights?\b|\bweights? (?:are|were) (?:now )?(?:open|available|released|published)|offene[nr]? gewichte|pesi aperti|poids ouverts|pesos abiertos|开放权重|开源权重|权重(?:已|同步)?(?:开源|开放)/u;
/** The words may be about the field, or about another's model. */
const OTHERS_WEIGHTS =
	/草稿|\bdraft\b|\badapter|\blora\b|\b(?:best|top|leading|other|many|most|all|rival|competing|beats?|outperform\w*|among|first|than|versus) (?:[\w-]+ ){0,3}open[\s-]weights?|open[\s-]weights? (?:rivals?|competitors?|alternatives?|leader|community|movement|ecosystem|debate|labs?|conventions?|polic(?:y|ies)|strategy|tradition|approach|camp)/u;

/** "an open-weight model". */
export const openWeights: ClaimReader = (clause): Claim[] => {
	const place = placeOf(OPEN_WEIGHTS, clause.plain);
	if (!place || OTHERS_WEIGHTS.test(clause.plain)) return [];
	return belongs(clause, clause.plain, place)
		? [{ field: "openWeights", value: true, relation: null }]
		: [];
};
