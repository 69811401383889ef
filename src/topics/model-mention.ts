import { modelCatalogue } from "../models/catalogue.ts";
import { identify, type ModelIdentity } from "../models/identity.ts";

/** A model that a text names. */
export interface ModelMention {
	/** Canonical, the catalogue's where it knows the model: `gpt-5.6-mini`, `claude-3.5-sonnet`. */
	slug: string;
	/** As the catalogue or the text writes it. */
	name: string;
	/** Word of the family, or null for a name that the text introduces. */
	family: string | null;
	start: number;
	end: number;
	/** The bare name of a family or product: "Claude", "ChatGPT". */
	bare: boolean;
}

let catalogueByKey: Map<string, { slug: string; name: string }> | undefined;

/** The catalogue's spelling of a model that `identify` has read. */
function catalogued(key: string): { slug: string; name: string } | undefined {
	if (!catalogueByKey) {
		catalogueByKey = new Map();
		for (const { slug, name, kind } of modelCatalogue().models) {
			const identity = kind === "model" ? identify(slug) : null;
			if (identity) catalogueByKey.set(identity.key, { slug, name });
		}
	}
	return catalogueByKey.get(key);
}

function slugify(text: string): string {
	return text.toLowerCase().replace(/[\s_‑–]+/g, "-");
}

/** A text names the same models again and again, and so do the texts of a day. */
const identities = new Map<string, ModelIdentity | null>();
const MOST_IDENTITIES = 5000;

function identified(written: string): ModelIdentity | null {
	const known = identities.get(written);
	if (known !== undefined) return known;
	if (identities.size >= MOST_IDENTITIES) identities.clear();
	const identity = identify(written);
	identities.set(written, identity);
	return identity;
}

/** The mention of a model that stands as `written` between `start` and `end`. */
export function mentionOf(
	written: string,
	start: number,
	end: number,
	family: string | null,
	bare: boolean,
): ModelMention {
	const identity = identified(written);
	const known = identity && catalogued(identity.key);
	return {
		slug: known?.slug ?? identity?.slug ?? slugify(written),
		name: known?.name ?? written,
		family,
		start,
		end,
		bare,
	};
}
