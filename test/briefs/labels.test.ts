import { expect, it } from "vitest";
import { labelsOf } from "#src/briefs/labels.ts";
import { makeArticle } from "./article.ts";

it("labels a story by who reports it, and hearsay as such", () => {
	const press = makeArticle({ id: 1, title: "DeepSeek opens R1" });
	const copy = makeArticle({ id: 2, fingerprint: press.fingerprint });
	const other = makeArticle({ id: 3 });
	const official = makeArticle({ id: 4, kind: "official" });
	const rumour = makeArticle({ id: 5, title: "DeepSeek reportedly plans R2" });
	expect(labelsOf([press])).toEqual([{ kind: "single-source" }]);
	expect(labelsOf([press, copy])).toEqual([{ kind: "single-source" }]);
	expect(labelsOf([press, other])).toEqual([{ kind: "confirmed", hosts: 2 }]);
	expect(labelsOf([official])).toEqual([{ kind: "official" }]);
	expect(labelsOf([rumour])).toEqual([
		{ kind: "single-source" },
		{ kind: "rumour" },
	]);
	expect(labelsOf([rumour, official])).toEqual([
		{ kind: "official" },
		{ kind: "confirmed", hosts: 2 },
	]);
});
