/**
 * What stands around the news on pages and in feeds, by its words. Each pattern
 * is asked of one short block; a sentence of a report must not match.
 */

const decoration = "[\\s•›»▶→–—|>*[(-]*";

/** Alternatives at the start of a block, whatever follows. */
function starting(...alternatives: string[]): RegExp {
	return new RegExp(`^${decoration}(?:${alternatives.join("|")})`, "iu");
}

/** The whole block, with what decorates it. */
function whole(...alternatives: string[]): RegExp {
	return new RegExp(
		`^${decoration}(?:${alternatives.join("|")})[\\s.:!…>»→|)\\]]*$`,
		"iu",
	);
}

/** Pointers at other articles: "Read more: …". */
export const pointer = starting(
	"read (?:more|next|also|the full|our full)\\b(?! than)|(?:see|read|watch|listen) also\\b|see more:|more:|also(?: read| see)?:",
	"related(?:\\s+(?:post|article|stor|coverage|reading|content|news|link|topic)\\w*)?\\s*:|further reading|recommended\\b.{0,40}:",
	"(?:don['’]t|do not) miss\\b.{0,60}$|you (?:may|might|could) (?:also )?(?:like|be interested in|enjoy)\\b",
	"more (?:on this|from|(?:\\w+ ){0,2}(?:stories|news|coverage|articles))\\b[^.]{0,80}$",
	"leggi anche|legg[ia] (?:di più|tutto)|ti potrebbe interessare|potrebbe(?:ro)? interessarti|(?:per )?approfondi(?:re|menti|mento)\\s*:|guarda anche",
	"lesen sie (?:auch|hier|mehr)|mehr (?:zum thema|dazu|lesen)|weiterlesen|auch interessant|das könnte (?:sie|dich)|siehe auch|passend dazu|lesetipp",
	"(?:à )?lire (?:aussi|également)|à lire\\s*:|lisez aussi|voir aussi|(?:pour )?en savoir plus|sur le même sujet",
	"lee(?:r)? (?:también|más)|ver también|te puede interesar|más información\\s*:|artículos? relacionad",
	"lei[ar] (?:também|mais)|veja (?:também|mais)|saiba mais|você pode gostar|matérias? relacionad",
	"lees (?:ook|meer|verder)|zie ook|czytaj (?:też|także|więcej)|läs (?:också|mer)|devamını oku",
	"читайте (?:также|ещё|еще)|(?:см|смотрите)\\.? также|по теме\\s*:",
	"相关(?:阅读|新闻|文章|推荐|报道)\\s*(?:[:：]|$)|延伸阅读|推荐阅读|更多(?:阅读|新闻|内容).{0,20}$|阅读(?:全文|更多|原文)|点击(?:查看|阅读)",
	"関連(?:記事|リンク|ニュース)|あわせて読みたい|続きを読む|もっと読む|관련\\s?(?:기사|뉴스)\\s*(?:[:：]|$)|더\\s?보기",
);

/** What programs that make feeds and pages add to each article. */
export const addition = starting(
	"(?:the post|this (?:post|article|story)) .{1,220} (?:first appeared|appeared first|was originally published|originally appeared) (?:on|in|at) ",
	"l['’]articolo .{1,220} proviene da |la entrada .{1,220} se publicó primero en |der beitrag .{1,220} erschien zuerst (?:auf|bei) |l['’]article .{1,220} est apparu en premier sur |o post .{1,220} apareceu primeiro em ",
	"citation: .{10,250}retrieved|this (?:document|material) is subject to copyright|via [\\w.]+$|(?:view|read) (?:the )?(?:entire|full|original) (?:post|article|story)\\b[^.]{0,40}$",
	"submitted by\\s+(?:/?u/)?\\S+|article url:|comments url:|points: \\d+$|# comments: \\d+$|\\[link\\]|\\[comments\\]",
);

/** Asking to subscribe; a report about newsletters does not say "you" or "our". */
const subscription =
	/\b(?:subscribe|subscribing|sign(?:ing)? up|register (?:now|today|here|for free)|newsletters?|e-?mail alerts?|breaking news alerts?|(?:in|to|into|through) your (?:inbox|letterbox|mailbox))\b/i;
const addressed =
	/\b(?:you|your|our|us|here|now|today|free|youtube)\b|^(?:subscribe|sign up|register|get|join)\b/i;

/** What a site says to its reader, in any of our languages. */
const appeal = new RegExp(
	[
		"^(?:please )?(?:follow|like|join|find) (?:us|me|him|her|them|[@#]?\\w+(?: \\w+){0,3}) (?:on|at|in) (?:\\w+, )*(?:twitter|facebook|x|instagram|linkedin|telegram|whatsapp|youtube|threads|bluesky|mastodon|discord|google news|apple news)\\b",
		"\\b(?:follow|reach|contact|e-?mail|write to) (?:him|her|them|me|us|the (?:author|reporter|writer|journalist)s?)\\b.{0,60}(?:twitter|@|linkedin|bluesky)|\\bmay be reached at\\b",
		"^(?:have|got) a (?:tip|story|question)\\b|^(?:send|submit) (?:us )?(?:your|a) (?:tip|story|stories)|^tell us (?:what|how)|^join the (?:conversation|discussion)",
		"\\b(?:click|tap) here (?:to|for)\\b|^(?:download|get) (?:the|our) .{0,30}\\bapp\\b|^(?:listen|watch) .{0,40}\\b(?:live|podcast|episode|here)\\b.{0,60}(?:here|weekdays|youtube|spotify|podcasts)",
		"\\bsupport (?:our|independent) \\w+|^(?:become|consider becoming) a (?:member|subscriber|patron|supporter)|^(?:please )?(?:donate|consider (?:donating|supporting|subscribing))\\b",
		"\\baffiliate (?:links?|commissions?)\\b|\\bmay (?:earn|receive) (?:a |an )?(?:small )?(?:affiliate )?commission|\\bwe (?:may )?earn a (?:small )?commission",
		"\\b(?:this|our) (?:web)?site uses cookies|\\bwe use cookies|questo sito (?:usa|utilizza).{0,20}cookie|diese (?:web)?s(?:ei|i)te verwendet.{0,20}cookies|ce site utilise.{0,20}cookies|este si(?:te|tio)(?: web)? (?:usa|utiliza).{0,20}cookies",
		"requires? javascript|(?:enable|activate|attiva|aktivieren|activez?|activar?) (?:your )?javascript",
		"iscriviti .{0,40}(?:newsletter|canale|gratis)|seguici su|scarica l['’]app|^abbonati (?:ora|subito|a )",
		"(?:newsletter|e-mail).{0,30}(?:abonnieren|bestellen)|(?:jetzt|hier|kostenlos) (?:abonnieren|anmelden)|folgen sie uns|folge uns",
		"abonnez-vous|inscrivez-vous|suivez-nous|suscríbete|síguenos|^assine (?:a |nossa )|inscreva-se|siga-nos|schrijf je in|\\babonneer je|volg ons|подпи(?:шитесь|сывайтесь)",
		"扫码|扫描二维码|长按识别|关注(?:我们|微信|公众号)|点击关注|欢迎关注|订阅(?:我们|本频道)|下载.{0,8}客户端|(?:メルマガ|ニュースレター).{0,20}(?:登録|購読)|구독하기|무단\\s?전재",
	].join("|"),
	"iu",
);

/** Whether a short block asks its reader to do something for the site. */
export function isAppeal(text: string): boolean {
	return appeal.test(text) || (subscription.test(text) && addressed.test(text));
}

/** Labels and buttons that are a block of their own. */
export const label = whole(
	"advert(?:isement|isements)?|sponsored(?: content)?|paid content|ad|anzeige|werbung|pubblicità|publicité|publicidade?|publicidad|реклама|广告|広告|광고|iklan|reclame|reklam[ay]?",
	"share(?: (?:this|article|on \\w+).{0,20})?|tweet|comments?|\\d+ comments?|leave a (?:comment|reply)|post comment.{0,20}|print|email|save|copy link|facebook|whatsapp|twitter|linkedin|condividi|teilen|partager|compartir|compartilhar|delen|поделиться|分享|评论|シェア|공유",
	"skip to (?:main )?content|back to top|close|caption|open|menu|search|home|loading.{0,20}|play(?: video)?|image \\d+ of .{0,5}|\\d+ of \\d+|\\d{1,3}|next|previous|show (?:more|less|caption)|view (?:more|gallery|all).{0,20}|toggle .{0,20}|expand|(?:buy|shop|order) now|available (?:from|at) \\w+",
	"(?:sign|log) ?(?:in|up|out)|subscribe(?: now| today)?|register|most (?:read|popular|viewed)|(?:latest|breaking|top|related|recent|popular|trending) (?:news|stories|articles|posts|videos|coverage|emails?)|trending(?: now)?|related|popular (?:this week|now)|editor['’]s picks?|what to read next|up next",
	"story continues below.{0,30}|article continues (?:below|after).{0,30}|continue reading.{0,60}|this (?:story|article) (?:is developing|has been updated).{0,60}|fine(?: articolo)?|ende|fin|-{3,}|_{3,}|\\*\\s*\\*\\s*\\*|#{2,}",
	"about the (?:author|writer)s?|über den autor|sull['’]autore|sobre (?:o|el) autor|à propos de l['’]auteur|责任编辑.{0,20}|编辑[:：].{0,20}|作者[:：].{0,20}|来源[:：].{0,20}",
);

/** A content system's code that it would have replaced. */
export const shortcode =
	/^\[\/?[a-z_-]+(?:\s[^\]]*)?\].*\[\/[a-z_-]+\]$|^\[\/?[a-z_-]+\s[^\]]*=[^\]]*\]$/is;

const pictures =
	"(?:photo|photograph|image|picture|illustration|video|graphic|screenshot|foto|fotografia|bild|immagine|imagen|imagem|fotografía)s?";
const agencies =
	"(?:getty images|shutterstock|reuters|afp|associated press|ap photo|istock|unsplash|bloomberg|alamy)";

const credits = [
	starting(
		`${pictures}\\s*(?:(?:credits?|courtesy|copyright|source|caption)\\b|[:/©]).{0,160}$`,
		"(?:credits?|crédits?|crédito|source|quelle|fonte|fuente|cover)\\s*:.{0,160}$|file photo\\b",
		`${agencies}(?:\\s*[/|,–-].{0,40})?$|(?:©|\\(c\\)\\s|copyright\\s*(?:©|\\(c\\)|\\d{4}|:)).{0,160}$`,
		"图(?:片|源|说)?[:：/]|图片来源|(?:写真|画像|出典|提供)[:：]|(?:사진|출처)\\s?[=:]|\\[사진",
	),
	/^[\s(]*(?:Photo|PHOTO|Image|Picture|Illustration|Video|Foto|Bild|Immagine|Imagen|Imagem)(?: illustration)?s? (?:by|von|di|de|por|par) \p{Lu}[^.!?]{0,60}$/u,
	/\((?:[^()]{0,60}\b)?(?:photo|image|picture|foto|credit|getty|ap photo|shutterstock)\b[^()]{0,80}\)\.?$|\bcredits?: .{2,60}$|\bAP (?:photo|file)\.?$/i,
];

/** Whether a short block tells who took a picture or owns a text. */
export function isCredit(text: string): boolean {
	return credits.some((credit) => credit.test(text));
}

const month =
	"(?:jan|feb|f[eé]v|m[aä]r|mrt|apr|a[bv]r|ma[iyj]|mag|jun|giu|jui|jul|lug|aug|ago|ao[uû]|sep|set|o[ck]t|out|ott|nov|de[cz]|d[eé]c|dic|ene|gen)\\p{L}*";
const weekday =
	"(?:mon|tue|wed|thu|fri|sat|sun|lun|mar|mer|gio|ven|sab|dom|mi[eé]|jeu|jue|vie|die|mit|don|frei|sam|son)\\p{L}*";

const bylines = [
	// Names are told from words by their capitals.
	/^(?:By|BY|Von|VON|Di|DI|Por|Par|Door)\s+\p{Lu}[\p{L}.'’-]*(?:\s+(?:(?:and|und|e|y|et|en|de|van|von|di|da)\s+)?\p{Lu}[\p{L}.'’-]*){0,6}\s*(?:[,|/–-][^.]{0,60})?$/u,
	/^(?:Additional r|R)eporting by \p{Lu}|^Editing by \p{Lu}|^(?:Written|Edited) by \p{Lu}[^.]{0,60}$/u,
	starting(
		`(?:first )?(?:published|updated|posted|last (?:updated|modified)|pubblicato|aggiornato|veröffentlicht|aktualisiert|publié|mis à jour|publicado|actualizado|atualizado|gepubliceerd)\\s*(?:(?:on|at|il|am|le|el|em|op)\\s)?:?\\s*(?:\\d|${month}\\.?\\s\\d|${weekday},?\\s).{0,60}$`,
		"(?:发布(?:时间|于)?|更新(?:时间|于)?|公開日?|更新日?|опубликовано)\\s*[:：]?\\s*\\d.{0,40}$",
		"(?:filed under|tags?|topics?|categories|category|tagged(?: with)?|etichette|schlagwörter|schlagworte|mots-clés|etiquetas|метки|теги|标签|关键词|タグ)\\s*[:：|]",
		"tempo de leitura|tempo di lettura|lesezeit|temps de lecture|tiempo de lectura|reading time|\\d+ min(?:ute)?s? (?:read|di lettura|de lecture|de lectura)",
	),
	// A date alone.
	/^(?:[\p{L}-]{2,15}[,.]?\s)?(?:\d{1,2}\.?[\s./-](?:de\s)?(?:\p{L}{3,10}|\d{1,2})\.?[\s./,-]{1,2}(?:de\s)?\d{2,4}|\p{L}{3,9}\.?\s\d{1,2},?\s\d{4}|\d{4}[-./年]\d{1,2}[-./月]\d{1,2}日?)[\s,T|·-]*(?:(?:at\s|um\s|alle\s|às?\s|a las\s)?\d{1,2}[:.]\d{2}.{0,20})?$/iu,
	/\b(?:contributed to this (?:report|story|article)|all rights reserved|this material may not be published|alle rechte vorbehalten|tutti i diritti riservati|tous droits réservés|todos los derechos reservados|todos os direitos reservados)\b|版权所有|未经授权.{0,10}转载|無断転載/iu,
];

/** Whether a short block tells who wrote, when, under which heads, and whose rights it is. */
export function isByline(text: string): boolean {
	return bylines.some((byline) => byline.test(text));
}
