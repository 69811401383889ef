import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { setFlagsFromString } from "node:v8";

/**
 * PostgreSQL's parser is one function of 105 kB. Once it has parsed some dozen statements, V8 would
 * optimise it, which takes 600 MB and seconds of a processor (seven times as much as any other
 * function of PGlite), and no option of V8 makes that less.
 */
const parser = "raw_parser";

let compiled: Promise<WebAssembly.Module> | null = null;

/** PGlite's program, compiled once per process, with a parser that V8 does not optimise. */
export function pgliteModule(): Promise<WebAssembly.Module> {
	compiled ??= compile();
	return compiled;
}

async function compile(): Promise<WebAssembly.Module> {
	const entry = createRequire(import.meta.url).resolve("@electric-sql/pglite");
	const module = await WebAssembly.compile(
		await readFile(join(dirname(entry), "pglite.wasm")),
	);
	keepParserUnoptimised(module);
	return module;
}

/**
 * A function is compiled when it is first called, and then it is decided whether it counts its
 * calls, to be optimised after enough of them: https://v8.dev/docs/wasm-compilation-pipeline. So the
 * parser is called here first, while only function 0 may count, which is no function of the module
 * but an import. It is given a text at the last address, beyond its memory, and ends at once.
 */
function keepParserUnoptimised(module: WebAssembly.Module): void {
	const scratch = instantiate(module);
	// The parser begins with it, and so does much else: compiled before, it counts its calls.
	exported(scratch, "strlen")(0);
	const parse = exported(scratch, parser);
	setFlagsFromString("--wasm-tier-up-filter=0");
	try {
		parse(-1, 0);
	} catch (error) {
		if (!(error instanceof WebAssembly.RuntimeError)) throw error;
	} finally {
		setFlagsFromString("--wasm-tier-up-filter=-1");
	}
}

/** Shares nothing but the compiled code with PGlite's own instance; what it imports does nothing. */
function instantiate(module: WebAssembly.Module): WebAssembly.Instance {
	const imports: WebAssembly.Imports = {};
	for (const { module: from, name, kind } of WebAssembly.Module.imports(
		module,
	)) {
		imports[from] ??= {};
		imports[from][name] = kind === "memory" ? memory() : () => 0;
	}
	return new WebAssembly.Instance(module, imports);
}

/** As large as PGlite's, in pages of 64 kB. Only what is written to takes memory. */
function memory(): WebAssembly.Memory {
	return new WebAssembly.Memory({ initial: 2_048, maximum: 32_768 });
}

function exported(
	{ exports }: WebAssembly.Instance,
	name: string,
): (...numbers: number[]) => unknown {
	const value = exports[name];
	if (typeof value !== "function")
		throw new Error(`PGlite has no function ${name}, whose memory is spared`);
	return value as (...numbers: number[]) => unknown;
}
