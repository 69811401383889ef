/**
 * Page furniture: what stands among the sentences of an article and tells nothing of the event.
 * Each pattern is one habit of publishers; a sentence that fits is never quoted.
 */
const anywhere: RegExp[] = [
	// Cookie notices, consent and adverts.
	/\b(?:cookies?|adblock(?:er)?)\b.{0,60}\b(?:accept|consent|use[sd]?|policy|settings|preferences|disable|enable|allow)|\b(?:we|wir|noi|nous|usamos|utilizziamo|verwenden|utilisons|utilizamos|accept|consent|policy)\b.{0,60}\bcookies?\b/iu,
	/(?:本网站|本站|我们)?使用\s?cookie|クッキーを使用|cookieを使用/iu,
	// Rights and terms.
	/\ball rights reserved\b|\b(?:alle rechte vorbehalten|tutti i diritti riservati|riproduzione riservata|todos los derechos reservados|tous droits réservés)\b|版权所有|转载请|未经授权|無断転載|禁転載/iu,
	/©|\bcopyright \d{4}\b/iu,
	// Subscriptions, sharing, calls to click.
	/\b(?:sign up|subscribe|log ?in|register)\b.{0,40}\b(?:newsletters?|account|free|today|now|here|access|inbox|unlimited)\b/iu,
	/\b(?:click|tap) (?:here|below|the link|to (?:see|read|watch|subscribe))\b|\bscroll down (?:for|to)\b|\bfollow us on\b|\bshare this (?:article|story)\b/iu,
	/\b(?:iscriviti|abbonati|seguici|clicca qui|condividi (?:su|questo))\b|\b(?:jetzt abonnieren|newsletter abonnieren|hier klicken|folgen sie uns)\b|\b(?:suscríbete|suscríbase|haz clic|síguenos|comparte en)\b|\b(?:abonnez-vous|inscrivez-vous|cliquez ici|suivez-nous)\b/iu,
	/点击(?:查看|阅读|这里|关注|下方)|扫码|关注我们|关注公众号|欢迎关注|订阅|分享到|もっと見る|続きを読む|会員登録|メルマガ/u,
	/\b(?:this (?:article|story|post) (?:was|has been) (?:originally |first )?(?:published|updated|amended|edited|produced)|originally published (?:on|at|by)|appeared first on)\b/iu,
	/\b(?:apareció primero en|è apparso per la prima volta|erschien zuerst|est apparu en premier)\b/iu,
	// Leftovers of markup and scripts.
	/\{\{|\}\}|<\/?[a-z]|\bfunction\s*\(|javascript:|\[\/?[a-z_]+\]|enable javascript/iu,
];

const opening: RegExp[] = [
	// Bylines and datelines that stand alone.
	/^(?:by|von|di|por|par|posted by|written by|reporting by|editing by|additional reporting)\s+\p{Lu}[\p{L}.'’-]+(?:\s+\p{Lu}[\p{L}.'’-]+){0,4}(?:\s*[,|·–-].{0,40})?[.]?$/iu,
	/^(?:reporting|editing|writing|additional reporting|compiled|edited|translated)\s+by\b/iu,
	/^(?:记者|编辑|作者|责编|责任编辑|来源|文\s?[/／|｜]|图\s?[/／|｜]|撰文|编译|取材・文|文＝|写真＝)[\s：:／/|｜]?.{0,24}$/u,
	/^(?:published|updated|last (?:updated|modified)|posted|pubblicato|aggiornato|veröffentlicht|aktualisiert|stand|publicado|actualizado|publié|mis à jour|发布时间|发布于|更新时间|更新日時|公開日)\s*(?:on|at|il|am|el|le)?\s*:?\s*(?:\p{L}+\s+)?\d/iu,
	// Captions and credits.
	/^(?:image|photo(?:graph)?|picture|video|figure|fig\.|source|credits?|foto|immagine|fonte|bild|quelle|imagen|fuente|crédits?|图|图片|图源|图片来源|写真|画像|出典)\s*(?:credits?|by|courtesy|\d+)?\s*[:：|/]/iu,
	/\((?:photo|image|picture|foto|bild|imagen|getty|reuters|ap photo|afp)[^)]*\)\s*[.]?$/iu,
	/^(?:getty images|shutterstock|ap photo|reuters\/|afp via)/iu,
	/^(?:scroll down|advertisement|anzeige|werbung|pubblicità|publicidad|publicité|sponsored|广告|PR)\b/iu,
	// Pointers elsewhere.
	/^(?:read (?:more|also|next|the full|on)|see also|related(?: (?:articles?|stories|posts?))?|more (?:on|from)|watch|listen|recommended|also read|don[’']?t miss|leggi (?:anche|tutto|di più)|guarda|lesen sie (?:auch|mehr)|mehr zum thema|lee (?:también|más)|leer más|ver también|lire (?:aussi|la suite)|voir aussi|à lire|延伸阅读|相关阅读|相关文章|推荐阅读|阅读原文|阅读全文|関連記事|あわせて読みたい)\s*[:：>»→|.…]?/iu,
	/^(?:comments?|share|tweet|email|print|menu|home|search|skip to|back to top|table of contents|press escape|loading|photos?)\b.{0,24}$/iu,
	/^(?:#{1,6}\s|\*{1,3}\s?[a-z]|[•·▪◦‣►»→|])/iu,
	/^(?:title|url source|published time|markdown content)\s*:/iu,
	/^https?:\/\//iu,
];

/** Ends as a teaser does that was cut off by length. */
const CUT = /(?:…|\.{3}|\[…\]|\[\.\.\.\]|\(…\))["'”’»)\]]*$/u;
const ENDED = /[.!?。！？｡…‽]["'”’»›」』）)\]】》]*$/u;
/** Looks from one `@` to the next, however long what stands between blanks is. */
const EMAIL_OR_HANDLE = /\S@[^\s@]+\.\S|(?:^|\s)@\w{2,}/u;
const LINK = /https?:\/\/|\bwww\./iu;
const LETTERS = /\p{L}/gu;
const UPPER = /\p{Lu}/gu;

/** Whether `sentence` is furniture or cut off, so that it must not be quoted. */
export function isFurniture(sentence: string): boolean {
	if (CUT.test(sentence)) return true;
	if (opening.some((pattern) => pattern.test(sentence))) return true;
	if (anywhere.some((pattern) => pattern.test(sentence))) return true;
	if (EMAIL_OR_HANDLE.test(sentence) || LINK.test(sentence)) return true;
	const letters = sentence.match(LETTERS)?.length ?? 0;
	// Tables, scores and menus: hardly a letter, or all of it in capitals.
	if (letters < sentence.length * 0.45) return true;
	const upper = sentence.match(UPPER)?.length ?? 0;
	return letters >= 12 && upper > letters * 0.6;
}

/** Whether `sentence` ends with an end mark: a heading, a caption or a cut line does not. */
export function isEnded(sentence: string): boolean {
	return ENDED.test(sentence);
}
