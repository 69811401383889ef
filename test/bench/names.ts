import { readFileSync } from "node:fs";
import { join } from "node:path";
import { modelCatalogue } from "../../src/models/catalogue.ts";
import { identify } from "../../src/models/identity.ts";
import { makeResolver } from "../../src/models/resolve.ts";
import { tag } from "../../src/topics/tag.ts";
import { corpus } from "../support/corpora.ts";
import {
	count,
	halfOf,
	jsonLines,
	makeTally,
	nameKey,
	scores,
} from "../topics/labelled.ts";

export const description =
	"names of models and organisations in news (precision, recall, F1) and spellings resolved to models; --wrong lists the mistakes";

interface Named {
	issue?: string;
	title?: string;
	url?: string;
	text?: string;
	models: string[];
	companies?: string[];
	orgs?: string[];
}

const ownSpellings = new URL(
	"../fixtures/models/spellings.jsonl",
	import.meta.url,
);

export async function run(args: string[]): Promise<void> {
	const wrong = args.includes("--wrong");
	const table: Record<string, object> = {};
	const names = corpus("names");
	const stream = corpus("stream");
	const collections: [string, Named[]][] = [];
	if (names) {
		const issues = jsonLines<Named>(join(names, "ainews.jsonl"));
		collections.push(["newsletter texts", issues]);
		for (const half of ["tune", "held"] as const) {
			collections.push([
				`newsletter texts, ${half} half`,
				issues.filter(({ issue = "" }) => halfOf(issue) === half),
			]);
		}
	}
	if (stream) {
		collections.push([
			"titles of 2026-07-31",
			jsonLines(join(stream, "topics-2026-07-31.jsonl")),
		]);
	}
	for (const [name, items] of collections) {
		const models = makeTally();
		const sameModels = makeTally();
		const written = makeTally();
		const organisations = makeTally();
		for (const item of items) {
			const found = tag({
				title: item.title ?? "",
				text: item.text ?? null,
				url: item.url ?? null,
			});
			const slugs = found.models.map(({ slug }) => slug);
			const text = nameKey(`${item.title ?? ""} ${item.text ?? ""}`);
			const inText = item.models.filter((name) => text.includes(nameKey(name)));
			count(models, keys(item.models), keys(slugs));
			count(sameModels, keys(item.models.map(slugOf)), keys(slugs.map(slugOf)));
			count(written, keys(inText.map(slugOf)), keys(slugs.map(slugOf)));
			count(
				organisations,
				keys(item.companies ?? item.orgs ?? []),
				keys(found.organisations),
			);
		}
		table[`models, ${name}`] = scores(models);
		table[`models, in our spelling, ${name}`] = scores(sameModels);
		table[`models, in our spelling, that stand in the text, ${name}`] =
			scores(written);
		table[`organisations, ${name}`] = scores(organisations);
	}
	if (collections.length > 0) console.table(table);
	console.table(spellings(names, wrong));
}

/** "claude-4-sonnet" and "claude-sonnet-4" are one model. */
function slugOf(name: string): string {
	return identify(name)?.slug ?? name;
}

function keys(list: readonly string[]): Set<string> {
	return new Set(list.map(nameKey));
}

function spellings(folder: string | null, wrong: boolean): object {
	const started = performance.now();
	const resolver = makeResolver(modelCatalogue().models);
	const building = performance.now() - started;
	const results: Record<
		string,
		{ right: number; wrong: number; "not known": number }
	> = {};
	let asked = 0;
	let milliseconds = 0;
	const ask = (
		name: string,
		query: string,
		isRight: (model: string | null) => boolean,
	) => {
		const before = performance.now();
		const { model } = resolver.resolve(query);
		milliseconds += performance.now() - before;
		asked += 1;
		const row = results[name] ?? { right: 0, wrong: 0, "not known": 0 };
		results[name] = row;
		const kind = isRight(model)
			? "right"
			: model === null
				? "not known"
				: "wrong";
		row[kind] += 1;
		if (wrong && kind !== "right") console.log(`${name}: ${query} → ${model}`);
	};
	for (const { query, model } of jsonLines<{
		query: string;
		model: string | null;
	}>(ownSpellings)) {
		ask("our spellings", query, (answer) => answer === model);
	}
	if (folder) {
		const labels = JSON.parse(
			readFileSync(join(folder, "labels.json"), "utf8"),
		) as Record<string, { accept: string; reject: string }>;
		for (const { q, label } of jsonLines<{ q: string; label: string | null }>(
			join(folder, "spellings.jsonl"),
		)) {
			const rule = label === null ? undefined : labels[label];
			ask(
				"others' spellings",
				q,
				(answer) =>
					answer === label ||
					(answer !== null &&
						rule !== undefined &&
						new RegExp(rule.accept, "i").test(answer) &&
						!new RegExp(rule.reject, "i").test(answer)),
			);
		}
	}
	const round = (value: number) => Math.round(value * 100) / 100;
	return {
		...results,
		"index, ms": { right: round(building) },
		"a look-up, ms": { right: round(milliseconds / asked) },
	};
}
