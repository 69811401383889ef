import { normalise } from "../../lib/text/normalise.ts";
import { nearestWord } from "../../models/spelling.ts";
import { ORGANISATIONS } from "../../topics/organisations.ts";
import type { Texts } from "../texts/texts.ts";

/** What a name means among those that we know, or the nearest to it. */
export interface Meant {
	found: string | null;
	nearest: string | null;
}

const organisations = new Map(
	ORGANISATIONS.flatMap(({ name, aliases }) =>
		[name, ...aliases].map((alias) => [
			normalise(alias.replace(/^=/u, "")),
			name,
		]),
	),
);

/** The company that a spelling of its name means. */
export function readOrganisation(typed: string): Meant {
	return meant(typed, organisations);
}

/** Companies whose name begins like what was typed. */
export function organisationsLike(typed: string, limit: number): string[] {
	return like(typed, organisations, limit);
}

/** The topic that its slug or its name in the language of the texts means. */
export function readTopic({ topics }: Texts, typed: string): Meant {
	return meant(typed, topicNames(topics));
}

/** Slugs of topics that begin like what was typed. */
export function topicsLike(
	{ topics }: Texts,
	typed: string,
	limit: number,
): string[] {
	return like(typed, topicNames(topics), limit);
}

function topicNames(topics: Texts["topics"]): Map<string, string> {
	return new Map(
		Object.entries(topics).flatMap(([slug, name]) => [
			[slug, slug],
			[slug.replaceAll("-", " "), slug],
			[normalise(name), slug],
		]),
	);
}

function meant(typed: string, names: ReadonlyMap<string, string>): Meant {
	const wanted = normalise(typed);
	const found = names.get(wanted) ?? null;
	if (found !== null) return { found, nearest: null };
	const near = nearestWord(wanted, names.keys())?.word;
	const beginning = [...names.keys()].find(
		(name) => wanted.length > 2 && name.startsWith(wanted),
	);
	return { found: null, nearest: names.get(near ?? beginning ?? "") ?? null };
}

function like(
	typed: string,
	names: ReadonlyMap<string, string>,
	limit: number,
): string[] {
	const wanted = normalise(typed);
	const found = new Set<string>();
	for (const [spelling, name] of names) {
		if (found.size >= limit) break;
		if (spelling.startsWith(wanted)) found.add(name);
	}
	return [...found];
}
