import type { FuzzTarget } from "./target.ts";

/** Loaded one at a time, so that each run is measured by itself. */
const targets: Record<string, () => Promise<FuzzTarget>> = {
	parse: async () => (await import("./targets/parse.ts")).parse,
	"canonical-url": async () =>
		(await import("./targets/canonical-url.ts")).canonicalUrlTarget,
	decode: async () => (await import("./targets/decode.ts")).decodeTarget,
	extract: async () => (await import("./targets/extract.ts")).extract,
	ground: async () => (await import("./targets/ground.ts")).groundTarget,
	render: async () => (await import("./targets/render.ts")).render,
	story: async () => (await import("./targets/story.ts")).story,
	resolve: async () => (await import("./targets/resolve.ts")).resolve,
	opml: async () => (await import("./targets/opml.ts")).opml,
	chat: async () => (await import("./targets/chat.ts")).chat,
	views: async () => (await import("./targets/views.ts")).views,
	answer: async () => (await import("./targets/answer.ts")).answer,
};

export const targetNames = Object.keys(targets);

/** @throws naming those that there are */
export function loadTarget(name: string): Promise<FuzzTarget> {
	const load = targets[name];
	if (load) return load();
	throw new Error(
		`There is no target "${name}". There are: ${targetNames.join(", ")}.`,
	);
}
