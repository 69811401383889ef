import { cleanText } from "../clean-text.ts";

/** Of an address, as people write it. */
export function hostOf(url: string): string {
	return URL.canParse(url)
		? new URL(url).hostname.replace(/^www\./, "")
		: cleanText(url);
}
