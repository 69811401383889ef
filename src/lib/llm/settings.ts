import {
	type OutputMode,
	type Preset,
	presetAt,
	presetNamed,
	presets,
} from "./presets.ts";
import type { Patience } from "./transport.ts";

/** Null stands for "not set". */
export interface EndpointSettings {
	/** What the names of the settings begin with, for sentences that name one; `"LLM"` when not given. */
	prefix?: string;
	/** Name of a preset. */
	preset?: string | null;
	baseUrl?: string | null;
	apiKey?: string | null;
	model?: string | null;
	mode?: OutputMode | null;
	patience?: Patience;
	/** Waits between attempts. */
	wait?: (milliseconds: number, signal?: AbortSignal) => Promise<unknown>;
	now?: () => number;
}

/** @throws {Error} with one plain sentence where the settings name no endpoint */
export function presetFor({
	prefix = "LLM",
	preset: name,
	baseUrl,
}: EndpointSettings): Preset {
	if (name) {
		const found = presetNamed(name);
		if (found) return found;
		throw new Error(
			`${prefix}: "${name}" is no endpoint that I know. Give one of ${presets.map((entry) => entry.name).join(", ")}, or set ${prefix}_BASE_URL.`,
		);
	}
	const [standard] = presets as [Preset];
	if (!baseUrl) return standard;
	const known = presetAt(baseUrl);
	if (known) return known;
	const url = URL.parse(baseUrl);
	const local =
		/^(?:localhost|127\.|10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|\[::1\])/.test(
			url?.hostname ?? "",
		);
	return {
		name: url?.host ?? baseUrl,
		baseUrl,
		model: null,
		mode: "json_schema",
		extras: {},
		tokenLimit: "max_tokens",
		local,
	};
}
