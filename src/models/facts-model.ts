import type { EpochModel } from "./epoch.ts";
import { identify } from "./identity.ts";
import type { ModelsDevModel } from "./models-dev.ts";

const OLD_CLAUDE = /^Claude (\w+) (\d(?:\.\d)?)$/;

/** A name as a reader wants it: no host, no "Instruct", sizes kept. */
function displayName(
	slug: string,
	dev?: ModelsDevModel,
	epoch?: EpochModel,
): string {
	let name = (epoch?.name ?? dev?.name ?? slug)
		.replace(/^.*(?:: |\/)/, "")
		.replace(/[([]([^)\]]*)[)\]]/g, (_, inner: string) =>
			/^\d+(?:\.\d+)?[BM]$|^(?:pro|dev|schnell)$/i.test(inner) ? inner : "",
		)
		.replace(/[- ](?:Instruct|Chat|Latest|FP8|Turbo FP8)(?= |$)/gi, "");
	if (!slug.includes("preview")) name = name.replace(/[- ]Preview$/i, "");
	name = name.replace(/\s+/g, " ").trim();
	// Up to 3.7 the version stood before the tier.
	return name.replace(OLD_CLAUDE, (whole, tier: string, version: string) =>
		Number(version) < 4 ? `Claude ${version} ${tier}` : whole,
	);
}

/** Leaves out what is not known: a missing field says the same in fewer bytes. Of weights "no" is a fact. */
function compact(record: object): object {
	return Object.fromEntries(
		Object.entries(record).filter(
			([field, value]) =>
				value !== null &&
				(value !== false || field === "open") &&
				!(Array.isArray(value) && value.length === 0),
		),
	);
}

const HAS_DATE = /(?<!\d)(?:20\d\d-?\d\d-?\d\d|\d{4})(?!\d)/;

function aliases(slug: string, dev?: ModelsDevModel): string[] {
	// The resolver sees through hosts and number formats itself; dates it must be told.
	return (dev?.ids ?? []).filter(
		(id) => HAS_DATE.test(id) && id !== slug && id.length < 60,
	);
}

/**
 * One model of the facts file, from what either source says of it. Which fields there are is checked
 * by who reads the file.
 */
export function factsModel(
	key: string,
	dev: ModelsDevModel | undefined,
	epoch: EpochModel | undefined,
): object {
	const {
		slug: served,
		maker,
		family,
	} = dev ?? epoch ?? { slug: key, maker: "" };
	const name = displayName(served, dev, epoch);
	// The maker's spelling of the name before the hosts' ids: "Imagen 4 Ultra", not imagen-4.0-ultra.
	const named = identify(dev?.name ?? "");
	const slug =
		named?.key === key && named.unknown.length === 0 ? named.slug : served;
	return compact({
		slug,
		name,
		maker,
		family,
		aliases: aliases(slug, dev),
		hosts: dev?.hosts ?? null,
		dev:
			dev &&
			compact({
				released: dev.released,
				cutoff: dev.cutoff,
				open: dev.open,
				reasoning: dev.reasoning,
				context: dev.context,
				output: dev.output,
				accepts: dev.accepts,
				produces: dev.produces,
				deprecated: dev.deprecated,
				price: dev.price,
				cheapest: dev.cheapest,
			}),
		epoch:
			epoch &&
			compact({
				released: epoch.released,
				open: epoch.open,
				licence: epoch.licence,
				parameters: epoch.parameters,
				active: epoch.activeParameters,
				flop: epoch.trainingFlop && Number(epoch.trainingFlop.toPrecision(4)),
				cost: epoch.trainingCost && Math.round(epoch.trainingCost),
				tokens: epoch.trainingTokens,
				chips: epoch.chips,
				hardware: epoch.hardware,
				certainty: epoch.certainty,
				confidence: epoch.confidence,
				link: epoch.link,
			}),
	});
}
