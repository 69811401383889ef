import {
	isSign,
	isWord,
	readSources,
	type SourceFile,
	type Sources,
} from "./imports.ts";
import type { Token } from "./tokens.ts";

/** What is wrong with the house, a sentence each; none when all arrows are right. */
export function brokenRules(sources: Sources): string[] {
	const files = readSources(sources);
	return Object.values(rules).flatMap((rule) => rule(files));
}

/** From the top down: whoever stands lower may import whoever stands higher. */
const stages =
	"lib models topics feeds articles stories briefs digests answers chat retention web".split(
		" ",
	);

/** What joins the stages, lower still; `jobs` among them, though it has a folder of its own. */
const joints: [name: string, place: RegExp][] = [
	["config", /^src\/config\.ts$/],
	["app", /^src\/app\.ts$/],
	["jobs", /^jobs\//],
	["main", /^src\/main\.ts$/],
	["demo", /^src\/demo\//],
	["cli", /^src\/(cli\.ts$|cli\/)/],
];

const order = [...stages, ...joints.map(([name]) => name)];

/** Of `src`, only these start what works in the background. */
const importersOfJobs = /^(jobs\/|src\/(main|cli)\.ts$)/;

const importersOfDemo = /^src\/(demo|cli)\//;

/** Packages that one place alone may know. */
const fences: [package_: RegExp, place: RegExp][] = [
	[/^(bullmq|ioredis)$/, /^(jobs|src\/lib\/queue)\//],
	[/^@slack\//, /^src\/chat\/slack\//],
	[/^(discord\.js|discord-api-types|@discordjs\/.*)$/, /^src\/chat\/discord\//],
	[/^openai$/, /^src\/lib\/llm\//],
	[/^undici$/, /^src\/lib\/http\//],
	[/^(pg|@electric-sql\/.*)$/, /^src\/lib\/database\//],
	[/^(hono|@hono\/.*)$/, /^src\/web\//],
	[/^@bull-board\//, /^src\/(lib\/queue\/board|web\/queue-board)\.ts$/],
	[/^prom-client$/, /^src\/lib\/metrics\//],
	[/^(@opentelemetry\/.*|bullmq-otel)$/, /^src\/lib\/tracing\//],
	[/^(vega|vega-lite|@resvg\/.*|@expo-google-fonts\/.*)$/, /^src\/lib\/plot\//],
];

/** Who may speak to the network; addresses from feeds go through the guard of lib/http. */
const clients = /^src\/lib\/(http|llm)\//;

/** Neighbours that must not know each other. */
const strangers: [from: RegExp, to: RegExp][] = [
	[/^src\/chat\/slack\//, /^src\/chat\/discord\//],
	[/^src\/chat\/discord\//, /^src\/chat\/slack\//],
	[/^src\/chat\/commands\//, /^src\/chat\/(slack|discord)\//],
];

/** Files that compute and nothing else. */
export const pureFiles = [
	/^src\/models\/(resolve|changes|shrinkage)\.ts$/,
	/^src\/topics\//,
	/^src\/feeds\/(websub|hub-offer)\.ts$/,
	/^src\/articles\/url\.ts$/,
	/^src\/stories\/((terms|similarity|cluster|rank|reported-facts)\.ts$|reported\/)/,
	/^src\/briefs\/(ground|extractive|limits|what-if)\.ts$/,
	/^src\/digests\/(schedule|select|memory|model-changes|preference|breaking|quiet|subscription)\.ts$/,
	/^src\/answers\/(pictures\/|(prices|compute|cheapest|story-trend)\.ts$)/,
	/^src\/chat\/.*\/render[^/]*\.ts$/,
	/^src\/web\/(html|render|.*-(view|mrkdwn|markdown))\.ts$/,
];

const effects =
	/^src\/(.*\/store(-[^/]*)?\.ts$|lib\/(http|llm|database|queue)\/|lib\/clock\.ts$)/;

const effectPackages =
	/^(undici|(node:)?(http|https|http2|net|tls|dns|dgram|child_process|worker_threads)(\/.*)?)$/;

const sqlPlaces = /^src\/(.*\/store(-[^/]*)?\.ts$|lib\/(database|queue)\/)/;

/** Lower or upper case, as SQL is written: a text that begins with "Select" is prose. */
const sql = [
	/^\s*(select|SELECT)\s[\s\S]*\b(from|FROM)\s+[\w"(]/,
	/^\s*(select|SELECT)\s+\w+\(/,
	/^\s*(insert|INSERT)\s+(into|INTO)\s/,
	/^\s*(update|UPDATE)\s+[\w".]+(\s+(as\s+)?\w+)?\s+(set|SET)\s/,
	/^\s*(delete|DELETE)\s+(from|FROM)\s+[\w"]+\s*(where|WHERE|using|USING|returning|;|$)/,
	/^\s*(with|WITH)\s+(recursive\s+)?\w+\s*(\([^)]*\)\s*)?(as|AS)\s+(not\s+|materialized\s+)*\(/,
	/^\s*(create|alter|drop|CREATE|ALTER|DROP)\s+(unique\s+)?(table|index|extension|schema|type|view|TABLE|INDEX|EXTENSION|SCHEMA|TYPE|VIEW)\s/,
	/\b(where|and|set|WHERE|AND|SET)\s+[\w".]+\s*(=|<|>|<=|>=)\s*(any\s*\()?\$\d/,
];

type Rule = (files: SourceFile[]) => string[];

const rules: Record<string, Rule> = {
	home: each(({ path }) =>
		placeOf(path) === null ? [`${path} belongs to no stage`] : [],
	),

	order: eachArrow((from, to) => {
		const [importer, imported] = [placeOf(from), placeOf(to)];
		if (to === "package.json") return null;
		if (imported === null) return "which is outside src and jobs";
		if (importer === null || importer === imported) return null;
		return order.indexOf(importer) < order.indexOf(imported)
			? `but ${importer} stands above ${imported}`
			: null;
	}),

	libraryIsFree: eachArrow((from, to) =>
		/^src\/lib\//.test(from) && !/^src\/lib\//.test(to)
			? "but lib knows nothing of news"
			: null,
	),

	settingsAreArguments: eachArrow((from, to) =>
		to === "src/config.ts" && stages.includes(placeOf(from) ?? "")
			? "but settings are passed to a stage as arguments"
			: null,
	),

	jobsAreStarted: eachArrow((from, to) =>
		/^jobs\//.test(to) && !importersOfJobs.test(from)
			? "but of src only main.ts and cli.ts import jobs"
			: null,
	),

	demoIsACommand: eachArrow((from, to) =>
		/^src\/demo\//.test(to) && !importersOfDemo.test(from)
			? "but only src/cli/ imports the demo"
			: null,
	),

	neighbours: eachArrow((from, to) =>
		strangers.some(([one, other]) => one.test(from) && other.test(to))
			? "but these must not know each other"
			: null,
	),

	fences: each(({ path, imports }) =>
		imports.flatMap(({ package: name }) =>
			name !== null &&
			fences.some(([fenced, place]) => fenced.test(name) && !place.test(path))
				? [`${path} imports ${name}, which is fenced off from it`]
				: [],
		),
	),

	readable: each(({ path, unreadable }) =>
		unreadable > 0
			? [`${path} imports dynamically what is not named in quotes`]
			: [],
	),

	sql: each(({ path, tokens }) =>
		sqlPlaces.test(path)
			? []
			: tokens
					.filter(({ kind }) => kind === "text" || kind === "template")
					.filter(({ value }) =>
						sql.some((shape) => shape.test(value.replace(/\\[nt]/g, " "))),
					)
					.map(({ value }) => `${path} has SQL: ${value.trim().slice(0, 60)}`),
	),

	oneClient: each(({ path, tokens }) => {
		const fetches = tokens.some(
			(token, index) =>
				isWord(token, "fetch") &&
				isSign(tokens[index + 1], "(") &&
				!isWord(tokens[index - 1], "function") &&
				(!isSign(tokens[index - 1], ".") ||
					isWord(tokens[index - 2], "globalThis")),
		);
		return fetches && !clients.test(path)
			? [`${path} calls fetch past the guarded client of lib/http`]
			: [];
	}),

	environment: each(({ path, tokens }) =>
		path !== "src/config.ts" && readsEnvironment(tokens)
			? [`${path} reads process.env, which only src/config.ts does`]
			: [],
	),

	purity: (files) => {
		const byPath = new Map(files.map((file) => [file.path, file]));
		return files
			.filter(({ path }) => isPure(path))
			.flatMap((file) => impurities(file, byPath));
	},

	noClock: each(({ path, tokens }) => {
		const reads = tokens.some((token, index) => {
			const [first, second] = tokens.slice(index + 1, index + 3);
			if (isWord(token, "Date")) {
				if (isSign(first, ".") && isWord(second, "now")) return true;
				return isSign(first, "(") && isSign(second, ")");
			}
			return isWord(token, "Temporal") && isWord(second, "Now");
		});
		return reads && isPure(path)
			? [`${path} reads the clock, but is to be pure`]
			: [];
	}),
};

function each(rule: (file: SourceFile) => string[]): Rule {
	return (files) => files.flatMap(rule);
}

/** @param objection ends the sentence "A imports B, …" */
function eachArrow(
	objection: (from: string, to: string) => string | null,
): Rule {
	return each(({ path, imports }) =>
		imports.flatMap(({ file }) => {
			const reason = file === null ? null : objection(path, file);
			return reason === null ? [] : [`${path} imports ${file}, ${reason}`];
		}),
	);
}

/** The stage, or what joins the stages, that a file is part of. */
function placeOf(path: string): string | null {
	const joint = joints.find(([, place]) => place.test(path));
	if (joint) return joint[0];
	const stage = /^src\/(\w+)\//.exec(path)?.[1] ?? "";
	return stages.includes(stage) ? stage : null;
}

export function isPure(path: string): boolean {
	return pureFiles.some((place) => place.test(path));
}

/** What a pure file reaches of the outer world, itself or through what it runs. */
function impurities(
	start: SourceFile,
	files: ReadonlyMap<string, SourceFile>,
): string[] {
	const found: string[] = [];
	const ways = new Map([[start.path, start.path]]);
	for (const [path, way] of ways) {
		for (const { file, package: name, typeOnly } of files.get(path)?.imports ??
			[]) {
			// A type that others import is erased; the pure file itself names none.
			if (typeOnly && path !== start.path) continue;
			if (name !== null && effectPackages.test(name))
				found.push(`${way} → ${name}: ${start.path} is to be pure`);
			if (file === null || ways.has(file)) continue;
			if (effects.test(file))
				found.push(`${way} → ${file}: ${start.path} is to be pure`);
			else ways.set(file, `${way} → ${file}`);
		}
	}
	return found;
}

/** `process.env`, `process["env"]`, `{ env } = process`, `{ env } from "node:process"`. */
function readsEnvironment(tokens: Token[]): boolean {
	return tokens.some((token, index) => {
		if (token.kind === "sign" || !/^(node:)?process$/.test(token.value))
			return false;
		const [brace, sign] = [tokens[index - 2], tokens[index - 1]];
		if (isSign(brace, "}") && (isSign(sign, "=") || isWord(sign, "from"))) {
			const before = tokens.slice(0, index);
			const open = before.findLastIndex((one) => isSign(one, "{"));
			return before.slice(open).some(isEnv);
		}
		const after = tokens
			.slice(index + 1, index + 5)
			.filter((one) => !isSign(one, "?"));
		return isWord(token, "process") && after.slice(0, 3).some(isEnv);
	});
}

function isEnv({ kind, value }: Token): boolean {
	return (kind === "word" || kind === "text") && value === "env";
}
