import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, inject, test } from "vitest";

/** Of a function, what V8 took to compile it. */
interface Compiled {
	compiler: string;
	body: number;
	megabytes: number;
}

/** What V8 says of each function of WebAssembly that it compiles while many statements are parsed. */
async function compiledWhileParsing(): Promise<Compiled[]> {
	const { stdout } = await promisify(execFile)(
		process.execPath,
		[
			"--trace-wasm-compilation-times",
			// Otherwise the process could end before what is compiled beside it.
			"--wasm-sync-tier-up",
			fileURLToPath(new URL("../../support/parse-often.ts", import.meta.url)),
			inject("databaseSnapshot"),
			"300",
		],
		{ maxBuffer: 64 * 1024 * 1024 },
	);
	const told =
		/using (\w+), took \d+ ms and (\d+)[ /\d]*(?:max\/total )?bytes; bodysize (\d+)/g;
	return [...stdout.matchAll(told)].map(([, compiler = "", bytes, body]) => ({
		compiler,
		body: Number(body),
		megabytes: Number(bytes) / 1024 / 1024,
	}));
}

test.skipIf(process.env.TEST_DATABASE_URL)(
	"the embedded database's parser is not optimised, which would take 600 MB",
	async () => {
		const compiled = await compiledWhileParsing();
		const optimised = compiled.filter(
			({ compiler }) => compiler === "TurboFan",
		);
		const giants = compiled.filter(({ body }) => body > 100_000);
		expect(new Set(giants.map(({ compiler }) => compiler))).toEqual(
			new Set(["Liftoff"]),
		);
		expect(optimised.length).toBeGreaterThan(20);
		expect(
			Math.max(...optimised.map(({ megabytes }) => megabytes)),
		).toBeLessThan(150);
	},
);
