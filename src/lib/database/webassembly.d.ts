/**
 * What of WebAssembly is used here. TypeScript describes it with a browser's types alone:
 * https://webassembly.github.io/spec/js-api/
 */
declare namespace WebAssembly {
	type Module = object;
	const Module: {
		imports(module: Module): { module: string; name: string; kind: string }[];
	};
	class Instance {
		constructor(module: Module, imports: Imports);
		readonly exports: Record<string, unknown>;
	}
	class Memory {
		/** In pages of 64 kB. */
		constructor(pages: { initial: number; maximum: number });
	}
	class RuntimeError extends Error {}
	type Imports = Record<string, Record<string, unknown>>;
	function compile(bytes: Uint8Array): Promise<Module>;
}
