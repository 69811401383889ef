/** Words that carry no event: function words of each language, and what every AI headline has. */
const everywhere =
	"ai llm llms model models new says said say ki ia 人工智能 模型";

const functionWords: Record<string, string> = {
	en: "a an the and or but nor of in on at to for from by with without into onto over under after before about against between through during as is are was were be been being am do does did done has have had having will would can could may might must shall should not no it its it's they them their there he she his her him you your we our us i my me this that these those which who whom whose what when where why how than then so if just now more most very also only still even out up down off all some any each other another own too via per amid while because until s t re ve ll d m isn isn't don don't doesn doesn't didn didn't can't won't you're it'll they're here here's that's what's there's i'm we're get gets got make makes made let lets",
	de: "der die das den dem des ein eine einen einem einer eines und oder aber in im an am auf aus bei mit nach von vom vor zu zum zur über unter für durch gegen ohne um als wie ist sind war waren wird werden wurde wurden hat haben hatte kann können soll sollen muss nicht kein keine es er sie sich ihr ihre sein seine dass wenn noch auch nur mehr so bis neue neuer neues",
	fr: "le la les l un une des de du d et ou mais dans en au aux à par pour sur avec sans sous entre vers chez est sont était être a ont avait va il elle ils elles on se sa son ses leur leurs ce cet cette ces qui que quoi dont où ne pas plus moins très aussi comme si nouveau nouvelle c s n qu",
	es: "el la los las un una unos unas de del y e o u pero en al a por para con sin sobre entre hasta desde es son era ser fue ha han había se su sus lo le les que quien cuyo como más menos muy también no ni ya si este esta estos estas ese esa nuevo nueva",
	it: "il lo la i gli le l un uno una di del dello della dei degli delle d e ed o ma in nel nella nei nelle a al alla ai alle da dal dalla dai dalle con su sul sulla per tra fra è sono era essere ha hanno aveva si suo sua suoi sue che chi cui come più meno anche non né già se questo questa questi queste nuovo nuova c n",
	zh: "造成 至少 表示 进行 可能 成为 正在 目前 已经 因为 以及 其中 包括 官员 更新 实时 为何 如何 什么 我们 他们 你们 这个 那个 一个 一种 一款 没有 不是 可以 通过 对于 关于 由于 此前 之后 之前 同时 并且 或者 如果 但是 那么 这些 那些 自己 需要 使用 提供 相关 方面 问题 情况 消息 人士 称为 据称 报道 公司 全新 正式 直接 一起 一次 首次 最新 最大 最好 更多 超过 以来 期间 仍在 再次 引发 导致 实现 带来 开始 继续 今日 今年 去年 本周 近日 每天 一天 一年 时间 时代 世界 全球 国际 分享 作者 社区",
	pt: "o a os as um uma uns umas de do da dos das e ou mas em no na nos nas ao à aos às por para com sem sobre entre até desde é são era ser foi tem têm se seu sua seus suas que quem como mais menos muito também não já este esta novo nova",
};

const sets = new Map<string, Set<string>>();

export function stopWords(language: string): ReadonlySet<string> {
	const known = language in functionWords ? language : "en";
	let set = sets.get(known);
	if (!set) {
		set = new Set(`${everywhere} ${functionWords[known]}`.split(" "));
		sets.set(known, set);
	}
	return set;
}

/**
 * The language of a short text in Latin script by its function words, English
 * unless another has more of them: enough to pick a stemmer, and no more.
 */
export function languageByFunctionWords(lower: string): string {
	const words = lower.match(/\p{L}+/gu) ?? [];
	let best = "en";
	let most = hits(words, "en") + 1;
	for (const language of ["it", "de", "es", "fr", "pt"]) {
		const count = hits(words, language);
		if (count > most) {
			most = count;
			best = language;
		}
	}
	return best;
}

function hits(words: readonly string[], language: string): number {
	const functions = stopWords(language);
	return words.reduce((sum, word) => sum + (functions.has(word) ? 1 : 0), 0);
}
