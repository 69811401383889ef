/** Any of what is handled below; most texts have none of it. */
const SUSPICIOUS = /\p{Cc}|[^\S ]| {2}|\p{M}{7}|\p{Cf}|[\u2028\u2029]/u;
const ESC = "\u001b";
const BELL = "\u0007";
/** The same commands as one character each, ECMA-48 C1. */
const [CSI, OSC, ST] = ["\u009b", "\u009d", "\u009c"];
/** Escape sequences of terminals: colours, movements of the cursor, titles, links. */
const ESCAPES = new RegExp(
	[
		`(?:${ESC}\\[|${CSI})[0-?]*[ -/]*[@-~]`,
		`(?:${ESC}\\]|${OSC})[^${BELL}${ESC}${ST}]*(?:${BELL}|${ESC}\\\\|${ST})`,
		`${ESC}[PX^_][^${ESC}]*${ESC}\\\\`,
	].join("|"),
	"gu",
);
const SPACES = /[\s\u0085\u2028\u2029]+/gu;
const CONTROLS = /\p{Cc}/gu;
/** Turn the direction of what follows: a text could show another order than it has. */
const DIRECTIONS = /[\u202a-\u202e\u2066-\u2069]/gu;
const INVISIBLE =
	/[\u00ad\u180e\u200b\u2060-\u2064\u206a-\u206f\ufeff\ufff9-\ufffb]/gu;
/** Invisible letters, which hide orders to machines; a flag such as Scotland's needs them. */
const TAGS = /(?<!\u{1f3f4}[\u{e0020}-\u{e007e}]*)[\u{e0000}-\u{e007f}]/gu;
/** No script stacks so many marks on a letter. */
const STACKED = /(\p{M}{6})\p{M}+/gu;
const ZWJ = "\u200d";
/** Nor is an emoji joined of so many: behind the seventh nothing of the word is joined. */
const JOINED = new RegExp(`((?:${ZWJ}[^\\s${ZWJ}]{1,4}){7})(${ZWJ}\\S*)`, "gu");
const URL_IN_TEXT =
	/\b[a-z][a-z0-9+.-]*:\/\/[^\s<>"'`|\\^{}()[\]*~，。、；：！？）】》」』]*/giu;

/**
 * A text from anywhere as it may be shown in chat: as `cleanLine` gives it, and with each
 * address in it shortened to its host, so that no platform makes a link of what we did not link.
 */
export function cleanText(text: string): string {
	const line = cleanLine(text);
	return line.includes("://")
		? cleanLine(line.replace(URL_IN_TEXT, hostOf).replace(/:\/{2,}/g, ":"))
		: line;
}

/**
 * A text from anywhere as one line: well-formed, without control characters, terminal
 * sequences, direction overrides and invisible letters.
 */
export function cleanLine(text: string): string {
	if (text.isWellFormed() && !SUSPICIOUS.test(text)) return text.trim();
	return text
		.toWellFormed()
		.replace(ESCAPES, "")
		.replace(SPACES, " ")
		.replace(CONTROLS, "")
		.replace(DIRECTIONS, "")
		.replace(INVISIBLE, "")
		.replace(TAGS, "")
		.replace(STACKED, "$1")
		.replace(
			JOINED,
			(_, kept: string, rest: string) => kept + rest.replaceAll(ZWJ, ""),
		)
		.replace(/ {2,}/g, " ")
		.trim();
}

function hostOf(address: string): string {
	const host = URL.parse(address)?.hostname ?? "";
	return host.replace(/^www\./, "");
}

const HARMLESS_URL = /^https?:\/\/[\w.:-]+[\w.~:/?#!$&*+,;=%@-]*$/;

/**
 * An address that may stand behind a link, without any character that means something to a
 * chat platform's markup; null for one that is not of the web or hides its host.
 */
export function safeUrl(address: string): string | null {
	const url = URL.parse(address);
	if (url?.protocol !== "https:" && url?.protocol !== "http:") return null;
	// "https://bank.example@evil.example" reads as another host than it is.
	if (url.username !== "" || url.password !== "") return null;
	if (HARMLESS_URL.test(address)) return address;
	return url.href.replace(
		/[^\w.~:/?#!$&*+,;=%@-]/g,
		(mark) =>
			`%${mark.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`,
	);
}
