import { decodeHTMLStrict } from "entities";

const reference = /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z_][\w.-]*));?/gi;
const entityDeclaration = /<!ENTITY\s+([\w.-]+)\s+(?:"([^"]*)"|'([^']*)')\s*>/g;
const controls = /[\p{Cc}--[\t\n\r\u0080-\u009f]]/gv;
const maximumEntityLength = 1_000;
const maximumExpansions = 1_000;

/**
 * Returns how to read the text of one broken document: character references, the
 * entities of XML and HTML and the document's own short ones are replaced, what is
 * none of them stays as written. Entities that refer to others or to files are
 * never followed: their references are dropped.
 */
export function makeReferenceResolver(
	document: string,
): (text: string) => string {
	const declared = new Map<string, string>();
	for (const [, name = "", double, single] of document
		.slice(0, 65_536)
		.matchAll(entityDeclaration)) {
		declared.set(name, double ?? single ?? "");
	}
	let expansions = 0;

	const named = (name: string): string | null => {
		const value = declared.get(name);
		if (value === undefined) {
			const decoded = decodeHTMLStrict(`&${name};`);
			return decoded === `&${name};` ? null : decoded;
		}
		expansions++;
		const harmless =
			value.length <= maximumEntityLength && !value.includes("&");
		return harmless && expansions <= maximumExpansions ? value : "";
	};

	return (text) =>
		withoutControls(
			!text.includes("&")
				? text
				: text.replace(
						reference,
						(whole, decimal?: string, hexadecimal?: string, name?: string) => {
							if (name !== undefined)
								return (whole.endsWith(";") ? named(name) : null) ?? whole;
							return character(
								decimal
									? Number(decimal)
									: Number.parseInt(hexadecimal ?? "", 16),
							);
						},
					),
		);
}

/** XML allows no control characters but tabs and line ends. */
export function withoutControls(text: string): string {
	return text.replace(controls, "");
}

function character(point: number): string {
	const surrogate = point >= 0xd800 && point <= 0xdfff;
	return point > 8 && point <= 0x10ffff && !surrogate
		? String.fromCodePoint(point)
		: "";
}
