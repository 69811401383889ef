import { posix } from "node:path";
import { type Token, tokenise } from "./tokens.ts";

/** One arrow from a file to what it imports. */
interface Import {
	/** As written. */
	specifier: string;
	/** The file in the tree, such as `src/lib/clock.ts`; null for a package. */
	file: string | null;
	/** The package, such as `@slack/web-api`; null for a file. */
	package: string | null;
	/** Erased before it runs. */
	typeOnly: boolean;
}

export interface SourceFile {
	path: string;
	tokens: Token[];
	imports: Import[];
	/** Dynamic imports whose module cannot be read off the source. */
	unreadable: number;
}

/** Sources by their path from the top of the project. */
export type Sources = ReadonlyMap<string, string>;

/** Reads every file's tokens and imports. */
export function readSources(sources: Sources): SourceFile[] {
	return [...sources].map(([path, source]) => {
		const tokens = tokenise(source);
		return { path, tokens, ...readImports(path, tokens, sources) };
	});
}

/**
 * Static, dynamic and type imports, re-exports, and every other text that names
 * a TypeScript file, as `new URL("./worker.ts", import.meta.url)` does.
 */
function readImports(path: string, tokens: Token[], sources: Sources) {
	const imports: Import[] = [];
	let unreadable = 0;
	for (const [index, token] of tokens.entries()) {
		const next = tokens[index + 1];
		if (isWord(token, "import") && isSign(next, "(")) {
			if (tokens[index + 2]?.kind !== "text") unreadable++;
			continue;
		}
		if (token.kind !== "text" && token.kind !== "template") continue;
		const way = wayOf(tokens, index);
		if (way === null && !namesFile(token.value, path, sources)) continue;
		imports.push({
			specifier: token.value,
			...resolve(token.value, path),
			typeOnly: way === "type",
		});
	}
	return { imports, unreadable };
}

/** How the text at `index` imports: as a type, as a value, or not at all. */
function wayOf(tokens: Token[], index: number): "type" | "value" | null {
	const before = tokens[index - 1];
	if (isWord(before, "import")) return "value";
	if (isWord(before, "from")) return statementWay(tokens, index - 2);
	if (!isSign(before, "(")) return null;
	const caller = tokens[index - 2];
	if (isWord(caller, "require")) return "value";
	if (isWord(caller, "import"))
		return isWord(tokens[index - 3], "typeof") ? "type" : "value";
	// `import.meta.resolve` and `require.resolve` lead to packages, others to folders.
	const isRelative = tokens[index]?.value.startsWith(".");
	return isWord(caller, "resolve") && !isRelative ? "value" : null;
}

/** Whether the `import …` or `export …` that ends at `end` is one of types alone. */
function statementWay(tokens: Token[], end: number): "type" | "value" | null {
	for (let index = end; index >= 0; index--) {
		const token = tokens[index];
		if (isSign(token, ";") || token?.kind === "text") return null;
		if (!isWord(token, "import") && !isWord(token, "export")) continue;
		const [first, second] = tokens.slice(index + 1, index + 3);
		// `import type from "x"` imports a value that is called type.
		const isType = isWord(first, "type") && !isWord(second, "from");
		return isType ? "type" : "value";
	}
	return null;
}

function namesFile(value: string, path: string, sources: Sources): boolean {
	if (!/^[\w#./-]+\.ts$/.test(value)) return false;
	if (/^(\.|#)/.test(value)) return true;
	return sources.has(posix.join(posix.dirname(path), value));
}

function resolve(specifier: string, from: string) {
	if (specifier.startsWith("."))
		return file(posix.join(posix.dirname(from), specifier));
	if (specifier.startsWith("#")) return file(specifier.slice(1));
	if (/^[\w./-]+\.ts$/.test(specifier))
		return file(posix.join(posix.dirname(from), specifier));
	const parts = specifier.split("/");
	const length = specifier.startsWith("@") ? 2 : 1;
	return { file: null, package: parts.slice(0, length).join("/") };
}

function file(path: string) {
	return { file: path, package: null };
}

export function isWord(token: Token | undefined, value: string): boolean {
	return token?.kind === "word" && token.value === value;
}

export function isSign(token: Token | undefined, value: string): boolean {
	return token?.kind === "sign" && token.value === value;
}
