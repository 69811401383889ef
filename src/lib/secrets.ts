/** Keeps secrets out of what is shown: lines of the log, reasons on the terminal, answers in chat. */

/** The settings' own secrets, which have no shape that a pattern could know. */
const kept = new Set<string>();

/** What is shorter is a word that may stand in any sentence. */
const fewestCharacters = 8;

/** From now on this value is shown nowhere, neither as it is nor as an address would spell it. */
export function keepSecret(value: string): void {
	const isWord = /^[a-z]+$/.test(value);
	if (value.length < fewestCharacters || isWord) return;
	for (const spelling of [value, encodeURIComponent(value)]) kept.add(spelling);
}

const mask = "…";

/**
 * What is known by its shape: how it begins, or what stands before it. A shape keeps what it
 * names as `$<before>` and `$<after>`, so that a reader sees what kind of secret it was.
 */
const shapes: RegExp[] = [
	// The user and password of an address.
	/(?<before>\b[a-z][a-z\d+.-]{1,20}:\/\/(?:[^\s/:@?#]{0,200}:)?)[^\s/?#]{1,500}(?<after>@)/gi,
	// https://docs.slack.dev/authentication/tokens
	/(?<before>\bx(?:ox[a-z]|app)(?:\.x[a-z]{2,4})?-)[\w.-]{6,}/g,
	// https://docs.discord.com/developers/reference#authentication
	/\b[\w-]{23,30}\.[\w-]{6,8}\.[\w-]{27,}/g,
	// JSON web tokens.
	/\beyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*/g,
	// Headers that let somebody in.
	/(?<before>\bBearer\s{1,4})[\w.~+/-]{4,}=*/gi,
	/(?<before>\b(?:Basic|Bot|Token)\s{1,4})(?=[\w.~+/-]{0,200}\d)[\w.~+/-]{12,}=*/gi,
	/(?<before>\b(?:authorization|x-api-key)["']?\s{0,4}[:=]\s{0,4}["']?(?:(?:Bearer|Basic|Bot)\s{1,4})?)(?!(?:Bearer|Basic|Bot)\b)[^\s"',…]{4,}/gi,
	/(?<before>\bcookie["']?\s{0,4}[:=]\s{0,4}["']?)[^"'\n…]+/gi,
	// What an address or a setting gives under a name that says so.
	/(?<before>(?:token|secret|secret_?key|api_?key|access_?key|password|passwd|signature|ticket|verifier|credential)["']?=["']?)[^\s&"'<>#…]+/gi,
	/(?<before>[?&](?:code|key|state|sig|auth|session)=)[^\s&"'<>#…]+/gi,
	/(?<before>"[\w-]{0,40}(?:token|secret|secret_?key|api_?key|password|signature)"\s{0,4}:\s{0,4}")[^"…]+/gi,
	// Addresses that are secrets themselves: webhooks, answers to interactions, logins, hubs.
	/(?<before>\/webhooks\/\d{5,25}\/)[\w.-]{8,}/g,
	/(?<before>\/interactions\/\d{5,25}\/)[\w.-]{8,}/g,
	/(?<before>hooks\.slack\.com\/\w{1,20}\/)[\w/-]{8,}/g,
	/(?<before>\/(?:login|websub)\/)[\w-]{12,}/g,
	// Keys of endpoints and of places that keep code; a run of letters and digits tells them from words.
	/(?<before>\b(?:sk|pk|rk|gsk|xai|hf|gh[opsur]|github_pat|glpat|nvapi|r8|whsec|pplx|npm)[-_])[\w-]{0,40}?[A-Za-z\d]{16}[\w-]*/g,
	/\bAIza[\w-]{30,}/g,
	/\b(?:AKIA|ASIA)[A-Z\d]{16}\b/g,
	/-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----[^-]*(?:-----END [A-Z ]{0,30}PRIVATE KEY-----)?/g,
];

/** The text with `…` in the place of each secret, known by its value or by its shape. */
export function withoutSecrets(
	text: string,
	secrets: Iterable<string> = kept,
): string {
	let shown = text;
	for (const secret of secrets) shown = shown.replaceAll(secret, mask);
	for (const shape of shapes) {
		shown = shown.replace(shape, (...found) => {
			const { before = "", after = "" } = named(found.at(-1));
			return `${before}${mask}${after}`;
		});
	}
	return shown;
}

/** The groups that a replacer is given last; a text where the shape names none. */
function named(last: unknown): { before?: string; after?: string } {
	return typeof last === "object" && last !== null ? last : {};
}
