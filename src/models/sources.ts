/** The public sources of facts about models, as they are credited. */
export const factSources = {
	dev: { name: "models.dev", url: "https://models.dev", licence: "MIT" },
	epoch: {
		name: "Epoch AI",
		url: "https://epoch.ai/data/ai-models",
		licence: "CC-BY 4.0",
	},
} as const;

/** As in the facts file. */
export type SourceKey = keyof typeof factSources;

/** Where each is published; the second is documented at https://epoch.ai/data/ai-models. */
export const sourceAddresses = {
	dev: "https://models.dev/api.json",
	epoch: "https://epoch.ai/data/all_ai_models.csv",
} as const;
