/**
 * Chinese names of persons in Latin letters. No table of readings is needed to tell whether
 * "Yang Zhilin" can be 杨植麟: Unicode sorts characters by their reading, which gives each one's
 * first letter, and the name tells its syllables.
 */

/** The first character of each letter in the order of readings. */
const FIRST_OF_LETTER = "阿八嚓哒妸发旮哈讥咔垃妈拏噢妑七呥仨它穵夕丫帀";
const LETTERS = "abcdefghjklmnopqrstwxyz";
const byReading = new Intl.Collator("zh-CN-u-co-pinyin");

const SYLLABLE =
	/(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(?:iang|iong|uang|ueng|ang|eng|ing|ong|ian|iao|uai|uan|uen|ai|ei|ao|ou|an|en|in|un|er|ia|ie|iu|ua|ui|uo|ue|ve|[aoeiuv])(?![aeiou])/gy;

/** The syllables of a Latin word, or null when it is no pinyin. */
function syllables(word: string): string[] | null {
	const found: string[] = [];
	SYLLABLE.lastIndex = 0;
	for (let end = 0; end < word.length; end = SYLLABLE.lastIndex) {
		const match = SYLLABLE.exec(word);
		if (!match) return null;
		found.push(match[0]);
	}
	return found;
}

function firstLetter(character: string): string {
	let letter = "";
	[...FIRST_OF_LETTER].forEach((first, index) => {
		if (byReading.compare(character, first) >= 0) letter = LETTERS[index] ?? "";
	});
	return letter;
}

const RUN = /\p{Script=Han}+/gu;

/** Whether Chinese text has characters in a row that the Latin name (folded, one or two words) can be the reading of. */
export function canBeRead(name: string, text: string): boolean {
	const read = name.split(/[\s-]/).flatMap((word) => syllables(word) ?? [""]);
	if (read.length < 2 || read.length > 4 || read.includes("")) return false;
	const wanted = read.map((syllable) => syllable[0]).join("");
	for (const [run] of text.matchAll(RUN)) {
		if ([...run].map(firstLetter).join("").includes(wanted)) return true;
	}
	return false;
}
