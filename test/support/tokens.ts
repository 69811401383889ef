/** A piece of TypeScript: enough of the grammar to tell code from text. */
export interface Token {
	kind: "word" | "sign" | "text" | "template" | "pattern";
	/** For `text` and `template` what stands between the quotes. */
	value: string;
}

/** After these words, and after any sign but a closing one, `/` begins a pattern. */
const beforePattern =
	/^(return|typeof|case|in|of|do|else|void|delete|throw|new|await|yield)$/;

const word = /[\p{L}\p{N}_$#@]+/uy;
const blank = /(?:\s+|\/\/[^\n]*|\/\*[\s\S]*?\*\/|^#![^\n]*)+/y;
const text = /"(?:[^"\\\n]|\\[\s\S])*"|'(?:[^'\\\n]|\\[\s\S])*'/y;
const pattern = /\/(?:[^/\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/[a-z]*/y;

/**
 * Reads source as tokens, without its comments. A template is one token whose
 * holes read `…`; the code in its holes follows as tokens of its own.
 */
export function tokenise(source: string): Token[] {
	const tokens: Token[] = [];
	let at = 0;

	function take(expression: RegExp): string | null {
		expression.lastIndex = at;
		const found = expression.exec(source)?.[0] ?? null;
		if (found !== null) at += found.length;
		return found;
	}

	function mayBePattern(): boolean {
		const before = tokens.at(-1);
		if (before === undefined) return true;
		if (before.kind === "word") return beforePattern.test(before.value);
		return before.kind === "sign" && !/[)\]}]/.test(before.value);
	}

	/** @param until the sign that ends this code: `}` in a template's hole */
	function code(until: string | null): void {
		let depth = 0;
		while (at < source.length) {
			if (take(blank) !== null) continue;
			const sign = source.charAt(at);
			if (sign === until && depth === 0) return;
			if (sign === "`") {
				template();
				continue;
			}
			const quoted = take(text);
			if (quoted !== null) {
				tokens.push({ kind: "text", value: quoted.slice(1, -1) });
				continue;
			}
			if (sign === "/" && mayBePattern()) {
				const found = take(pattern);
				if (found !== null) {
					tokens.push({ kind: "pattern", value: found });
					continue;
				}
			}
			const name = take(word);
			if (name !== null) {
				tokens.push({ kind: "word", value: name });
				continue;
			}
			if (sign === "{") depth++;
			if (sign === "}") depth--;
			tokens.push({ kind: "sign", value: sign });
			at++;
		}
	}

	function template(): void {
		const token: Token = { kind: "template", value: "" };
		tokens.push(token);
		at++;
		while (at < source.length && source[at] !== "`") {
			if (source.startsWith("${", at)) {
				at += 2;
				code("}");
				at++;
				token.value += "…";
			} else {
				const length = source[at] === "\\" ? 2 : 1;
				token.value += source.slice(at, at + length);
				at += length;
			}
		}
		at++;
	}

	code(null);
	return tokens;
}
