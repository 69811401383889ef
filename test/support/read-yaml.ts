/**
 * Reads the part of YAML that our manifests keep to: blocks of maps and lists, `{…}` and `[…]` on
 * one line, plain and quoted values, comments, several documents. All else is an error.
 */
type Value =
	| string
	| number
	| boolean
	| null
	| Value[]
	| { [key: string]: Value };

interface Line {
	indent: number;
	text: string;
}

export function readYaml(source: string): Value[] {
	return source
		.split(/^---$/m)
		.map((document) => {
			const lines = linesOf(document);
			const value = blockAt(lines, lines[0]?.indent ?? 0);
			if (lines[0])
				throw new Error(`YAML: "${lines[0].text}" is out of place.`);
			return value;
		})
		.filter((value) => value !== null);
}

function linesOf(document: string): Line[] {
	return document
		.split("\n")
		.map((line) => line.replace(/(^|\s)#.*$/, "").trimEnd())
		.filter(Boolean)
		.map((line) => ({
			indent: line.length - line.trimStart().length,
			text: line.trim(),
		}));
}

/** Takes the lines of one block from the front. */
function blockAt(lines: Line[], indent: number): Value {
	if (!lines[0]) return null;
	return lines[0].text.startsWith("- ")
		? listAt(lines, indent)
		: mapAt(lines, indent);
}

function listAt(lines: Line[], indent: number): Value[] {
	const list: Value[] = [];
	while (lines[0]?.indent === indent && lines[0].text.startsWith("- ")) {
		const text = lines[0].text.slice(2).trim();
		if (keyIn(text) === null) {
			lines.shift();
			list.push(inline(text));
			continue;
		}
		// A map whose first key stands behind the dash.
		lines[0] = { indent: indent + 2, text };
		list.push(mapAt(lines, indent + 2));
	}
	return list;
}

function mapAt(lines: Line[], indent: number): { [key: string]: Value } {
	const map: { [key: string]: Value } = {};
	while (lines[0]?.indent === indent && !lines[0].text.startsWith("- ")) {
		const text = lines.shift()?.text ?? "";
		const key = keyIn(text);
		if (key === null) throw new Error(`YAML: "${text}" has no key.`);
		if (key in map) throw new Error(`YAML: "${key}" stands twice.`);
		const rest = text.slice(key.length + 1).trim();
		const next = lines[0];
		const isNested =
			next &&
			(next.indent > indent ||
				(next.indent === indent && next.text.startsWith("- ")));
		map[key] =
			rest === "" && isNested ? blockAt(lines, next.indent) : inline(rest);
	}
	return map;
}

function keyIn(text: string): string | null {
	return /^([\w./-]+):(\s|$)/.exec(text)?.[1] ?? null;
}

function inline(text: string): Value {
	const [value, rest] = valueAt(text.trim(), "");
	if (rest.trim() !== "") throw new Error(`YAML: "${text}" goes on too long.`);
	return value;
}

/** @returns the value at the front, and what follows it */
function valueAt(text: string, ends: string): [Value, string] {
	if (text.startsWith("{")) return collectionAt(text, "}");
	if (text.startsWith("[")) return collectionAt(text, "]");
	const quoted = /^"([^"\\]*)"|^'([^']*)'/.exec(text);
	if (quoted)
		return [quoted[1] ?? quoted[2] ?? "", text.slice(quoted[0].length)];
	const end = ends === "" ? text.length : text.search(new RegExp(`[,${ends}]`));
	if (end < 0) throw new Error(`YAML: "${text}" does not end.`);
	return [plain(text.slice(0, end).trim()), text.slice(end)];
}

function collectionAt(text: string, end: "}" | "]"): [Value, string] {
	const list: Value[] = [];
	const map: { [key: string]: Value } = {};
	let rest = text.slice(1).trim();
	while (!rest.startsWith(end)) {
		const key = end === "}" ? keyIn(rest) : null;
		if (end === "}" && key === null)
			throw new Error(`YAML: "${rest}" has no key.`);
		const [value, after] = valueAt(
			rest.slice(key === null ? 0 : key.length + 1).trim(),
			end === "}" ? "}" : "\\]",
		);
		if (key === null) list.push(value);
		else map[key] = value;
		rest = after.trim().replace(/^,\s*/, "");
	}
	return [end === "}" ? map : list, rest.slice(1)];
}

function plain(text: string): Value {
	if (text === "" || text === "null") return null;
	if (text === "true" || text === "false") return text === "true";
	if (/^[&*|>!%@`]/.test(text))
		throw new Error(`YAML: "${text}" is more than is read here.`);
	return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text;
}
