/**
 * Product versions in headlines. A version that differs is another product, so
 * versions both join stories (`gpt@5.6` is a rare word) and keep them apart.
 */

export interface Version {
	/** The word before the number, lower case: `gpt`, `deepseek`, `opus`. */
	family: string;
	/** Without a leading `v` and trailing zeros: `5.6`, `4`, `2`. */
	number: string;
	start: number;
	end: number;
}

/** Names whose whole numbers are versions; before other words a whole number counts things. */
const numberedNames = new Set(
	(
		"gpt claude opus sonnet haiku fable mythos gemini gemma llama qwen deepseek kimi grok mistral " +
		"mixtral glm minimax hunyuan ernie doubao seed seedance seedream kling veo sora imagen lyria flux " +
		"phi nova titan granite nemotron olmo falcon robotics banana inkling codex cursor copilot siri " +
		"midjourney runway suno whisper dall stable iphone ipad ios ipados macos watchos android pixel " +
		"galaxy fold flip windows playstation xbox switch chrome firefox safari python node react vue " +
		"angular java kotlin swift linux debian ubuntu fedora postgres postgresql mysql redis agi mcp " +
		"wifi bluetooth usb model cybertruck starship falcon"
	).split(" "),
);

const versionPattern =
	/(?<![a-z\d@/.])(?<family>[a-z]+)(?<gap>[\s-]?)(?<v>v?)(?<number>\d+(?:\.\d+)*)(?<tail>(?:rc|alpha|beta|b)\d+|[a-z]*)(?![\d%])/g;

/** Versions in `text` in order; `text` in lower case. */
export function findVersions(text: string): Version[] {
	const found: Version[] = [];
	for (const match of text.matchAll(versionPattern)) {
		const { family, gap, v, number, tail } = match.groups ?? {};
		if (!family || !number || /^[a-z]{2,}$/.test(tail ?? "")) continue;
		const decimal = number.includes(".");
		const named = numberedNames.has(family);
		// "raised 5.6m" and "top 5" count; "h200", "gpt-5", "kimi k3" and "deepseek v4" name.
		if (gap === " " && !v && !named && !decimal) continue;
		if (
			gap === " " &&
			(countingWords.has(family) || /^[kmbt]$/.test(tail ?? ""))
		)
			continue;
		found.push({
			family,
			number: number.replace(/(?:\.0)+$/, "") + (named ? "" : (tail ?? "")),
			start: match.index,
			end: match.index + match[0].length,
		});
	}
	return found;
}

const countingWords = new Set(
	"the a an of in to by for with at from over than only about nearly almost around up down and or is was raises raised cuts costs hits after under above below on q top".split(
		" ",
	),
);

/** Same product family in both, and not one version in common. */
export function versionsConflict(
	a: ReadonlyMap<string, ReadonlySet<string>>,
	b: ReadonlyMap<string, ReadonlySet<string>>,
): boolean {
	for (const [family, numbers] of a) {
		const others = b.get(family);
		if (!others) continue;
		let common = false;
		for (const number of numbers) if (others.has(number)) common = true;
		if (!common) return true;
	}
	return false;
}
