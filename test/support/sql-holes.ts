/** A piece of SQL in a template, and what is put into it. */
export interface SqlHole {
	/** The code between `${` and `}`. */
	code: string;
	/** The template's own text. */
	sql: string;
}

/** As statements and their pieces are written here. */
const looksLikeSql =
	/\b(?:select|insert into|update \w+ set|delete from|values \(|where|order by|set local|listen|lock table|row_number)\b|::\w+/i;

/** What source code puts into SQL that it writes as a template. */
export function sqlHoles(source: string): SqlHole[] {
	return templatesOf(source)
		.filter(({ text }) => looksLikeSql.test(text))
		.flatMap(({ text, holes }) => holes.map((code) => ({ code, sql: text })));
}

interface Template {
	text: string;
	holes: string[];
}

/** Every template, those within the holes of another too. */
function templatesOf(source: string): Template[] {
	const found: Template[] = [];
	let at = 0;
	while (at < source.length) {
		const skipped =
			/(?:\/\/[^\n]*|\/\*[\s\S]*?\*\/|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')/y;
		skipped.lastIndex = at;
		const [whole] = skipped.exec(source) ?? [];
		if (whole !== undefined) at += whole.length;
		else if (source[at] === "`") at = template(at);
		else at++;
	}
	return found;

	function template(start: number): number {
		const one: Template = { text: "", holes: [] };
		found.push(one);
		let end = start + 1;
		while (end < source.length && source[end] !== "`") {
			if (source.startsWith("${", end)) {
				const close = holeEnd(end + 2);
				one.holes.push(source.slice(end + 2, close));
				one.text += "…";
				end = close + 1;
			} else {
				const length = source[end] === "\\" ? 2 : 1;
				one.text += source.slice(end, end + length);
				end += length;
			}
		}
		return end + 1;
	}

	function holeEnd(start: number): number {
		let depth = 0;
		let end = start;
		for (; end < source.length; end++) {
			if (source[end] === "`") end = template(end) - 1;
			else if (source[end] === "{") depth++;
			else if (source[end] === "}" && depth-- === 0) break;
		}
		return end;
	}
}
