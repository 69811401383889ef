import type { ModelNewsTexts } from "./model-news-texts.ts";

export const modelNewsEn: ModelNewsTexts = {
	title: "Changed facts of models",
	count: { one: "# changed fact", other: "# changed facts" },
	asOf: (date) => `as of ${date}`,
	changed: (field, before, after) => `${field}: from ${before} to ${after}`,
	priceChanged: (field, before, after) =>
		`${field}: from ${before.input} in, ${before.output} out to ${after.input} in, ${after.output} out per million tokens (${after.host})`,
	known: (field, value) => `${field}: now known, ${value}`,
	withdrawn: (field, before) => `${field}: no longer listed, was ${before}`,
	added: (maker, released) =>
		`new model by ${maker}${released ? `, released ${released}` : ""}`,
	deprecated: "deprecated by its maker",
	deprecatedNoMore: "no longer deprecated",
	more: { one: "# more", other: "# more" },
};
