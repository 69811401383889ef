/**
 * What kind of event a headline reports, by the words it uses. `weight` is what
 * the kind adds to a story's rank; noise takes away.
 */
export type EventKind =
	| "release"
	| "rule"
	| "ruling"
	| "incident"
	| "funding"
	| "acquisition"
	| "chips"
	| "research"
	| "people"
	| "earnings"
	| "effective"
	| "denied"
	| "corrected";

export type NoiseKind =
	| "deal"
	| "listicle"
	| "how-to"
	| "puzzle"
	| "review"
	| "opinion"
	| "press-release"
	| "showcase"
	| "podcast";

const eventPatterns: [EventKind, RegExp][] = [
	[
		"release",
		/\b(?:launch(?:es|ed)?|releas(?:es|ed|ing)|unveil(?:s|ed)?|introduc(?:es|ed|ing)|debut(?:s|ed)?|announc(?:es|ed|ing)|ships?|rolls? out|open[- ]?(?:sources?|sourced|weights?)|now available|is (?:here|live|out)|presenta|lancia|rilascia|lanza|presenta|lance|dévoile|veröffentlicht|stellt vor)\b|发布|推出|上线|开源|發布|推出|発表|公開/iu,
	],
	[
		"rule",
		/\b(?:executive order|export (?:controls?|rules?|ban|curbs?)|regulat(?:ion|ions|or|ors|es)|AI Act|legislation|bill|law|bans?|banned|sanctions?|restrict(?:s|ed|ions?)|rules?|mandates?|tariffs?|antitrust|verordnung|gesetz|legge|regolamento|divieto|ley|prohíbe|loi|interdit)\b|法案|立法|禁令|出口管制|监管|法规|規制/iu,
	],
	[
		"ruling",
		/\b(?:judge|court|ruling|rules (?:that|against)|lawsuit|sues?|sued|suing|settle(?:s|d|ment)|verdict|appeals?|injunction|jury|copyright|tribunale|causa|gericht|klage|urteil|tribunal|demanda)\b|法院|起诉|诉讼|判决|裁定|版权/iu,
	],
	[
		"incident",
		/\b(?:hack(?:s|ed|ers?|ing)?|breach(?:es|ed)?|leak(?:s|ed)?|outage|vulnerabilit(?:y|ies)|exploit(?:s|ed)?|malicious|malware|rogue|attack(?:s|ed)?|incident|intrusion|escaped|jailbreak|deepfakes?|recall(?:s|ed)?|rolls? back|pulls?|violazione|attacco|angriff|ataque|piratage)\b|入侵|泄露|漏洞|攻击|事故/iu,
	],
	[
		"funding",
		/\b(?:rais(?:es|ed|ing)|funding|series [a-h]\b|valuation|valued at|invest(?:s|ed|ment)|seed round|ipo|raccoglie|finanziamento|recauda|lève|sammelt)\b|融资|估值|投资|上市/iu,
	],
	[
		"acquisition",
		/\b(?:acquir(?:es|ed|ing)|acquisition|buys|bought|to buy|merger?|takeover|acquisisce|adquiere|rachète|übernimmt)\b|收购|并购/iu,
	],
	[
		"chips",
		/\b(?:gpus?|chips?|semiconductors?|wafers?|tsmc|h[12]00|blackwell|data ?cent(?:er|re)s?|gigawatts?)\b|芯片|算力|数据中心/iu,
	],
	[
		"research",
		/\b(?:study|researchers?|paper|benchmark|finds?|discover(?:s|ed)?|solves?|proves?|breakthrough|studio|studie|étude|estudio)\b|研究|论文|基准/iu,
	],
	[
		"people",
		/\b(?:hires?|joins?|leaves?|left|steps down|resign(?:s|ed)?|appoint(?:s|ed)?|names .{1,40} (?:ceo|chief)|departs?|lay(?:s|ing)? ?offs?|layoffs|cuts? .{0,20}jobs)\b|离职|加盟|任命|裁员/iu,
	],
	[
		"earnings",
		/\b(?:earnings|revenue|profit|quarter(?:ly)?|q[1-4]|capex|forecasts?|shares|stock)\b|财报|营收|利润|股价/iu,
	],
	[
		"effective",
		/\b(?:takes? effect|came into force|comes? into force|in effect|effective (?:from|on)|entra in vigore|in kraft|entra en vigor|entre en vigueur)\b|生效|施行|正式执行/iu,
	],
	[
		"denied",
		/\b(?:denies|denied|refutes?|rejects? (?:the )?(?:claim|report)s?|disputes?|not true|smentisce|dementiert|desmiente|dément)\b|否认|辟谣/iu,
	],
	[
		"corrected",
		/\b(?:correction|corrected|retract(?:s|ed|ion)|clarif(?:ies|ied|ication)|walks? back|rettifica|korrektur|corrige)\b|更正|澄清/iu,
	],
];

const noisePatterns: [NoiseKind, RegExp][] = [
	[
		"deal",
		/(?:\b(?:deals?|discount|coupon|promo codes?|on sale|save (?:\$|up to)|\d+% off|(?:lowest|record[- ]low|best) price|\$\d+ off|prime day|black friday|offerta|sconto|rabatt|angebot)\b)|优惠|折扣/iu,
	],
	[
		"listicle",
		/^(?:the )?(?:\d{1,2}|best|top|five|seven|ten)\b.{0,40}\b(?:best|ways|things|tips|reasons|tools|gadgets|apps|takeaways|alternatives|games|movies|shows|laptops|phones|prompts)\b|\b(?:the )?best .{3,40} (?:of|in|for) 20\d\d\b|\btop \d{1,2}\b/iu,
	],
	[
		"how-to",
		/^(?:how (?:to|i|we)|here's how|what (?:is|are)\b|guide to|a guide|tutorial|getting started|hands[- ]on|come (?:fare|usare)|so (?:geht|nutzen)|cómo)\b|\bhow to\b|使用手册|教程|指南|如何/iu,
	],
	[
		"puzzle",
		/\b(?:nyt (?:connections|strands|wordle|mini)|wordle|hints? and answers?|quordle|crossword|horoscope|live ?stream|how to watch|where to watch|watch .{1,40} (?:free|online))\b/iu,
	],
	[
		"review",
		/\b(?:review|hands[- ]on|vs\.?|versus|compared|unboxing)\b|评测|测评/iu,
	],
	[
		"opinion",
		/^(?:why|opinion|editorial|i |i'm|i've|my |we |is |are |should |what if|the case (?:for|against)|don't |stop )|\?$|(?:\b(?:essay|opinion|column)\b)/iu,
	],
	[
		"press-release",
		/\b(?:(?:pr|business|globe) ?newswire|sponsored|webinar|partner(?:s|ed)? with|leading provider|award|conference|summit|register now|magic quadrant)\b/iu,
	],
	["showcase", /^(?:show|ask|launch|tell) hn\b|^\/?[\w.-]+\/[\w.-]+$/iu],
	[
		"podcast",
		/\b(?:podcast|episode|ep\.? \d+|newsletter|roundup|weekly|this week in|quoting|daily)\b|周报|日报|早报/iu,
	],
];

export function eventKinds(title: string): EventKind[] {
	return kindsIn(title, eventPatterns);
}

export function noiseKinds(title: string): NoiseKind[] {
	return kindsIn(title, noisePatterns);
}

const moneyPatterns = eventPatterns.filter(
	([kind]) => kind === "funding" || kind === "acquisition",
);

/** Whether the headline reports money that was raised or paid. */
export function reportsMoney(title: string): boolean {
	return kindsIn(title, moneyPatterns).length > 0;
}

const uneventful = new Set<NoiseKind>([
	"deal",
	"how-to",
	"puzzle",
	"showcase",
	"listicle",
]);
const uneventfulPatterns = noisePatterns.filter(([kind]) =>
	uneventful.has(kind),
);

/** Whether the headline is of a kind that reports no event at all. */
export function reportsNoEvent(title: string): boolean {
	return kindsIn(title, uneventfulPatterns).length > 0;
}

function kindsIn<Kind>(
	title: string,
	patterns: readonly (readonly [Kind, RegExp])[],
): Kind[] {
	return patterns
		.filter(([, pattern]) => pattern.test(title))
		.map(([kind]) => kind);
}
