import type { Usage } from "./endpoint.ts";

/** Dollars per million tokens. */
export interface Price {
	input: number;
	cached: number;
	output: number;
}

interface PriceEntry {
	/** The model's id as the endpoint takes it; what follows a known id ("-2026-01") is priced alike. */
	model: string;
	/** The day on which the maker's price list was read. */
	asOf: string;
	price: Price;
	/** Hours of the week at which all is dearer. */
	peak?: { factor: number; isPeak: (at: Date) => boolean };
}

/** Mon–Fri 01–04 and 06–10 UTC. */
const deepseekPeak = {
	factor: 2,
	isPeak: (at: Date) => {
		const day = at.getUTCDay();
		const hour = at.getUTCHours();
		return (
			day >= 1 &&
			day <= 5 &&
			((hour >= 1 && hour < 4) || (hour >= 6 && hour < 10))
		);
	},
};

const price = (input: number, cached: number, output: number): Price => ({
	input,
	cached,
	output,
});

/** Never taken from a price package: those are stale. Extend it with the maker's list before you and date the entry. */
const table: readonly PriceEntry[] = [
	{
		model: "deepseek-flash",
		asOf: "2026-11-23",
		price: price(0.15, 0.003, 0.6),
		peak: deepseekPeak,
	},
	{
		model: "deepseek-v4-pro",
		asOf: "2026-11-23",
		price: price(0.66, 0.022, 1.98),
		peak: deepseekPeak,
	},
	{ model: "gpt-6-luna", asOf: "2026-11-23", price: price(0.1, 0.01, 0.5) },
	{
		model: "gemini-flash-lite-latest",
		asOf: "2026-07-02",
		price: price(0.1, 0.025, 0.4),
	},
	{
		model: "gemini-3.1-flash-lite",
		asOf: "2026-07-02",
		price: price(0.25, 0.025, 1.5),
	},
	{ model: "gemini-3.5-flash", asOf: "2026-07-02", price: price(1.5, 0.15, 9) },
	// No caching on the compatible address.
	{ model: "claude-haiku-4-5", asOf: "2026-07-02", price: price(1, 1, 5) },
	{ model: "claude-sonnet-5", asOf: "2026-07-02", price: price(2, 2, 10) },
	{
		model: "qwen3.6-flash",
		asOf: "2026-07-02",
		price: price(0.1875, 0.1875, 1.125),
	},
	{ model: "qwen3.7-plus", asOf: "2026-07-02", price: price(0.5, 0.05, 3) },
	{
		model: "mistral-small-latest",
		asOf: "2026-07-02",
		price: price(0.15, 0.15, 0.6),
	},
	{
		model: "mistral-medium-latest",
		asOf: "2026-07-02",
		price: price(1.5, 1.5, 7.5),
	},
	{
		model: "llama-3.1-8b-instant",
		asOf: "2026-07-02",
		price: price(0.05, 0.05, 0.08),
	},
	{
		model: "llama-3.3-70b-versatile",
		asOf: "2026-07-02",
		price: price(0.59, 0.59, 0.79),
	},
];

const dearest: Price = price(
	Math.max(
		...table.map((entry) => entry.price.input * (entry.peak?.factor ?? 1)),
	),
	Math.max(
		...table.map((entry) => entry.price.cached * (entry.peak?.factor ?? 1)),
	),
	Math.max(
		...table.map((entry) => entry.price.output * (entry.peak?.factor ?? 1)),
	),
);

const free = price(0, 0, 0);

/** What a model costs at a time; an unknown one is taken for the table's dearest, a local one for free. */
export function priceOf(
	model: string,
	at: Date,
	local = false,
): Price & { known: boolean } {
	if (local) return { ...free, known: true };
	const bare = model.replace(/^[^/]+\//, "");
	const entry = table
		.filter(
			(candidate) =>
				bare === candidate.model || bare.startsWith(`${candidate.model}-`),
		)
		.sort((a, b) => b.model.length - a.model.length)[0];
	if (!entry) return { ...dearest, known: false };
	const factor = entry.peak?.isPeak(at) ? entry.peak.factor : 1;
	return {
		input: entry.price.input * factor,
		cached: entry.price.cached * factor,
		output: entry.price.output * factor,
		known: true,
	};
}

/** The cost of a call in millionths of a dollar, rounded up. */
export function costMicrodollars(
	usage: Pick<Usage, "input" | "cached" | "output">,
	rate: Price,
): number {
	const fresh = Math.max(0, usage.input - usage.cached);
	// Dollars per million tokens are millionths of a dollar per token.
	const exact =
		fresh * rate.input +
		usage.cached * rate.cached +
		usage.output * rate.output;
	return exact > 0 ? Math.ceil(exact - 1e-9) : 0;
}
