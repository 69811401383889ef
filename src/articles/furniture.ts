import type { Block } from "./blocks.ts";

/** Alternatives at the start of a block, whatever follows. */
function starting(...alternatives: string[]): RegExp {
	return new RegExp(
		`^[\\s•›»▶→\\-–—|>*[(]*(?:${alternatives.join("|")})`,
		"iu",
	);
}

/** The whole block, with what decorates it. */
function whole(...alternatives: string[]): RegExp {
	return new RegExp(
		`^[\\s•›»▶→\\-–—|>*[(]*(?:${alternatives.join("|")})[\\s.:!…>»→|)\\]]*$`,
		"iu",
	);
}

/** Pointers at other articles: "Read more: …". */
const pointer = starting(
	"read (?:more|next|also|the full|our full)\\b(?! than)|(?:see|read|watch|listen) also\\b|see more:|more:|also(?: read| see)?:|related(?:\\s+(?:post|article|stor|coverage|reading|content|news|link|topic)\\w*)?\\s*:",
	"(?:don['’]t|do not) miss\\b.{0,60}$|you (?:may|might|could) (?:also )?(?:like|be interested|enjoy)|more (?:on this|from|(?:\\w+ ){0,2}(?:stories|news|coverage|articles))\\b.{0,80}$|recommended\\b.{0,40}:|further reading",
	"leggi anche|legg[ia] (?:di più|tutto)|ti potrebbe interessare|potrebbe(?:ro)? interessarti|(?:per )?approfondi(?:re|menti|mento)\\s*:|guarda anche",
	"lesen sie (?:auch|hier|mehr)|mehr (?:zum thema|dazu|lesen)|weiterlesen|auch interessant|das könnte (?:sie|dich)|siehe auch|passend dazu|lesetipp",
	"lire aussi|à lire (?:aussi|également)?|lisez aussi|voir aussi|(?:pour )?en savoir plus|sur le même sujet",
	"lee(?:r)? (?:también|más)|ver también|te puede interesar|más información\\s*:|artículos? relacionad",
	"lei[ar] (?:também|mais)|veja (?:também|mais)|saiba mais|você pode gostar|matérias? relacionad",
	"lees (?:ook|meer|verder)|zie ook|czytaj (?:też|także|więcej)|läs (?:också|mer)|devamını oku",
	"читайте (?:также|ещё|еще)|(?:см|смотрите)\\.? также|по теме\\s*:",
	"相关(?:阅读|新闻|文章|推荐|报道)|延伸阅读|推荐阅读|更多(?:阅读|新闻|内容)|阅读(?:全文|更多|原文)|点击(?:查看|阅读)",
	"関連(?:記事|リンク|ニュース)|あわせて読みたい|続きを読む|もっと読む|관련\\s?(?:기사|뉴스)|더\\s?보기",
);

/** What programs that make feeds add to each item. */
const footer = starting(
	"(?:the post|this (?:post|article|story)) .{1,220} (?:first appeared|appeared first|was originally published|originally appeared) (?:on|in|at) |l['’]articolo .{1,220} proviene da |la entrada .{1,220} se publicó primero en |der beitrag .{1,220} erschien zuerst (?:auf|bei) |l['’]article .{1,220} est apparu en premier sur |o post .{1,220} apareceu primeiro em ",
	"citation: .{10,250}retrieved|this (?:document|material) is subject to copyright|via [\\w.]+$",
	"submitted by\\s+(?:/?u/)?\\S+|article url:|comments url:|points: \\d+|# comments: \\d+|\\[link\\]|\\[comments\\]|(?:view|read) (?:the )?(?:entire|full|original) (?:post|article|story)",
);

/** Asking to subscribe; a report about newsletters does not say "you" or "our". */
const subscription =
	/\b(?:subscribe|subscribing|sign(?:ing)? up|register|newsletters?|email alerts?|inbox|letterbox|mailbox)\b/i;
const addressed =
	/\b(?:you|your|our|us|here|now|today|free|youtube)\b|^(?:subscribe|sign up|register|get|join)\b/i;

/** What a site says to its reader rather than about the news. Only short blocks are asked. */
const call = new RegExp(
	[
		"^(?:please )?(?:follow|like|join|find) (?:us|me|him|her|them|@?\\w+(?: \\w+){0,3}) (?:on|at|in) (?:\\w+, )*(?:twitter|facebook|x|instagram|linkedin|telegram|whatsapp|youtube|threads|bluesky|mastodon|discord|google news|apple news)",
		"(?:follow|reach|contact|email|e-mail|write to) (?:him|her|them|me|us|the (?:author|reporter|writer|journalist)s?)\\b.{0,60}(?:twitter|@|linkedin|bluesky)|\\bmay be reached at\\b|^(?:have|got) a (?:tip|story|question)\\b|^(?:send|submit) (?:us )?(?:your|a) (?:tip|story|stories)|^tell us (?:what|how)",
		"\\b(?:click|tap) here (?:to|for)\\b.{0,60}|\\bdownload (?:the|our) .{0,30}\\bapp\\b|\\bget the .{0,30}\\bapp$|^(?:listen|watch) .{0,40}\\b(?:live|podcast|episode|here)\\b.{0,60}(?:here|weekdays|youtube|spotify)",
		"\\b(?:support|become a|donate|contribute to|consider) .{0,60}\\b(?:journalism|member|membership|donation|subscriber|patreon)\\b|\\bjoin the (?:conversation|discussion)\\b|use (?:the )?code \\W?\\w+",
		"\\b(?:affiliate (?:links?|commission)|may (?:earn|receive) (?:a |an )?(?:small )?(?:affiliate )?commission|earn a (?:small )?commission)\\b",
		"(?:uses?|usa|verwendet|utilise|utiliza|используе\\p{L}*) .{0,20}(?:cookie|куки)|requires? javascript|(?:enable|activate|attiva|aktivieren|activez?|activar?) (?:your )?javascript",
		"iscriviti .{0,40}(?:newsletter|canale|gratis)|seguici su|scarica l['’]app|abbonati|(?:newsletter|e-mail).{0,30}(?:abonnieren|bestellen)|(?:jetzt|hier|kostenlos) (?:abonnieren|anmelden)|folgen sie uns|folge uns|abonnez-vous|inscrivez-vous|suivez-nous|suscríbete|suscribirse|síguenos|assine (?:a |nossa )|inscreva-se|siga-nos|schrijf je in|abonneer|volg ons|подпи(?:шитесь|сывайтесь)|подписаться|следите за",
		"(?:扫码|扫描二维码|长按识别|关注(?:我们|微信|公众号)|点击关注|欢迎关注|订阅(?:我们|本|频道)|下载.{0,8}(?:APP|客户端))|(?:メルマガ|ニュースレター).{0,20}(?:登録|購読)|フォロー(?:する|してください)|구독(?:하기|해)|무단\\s?전재",
	].join("|"),
	"iu",
);

/** Labels and buttons that are a block of their own. */
const label = whole(
	"advert(?:isement|isements)?|sponsored(?: content)?|paid content|ad|anzeige|werbung|pubblicità|publicité|publicidade?|publicidad|реклама|广告|広告|광고|iklan|reclame|reklam[ay]?",
	"share(?: (?:this|article|on \\w+).{0,20})?|tweet|comments?|\\d+ comments?|leave a (?:comment|reply)|post comment.*|print|email|save|copy link|facebook|whatsapp|twitter|linkedin|condividi|teilen|partager|compartir|compartilhar|delen|поделиться|分享|评论|シェア|공유",
	"skip to (?:main )?content|back to top|close|caption|open|menu|search|home|loading.{0,20}|play(?: video)?|image \\d+ of .{0,5}|\\d+ of \\d+|\\d{1,3}|next|previous|show (?:more|less|caption)|view (?:more|gallery|all).{0,20}|toggle .{0,20}|expand|(?:buy|shop|order) now|available (?:from|at) \\w+",
	"(?:sign|log) ?(?:in|up|out)|subscribe(?: now| today)?|register|most (?:read|popular|viewed)|(?:latest|breaking|top|related|recent|popular|trending) (?:news|stories|articles|posts|videos|coverage|emails?)|trending(?: now)?|related|popular (?:this week|now)|editor['’]s picks?|what to read next|up next",
	"story continues below.{0,30}|article continues (?:below|after).{0,30}|continue reading.{0,60}|this (?:story|article) (?:is developing|has been updated).{0,60}|fine(?: articolo)?|ende|fin|---+|___+|\\*\\s*\\*\\s*\\*|#{2,}",
	"about the (?:author|writer)s?|über den autor|sull['’]autore|sobre (?:o|el) autor|à propos de l['’]auteur|责任编辑.{0,20}|编辑[:：].{0,20}|作者[:：].{0,20}|来源[:：].{0,20}",
);

/** Who took the picture or owns the text. */
const credit = starting(
	"(?:photo|photos|image|images|picture|pictures|photograph|illustration|video|graphic|screenshot|cover|file photo|foto|fotos|fotografia|bild|bilder|immagine|imagen|imagem|fotografía|crédito|crédits?|credits?|credit|source|quelle|fonte|fuente)\\s*(?:credit|courtesy|copyright|source|caption|illustration|by|of|von|di|de|:)\\s*(?:by|of|:|©|/)?\\s*\\S.{0,160}$",
	"file photo\\b|image (?:credit|copyright|caption|source)",
	"(?:©|\\(c\\)|copyright)\\s?\\S.{0,160}$|(?:getty images|shutterstock|reuters|afp|associated press|ap photo|istock|unsplash|bloomberg|alamy)\\b.{0,40}$",
	"图(?:片|源|说)?[:：/]|图片来源|(?:写真|画像|出典|提供)[:：]|(?:사진|출처)\\s?[=:]|\\[사진",
);
const creditAtEnd =
	/(?:\((?:[^()]{0,60}\b)?(?:photo|image|picture|foto|credit|getty|reuters|afp|ap photo|shutterstock|epa)\b[^()]{0,80}\)|\bcredits?: .{2,60}|\bAP (?:photo|file))\.?$/i;

/** Bylines and dates above the text, credits of the desk below it. */
const byline = starting(
	"(?:by|von|di|por|par|door)\\s+\\p{Lu}[\\p{L}.'’-]+(?:\\s+(?:(?:and|und|e|y|et|en|de|van|von|di|da)\\s+)?\\p{Lu}[\\p{L}.'’-]+){0,6}\\s*(?:[,|/–-].{0,60})?$",
	"(?:first )?(?:published|updated|posted|last (?:updated|modified)|pubblicato|aggiornato|veröffentlicht|aktualisiert|publié|mis à jour|publicado|actualizado|atualizado|gepubliceerd|опубликовано|发布(?:时间|于)?|更新(?:时间|于)?|公開日?|更新日?)\\s*(?:on|at|il|am|le|el|em|op|:|：|\\d)?.{0,70}$",
	"reporting by .{3,160}|(?:additional )?reporting by|editing by|written by .{0,60}$|edited by .{0,60}$",
	"(?:filed under|tags?|topics?|categories|category|tagged(?: with)?|etichette|schlagwörter|schlagworte|mots-clés|etiquetas|метки|теги|标签|关键词|タグ)\\s*[:：|]",
	"(?:tempo de leitura|tempo di lettura|lesezeit|temps de lecture|tiempo de lectura|reading time|\\d+ min(?:ute)?s? (?:read|di lettura|de lecture|de lectura))",
);
const dateAlone =
	/^(?:[\p{L}-]{2,15}[,.]?\s)?(?:\d{1,2}\.?[\s./-](?:de\s)?(?:\p{L}{3,10}|\d{1,2})\.?[\s./,-]{1,2}(?:de\s)?\d{2,4}|\p{L}{3,9}\.?\s\d{1,2},?\s\d{4}|\d{4}[-./年]\d{1,2}[-./月]\d{1,2}日?)[\s,T|·-]*(?:(?:at\s|um\s|alle\s|à[s]?\s|a las\s)?\d{1,2}[:.]\d{2}.{0,20})?$/iu;
/** What a content system would have replaced. */
const shortcode =
	/^\[\/?[a-z_-]+(?:\s[^\]]*)?\].*(?:\[\/[a-z_-]+\])$|^\[\/?[a-z_-]+\s[^\]]*=[^\]]*\]$/is;
const contributed =
	/\b(?:contributed to this (?:report|story|article)|all rights reserved|this material may not be published|alle rechte vorbehalten|tutti i diritti riservati|tous droits réservés|todos los derechos reservados|todos os direitos reservados|版权所有|未经授权.{0,10}转载|無断転載)/iu;

/** A block up to here may be a call or a label; news has longer sentences about newsletters. */
const shortBlock = 260;

/**
 * The blocks that tell the news: without pointers at other articles, calls to
 * subscribe, credits, captions, bylines, labels, and headings of nothing.
 */
export function withoutFurniture(
	blocks: Block[],
	title: string | null,
): Block[] {
	const kept: Block[] = [];
	let amongPointers = false;
	for (const [at, block] of blocks.entries()) {
		const listed: boolean = amongPointers && block.element === "item";
		amongPointers = listed || isPointerHeading(block);
		if (amongPointers || isFurniture(block) || isLinkAlone(block)) continue;
		if (at < 4 && repeats(block.text, title)) continue;
		kept.push(block);
	}
	while (kept.at(-1)?.element === "heading") kept.pop();
	return kept;
}

/** "More stories": the list under it is of other articles. */
function isPointerHeading({ text, element }: Block): boolean {
	const heading = element === "heading" || text.length < 60;
	return (
		heading && element !== "item" && (pointer.test(text) || label.test(text))
	);
}

function isFurniture({ text, element }: Block): boolean {
	if (element === "caption") return true;
	if (element === "preformatted") return false;
	if (label.test(text) || /^https?:\/\/\S+$/.test(text)) return true;
	if (text.length > shortBlock) return false;
	return (
		!/[\p{L}\p{N}]/u.test(text) ||
		shortcode.test(text) ||
		pointer.test(text) ||
		footer.test(text) ||
		(subscription.test(text) && addressed.test(text)) ||
		call.test(text) ||
		credit.test(text) ||
		(creditAtEnd.test(text) && text.length < 200) ||
		byline.test(text) ||
		dateAlone.test(text) ||
		contributed.test(text)
	);
}

/** A line that is one link is the title of another article; in a sentence it is a source. */
function isLinkAlone({ text, element, linked }: Block): boolean {
	if (linked < 0.8 || element === "preformatted") return false;
	return text.length < shortBlock && !/[.。]["”»]?$/.test(text);
}

function repeats(text: string, title: string | null): boolean {
	return title !== null && fold(text) === fold(title);
}

function fold(text: string): string {
	return text
		.toLowerCase()
		.replace(/[^\p{L}\p{N}]+/gu, " ")
		.trim();
}
