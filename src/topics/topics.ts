import { agents } from "./catalogue/agents.ts";
import { business } from "./catalogue/business.ts";
import { chipPolicy } from "./catalogue/chip-policy.ts";
import { chips } from "./catalogue/chips.ts";
import { legal } from "./catalogue/legal.ts";
import { modelReleases } from "./catalogue/model-releases.ts";
import { openSource } from "./catalogue/open-source.ts";
import { pricing } from "./catalogue/pricing.ts";
import { products } from "./catalogue/products.ts";
import { regulation } from "./catalogue/regulation.ts";
import { research } from "./catalogue/research.ts";
import { safety } from "./catalogue/safety.ts";
import type { Topic } from "./topic.ts";

/** The catalogue of topics. To add one: write its entry in `catalogue/` and list it here. */
export const TOPICS: readonly Topic[] = [
	modelReleases,
	chipPolicy,
	chips,
	openSource,
	regulation,
	legal,
	business,
	research,
	safety,
	products,
	agents,
	pricing,
];
