import { readdirSync } from "node:fs";

/** What each other file of this folder exports. */
interface Bench {
	/** One line. */
	description: string;
	/** The arguments that it cannot do without, such as "FILE". */
	usage?: string;
	run(args: string[]): Promise<void> | void;
}

const names = readdirSync(import.meta.dirname)
	.filter((file) => file.endsWith(".ts") && file !== "main.ts")
	.map((file) => file.slice(0, -".ts".length))
	.sort();

const [name, ...args] = process.argv.slice(2);
if (name === undefined || /^--(json|stages)$/.test(name))
	await (await load("overview")).run(process.argv.slice(2));
else if (/^(--help|-h|--list)$/.test(name)) await list();
else if (name === "--all") await runAll();
else if (names.includes(name)) await (await load(name)).run(args);
else {
	console.error(`There is no bench "${name}". There are:`);
	await list(console.error);
	process.exitCode = 2;
}

async function load(name: string): Promise<Bench> {
	const url = new URL(`${name}.ts`, import.meta.url);
	return (await import(url.href)) as Bench;
}

async function list(print = console.log): Promise<void> {
	const width = Math.max(...names.map((one) => one.length));
	for (const one of names) {
		const { description, usage = "" } = await load(one);
		print(`${one.padEnd(width)}  ${[usage, description].join(" ").trim()}`);
	}
	print(
		"\nnpm run bench -- NAME [ARGUMENT…], --all, or nothing for one table of the most important",
	);
}

/** One after another, so that none disturbs the next one's figures. */
async function runAll(): Promise<void> {
	for (const one of names) {
		const bench = await load(one);
		if (bench.usage) continue;
		console.log(`\n# ${one}: ${bench.description}`);
		await bench.run([]);
	}
}
