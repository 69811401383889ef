/** A regular expression as a tree. What only looks (`^`, `\b`, `(?=…)`) takes no character and is left out. */
export type PatternNode =
	/** One character, by the source of what matches it. */
	| { kind: "atom"; source: string }
	| { kind: "sequence"; parts: PatternNode[] }
	| { kind: "choice"; parts: PatternNode[] }
	| { kind: "repeat"; part: PatternNode; least: number; most: number };

export interface ParsedPattern {
	root: PatternNode;
	/** What stands in its looks ahead and behind, each a pattern by itself. */
	looks: PatternNode[];
}

/** Reads what `RegExp` accepts; `flags` say how classes nest. */
export function parsePattern(source: string, flags: string): ParsedPattern {
	const looks: PatternNode[] = [];
	let at = 0;
	const nothing: PatternNode = { kind: "sequence", parts: [] };

	function choice(): PatternNode {
		const parts = [sequence()];
		while (source[at] === "|") {
			at++;
			parts.push(sequence());
		}
		return parts.length === 1 && parts[0]
			? parts[0]
			: { kind: "choice", parts };
	}

	function sequence(): PatternNode {
		const parts: PatternNode[] = [];
		while (at < source.length && source[at] !== "|" && source[at] !== ")")
			parts.push(repeated(piece()));
		return { kind: "sequence", parts };
	}

	function repeated(part: PatternNode): PatternNode {
		const [whole, least, most] = bounds();
		if (whole === "") return part;
		at += whole.length;
		if (source[at] === "?") at++;
		return { kind: "repeat", part, least, most };
	}

	function bounds(): [whole: string, least: number, most: number] {
		const sign = source[at] ?? "";
		if (sign === "*") return ["*", 0, Number.POSITIVE_INFINITY];
		if (sign === "+") return ["+", 1, Number.POSITIVE_INFINITY];
		if (sign === "?") return ["?", 0, 1];
		const [whole = "", least = "", comma = "", most = ""] =
			/^\{(\d+)(,?)(\d*)\}/.exec(source.slice(at, at + 20)) ?? [];
		const top = most === "" ? Number.POSITIVE_INFINITY : Number(most);
		return [whole, Number(least), comma === "" ? Number(least) : top];
	}

	function piece(): PatternNode {
		const character = source[at] ?? "";
		if (character === "(") return group();
		if (character === "[") return atom(classEnd());
		if (character === "\\") return escaped();
		if (character === "^" || character === "$") {
			at++;
			return nothing;
		}
		const point = source.codePointAt(at) ?? 0;
		return atom(at + (/[uv]/.test(flags) && point > 0xffff ? 2 : 1));
	}

	function group(): PatternNode {
		const [open = "("] =
			/^\((?:\?(?:[:=!]|<[=!]|<[^>]*>|[a-z-]*:))?/.exec(
				source.slice(at, at + 60),
			) ?? [];
		at += open.length;
		const inner = choice();
		at++;
		if (!/[=!]$/.test(open)) return inner;
		looks.push(inner);
		return nothing;
	}

	function escaped(): PatternNode {
		const [whole = ""] =
			/^\\(?:[pP]\{[^}]*\}|u\{[^}]*\}|u[\da-fA-F]{4}|x[\da-fA-F]{2}|c[a-zA-Z]|k<[^>]*>|[\s\S])/u.exec(
				source.slice(at, at + 80),
			) ?? [];
		// A boundary, or what a group held before.
		if (!/^\\(?:[bBk]|[1-9])/.test(whole)) return atom(at + whole.length);
		at += whole.length;
		return nothing;
	}

	function classEnd(): number {
		let depth = 0;
		for (let end = at; ; end++) {
			const character = source[end];
			if (character === undefined) return end;
			if (character === "\\") end++;
			else if (character === "[" && (depth === 0 || flags.includes("v")))
				depth++;
			else if (character === "]" && --depth === 0) return end + 1;
		}
	}

	function atom(end: number): PatternNode {
		const node: PatternNode = { kind: "atom", source: source.slice(at, end) };
		at = end;
		return node;
	}

	return { root: choice(), looks };
}
