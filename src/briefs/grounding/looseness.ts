/** How loosely a number is meant. */
export type Looseness = "exact" | "about" | "over" | "under";

const ABOUT =
	/(?:about|around|roughly|approximately|approx\.?|nearly|almost|close to|some|an estimated|estimated|~|≈|circa|ca\.?|quasi|intorno a|attorno a|all'incirca|pressappoco|qualcosa come|rund|etwa|ungefahr|fast|knapp|gut|an die|unos|unas|casi|alrededor de|cerca de|aproximadamente|en torno a|environ|pres de|quelque|autour de|a peu pres|presque|约|大约|近|将近|接近|大概|左右|约为|約|およそ|ほぼ)(?: (?:i|gli|le|the|a|los|las|les|ai|alle|agli|dei))?\s?[$€£¥~]?\s?$/u;
const OVER =
	/(?:more than|over|above|at least|exceed(?:s|ed|ing)?|upwards of|as (?:many|much) as|north of|>|oltre|piu di|almeno|mas de|al menos|mehr als|uber|mindestens|plus de|au moins|超过|超|逾|至少|多于|高于|以上|越)(?: (?:i|gli|le|the|los|las|les|ai|alle))?\s?[$€£¥]?\s?$/u;
const UNDER =
	/(?:less than|fewer than|under|below|up to|at most|no more than|<|meno di|fino a|al massimo|menos de|hasta|como mucho|weniger als|unter|bis zu|hochstens|maximal|moins de|jusqu'a|au plus|不到|少于|低于|不足|至多|最多|高达|以下|未満|最大)(?: (?:i|gli|le|the|los|las|les|ai|alle))?\s?[$€£¥]?\s?$/u;
const LOOSE_AFTER =
	/^\s?(?:\+|多|余|几|左右|上下|前后|以上|以下|ほど|程度|or so|or more|oder mehr|o piu|o mas|ou plus)/u;
/** What the folded text right before and right behind a number makes of it. */
export function loosenessAt(before: string, after: string): Looseness {
	if (OVER.test(before)) return "over";
	if (UNDER.test(before)) return "under";
	if (ABOUT.test(before) || LOOSE_AFTER.test(after)) return "about";
	return "exact";
}
