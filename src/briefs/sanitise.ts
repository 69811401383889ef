/** Characters that no reader sees or that turn the writing round: controls, bidi overrides, zero-width, tags. */
const UNSEEN = /\p{Cc}|\p{Cf}|\p{Default_Ignorable_Code_Point}/gu;
const SPACES = /[\s\u2028\u2029]+/gu;
const MARKUP =
	/<\/?[a-z!][^>]*>|<[@#!][^>]*>|!?\[[^\]]*\]\([^)]*\)|\[[^\]]*\]\[[^\]]*\]|```|^\s*#{1,6}\s/iu;
const LINK =
	/(?:https?|ftp|mailto|javascript|data|tel|slack|discord):|\bwww\.|\/\/\S{1,255}\.\S|\S@\S{1,255}\.\S/iu;
/** A bare host name, which chat platforms make a link of. Makers named like hosts ("Character.AI", "X.com") are let be. */
const HOST =
	/(?<![\p{L}\p{N}@])(?!(?:x|c3|character|kimi|z|scale|stability|booking|salesforce|amazon)\.(?:ai|com)\b)[a-z0-9][a-z0-9-]*(?:\.[a-z0-9-]+)*\.(?:com|net|org|info|biz|io|co|me|ru|cn|top|xyz|site|online|shop|app|dev|link|click|page|eu|de|it|fr|es|uk|us|tv|gg|ly|to|ai\/\S*)(?![\p{L}\p{N}])/iu;
const MENTION =
	/(?:^|[\s(])@[\p{L}\p{N}_.-]{2,}|@(?:everyone|here|channel)\b|<@|<!|<#/iu;

const EAST_ASIAN =
	/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
/** Marks as wide as a Chinese character, and the space that they hold within. */
const FULL_WIDTH = /[！（），：；？]/gu;
const TIGHT = /([,:;!?)])(?=\p{L})/gu;

/** One line of visible text: what a message may carry at all. */
export function visible(text: string): string {
	const line = text.replace(SPACES, " ").replace(UNSEEN, "").normalize("NFC");
	return (EAST_ASIAN.test(line) ? line : inNarrowMarks(line)).trim();
}

/** Some relays of English posts write them with Chinese punctuation. */
function inNarrowMarks(line: string): string {
	return line
		.replace(FULL_WIDTH, (mark) => mark.normalize("NFKC"))
		.replace(TIGHT, "$1 ")
		.replace(/ {2,}/gu, " ");
}

/** No sentence is as long; the patterns below would take long to look through more. */
const LONGEST = 4_000;

/** Whether the text holds a link, a host name, a mention or markup, none of which a brief ever needs, or is no sentence by its length. */
export function isUnsafe(text: string): boolean {
	return (
		text.length > LONGEST ||
		MARKUP.test(text) ||
		LINK.test(text) ||
		HOST.test(text) ||
		MENTION.test(text)
	);
}

/** A sentence fit to be posted, or null: emphasis is stripped, anything that links or mentions is refused. */
export function cleanSentence(text: string): string | null {
	const bare = visible(text)
		.replace(/\*\*|__|~~|`/gu, "")
		.replace(/\s*\[\d+(?:,\s*\d+)*\]/gu, "")
		.trim();
	return bare === "" || isUnsafe(bare) ? null : bare;
}
