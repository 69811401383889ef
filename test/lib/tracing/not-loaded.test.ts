import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";

/** Prints the address of every module that the program loads to start. */
const listing = `
import { registerHooks } from "node:module";
const loaded = [];
registerHooks({
	resolve(specifier, context, next) {
		const found = next(specifier, context);
		loaded.push(found.url);
		return found;
	},
});
await import("#src/main.ts");
process.stdout.write(loaded.join("\\n"));
process.exit(0);
`;

test("nobody who wants neither traces nor measurements loads what makes them", async () => {
	const { stdout } = await promisify(execFile)(
		process.execPath,
		["--input-type=module", "--eval", listing],
		{ cwd: join(import.meta.dirname, "../../.."), maxBuffer: 10_000_000 },
	);
	const loaded = stdout.split("\n");
	expect(loaded.some((url) => url.includes("/node_modules/bullmq/"))).toBe(
		true,
	);
	expect(
		loaded.filter((url) =>
			/\/node_modules\/(?:@opentelemetry|prom-client|bullmq-otel)\//.test(url),
		),
	).toEqual([]);
});
