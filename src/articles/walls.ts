/** Why a page shows something else than its article. */
export type Wall = "paywall" | "consent" | "robots";

const bot =
	/just a moment|attention required|checking your browser|verify(?:ing)? (?:that )?you are (?:a )?human|are you a (?:human|robot)|not a robot|captcha|enable javascript and cookies|access (?:to this page has been )?denied|unusual (?:traffic|activity)|bot (?:detection|protection)|security check|request (?:was )?blocked|pardon our interruption|ddos protection|403 forbidden|robot check|安全验证|人机验证|访问验证/i;

const consent =
	/before you continue|we (?:value|care about) your privacy|cookies? (?:consent|settings|preferences|policy)|manage (?:your )?(?:privacy|consent|cookies)|accept (?:all )?cookies|consent to the use|akzeptieren und weiter|zustimmen (?:und|&) weiter|mit werbung weiterlesen|accetta (?:e continua|i cookie|tutti)|la tua privacy|continuer sans accepter|accepter (?:et|les cookies)|aceptar (?:y continuar|cookies)|política de cookies|aceitar (?:e continuar|cookies)|(?:wij|we) gebruiken cookies/i;

const paid =
	/(?:subscribe|sign in|log in|register|create (?:a|your) (?:free )?account|become a (?:member|subscriber)) (?:now )?to (?:continue|keep|read|unlock|access|view|finish)|(?:this|the) (?:article|story|content|post) is (?:only |exclusively )?(?:for|available to|reserved for) (?:paid |paying )?(?:subscribers|members|registered)|(?:already|are you) a (?:subscriber|member)\?|subscribers?[- ]only|to continue reading|keep reading with|unlock this (?:article|story)|free articles? (?:left|remaining|this month)|contenuto (?:riservato|per gli abbonati)|riservato agli abbonati|abbonati per (?:continuare|leggere)|per continuare a leggere|weiterlesen mit|(?:diesen|der) artikel .{0,40}(?:abonnenten|abo\b)|nur für abonnenten|réservé (?:aux|à nos) abonnés|la suite (?:est|de cet article) .{0,30}abonnés|para (?:seguir|continuar) leyendo|solo para suscriptores|exclusivo para (?:assinantes|suscriptores)|continue lendo|alleen voor abonnees|только для подписчиков|订阅后(?:可)?(?:继续)?阅读|付费阅读|会員限定|この記事は有料|有料会員/i;

/** An article this long is worth reading whatever stands beside it. */
const enough = 1_500;

/** The pages of bot walls are empty but for their notice. */
const notice = 800;

/**
 * The wall that stands where the article should, or null. `text` is what was
 * extracted, `whole` all that the page shows, `free` what the publisher states.
 */
export function wallOf(page: {
	title: string | null;
	text: string;
	whole: string;
	free: boolean | null;
}): Wall | null {
	const { title, text, whole, free } = page;
	if (text.length >= enough) return null;
	if (whole.length < notice && bot.test(`${title ?? ""} ${whole}`))
		return "robots";
	if (text.length < notice && bot.test(title ?? "")) return "robots";
	if (
		consent.test(title ?? "") ||
		(text.length < notice && consent.test(text))
	) {
		return "consent";
	}
	if (free === false || paid.test(text) || paid.test(whole)) return "paywall";
	return null;
}
