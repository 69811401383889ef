import type { GroundingProblem } from "../brief.ts";
import { squeeze } from "./quotations.ts";
import type { Sentence } from "./sentence.ts";
import type { Source } from "./source.ts";

/** A host as it stands in a text, without "https://": "example.com", "docs.example.ai". */
const HOST =
	/(?<![\p{L}\p{N}@.-])(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}(?![\p{L}\p{N}-])/gu;

/** An address is the same in every language: what no cited source names leads its reader astray. */
export function checkAddresses(
	{ plain }: Pick<Sentence, "plain">,
	sources: readonly Pick<Source, "squeezed">[],
): GroundingProblem[] {
	return [...plain.matchAll(HOST)]
		.map(([host]) => host)
		.filter(
			(host) =>
				!sources.some(({ squeezed }) => squeezed.includes(squeeze(host))),
		)
		.map((text) => ({ kind: "name", text }));
}
