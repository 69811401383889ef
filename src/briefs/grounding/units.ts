/** What a number counts. Units of one kind with different scales are brought to one ("days" to hours). */
export interface Unit {
	/** Names the unit; `¥` may be two, so several names mean any of them. */
	names: readonly string[];
	/** What to multiply the value by. */
	factor: number;
	/** A number must stand right beside it to be counted by it, and changing it changes the claim. */
	strict: boolean;
}

const unit = (name: string, factor = 1, strict = true): Unit => ({
	names: name.split("|"),
	factor,
	strict,
});

/** Signs before the number. */
const currencySigns: readonly (readonly [RegExp, Unit])[] = [
	[/(?:us|u\.s\.)\s?\$$/u, unit("USD")],
	[/hk\s?\$$/u, unit("HKD")],
	[/nt\s?\$$/u, unit("TWD")],
	[/(?<![a-z])(?:a|au|aud)\s?\$$/u, unit("AUD")],
	[/(?<![a-z])(?:c|ca)\s?\$$/u, unit("CAD")],
	[/(?<![a-z])(?:s|sg)\s?\$$/u, unit("SGD")],
	[/r\$$/u, unit("BRL")],
	[/(?:\$|(?<![a-z])usd)$/u, unit("USD")],
	[/(?:€|(?<![a-z])eur)$/u, unit("EUR")],
	[/(?:£|(?<![a-z])gbp)$/u, unit("GBP")],
	[/(?:¥|(?<![a-z])(?:cn¥|jp¥))$/u, unit("CNY|JPY")],
	[/(?<![a-z])(?:cny|rmb)$/u, unit("CNY")],
	[/(?<![a-z])jpy$/u, unit("JPY")],
	[/(?:₹|(?<![a-z])(?:rs\.?|inr))$/u, unit("INR")],
	[/(?:₩|(?<![a-z])krw)$/u, unit("KRW")],
	[/(?<![a-z])chf$/u, unit("CHF")],
];

/** Words and signs behind the number, folded; the first that fits is taken. */
const behind: readonly (readonly [RegExp, Unit])[] = [
	[
		/^(?:percentage points?|pp\b|punti percentuali|prozentpunkte?n?|puntos porcentuales|points? de pourcentage|个?百分点|ポイント)/u,
		unit("points"),
	],
	[
		/^(?:%|percent\b|per cent\b|pct\b|per cento\b|prozent|por ciento|pour cent|パーセント)/u,
		unit("percent"),
	],
	[
		/^(?:x\b|×|-?fold\b|times\b|volte\b|-?mal\b|-?fach\w*|veces\b|fois\b|倍)/u,
		unit("times"),
	],
	[/^(?:hong kong dollars?|港元|港币)/u, unit("HKD")],
	[
		/^(?:new )?(?:taiwan(?:ese)?[- ]dollars?|dollari taiwanesi|dolares taiwaneses|dollars taiwanais|新台币|新臺幣)/u,
		unit("TWD"),
	],
	[
		/^(?:canadian dollars?|kanadische[nr]? dollar|dollari canadesi|dolares canadienses|加元)/u,
		unit("CAD"),
	],
	[/^(?:australian dollars?|澳元)/u, unit("AUD")],
	[
		/^(?:(?:u\.?s\.?|american|us-)\s?)?(?:dollars?\b|dollari?\b|dollaro\b|dolares\b|dolar\b|usd\b|\$|美元|美金|米ドル|ドル|刀)/u,
		unit("USD"),
	],
	[/^(?:euros?\b|eur\b|€|欧元|ユーロ)/u, unit("EUR")],
	[
		/^(?:pounds? sterling|sterline|sterlin[ae]|livres? sterling|libras esterlinas|pfund sterling|gbp\b|£|英镑|ポンド)/u,
		unit("GBP"),
	],
	[/^(?:pounds?\b|pfund\b|libras?\b|livres?\b|磅)/u, unit("GBP|pound")],
	[
		/^(?:(?:chinese )?yuan\b|renminbi\b|rmb\b|cny\b|人民币|元|块钱|人民元)/u,
		unit("CNY"),
	],
	[/^(?:yen\b|jpy\b|日元|円|¥)/u, unit("JPY")],
	[/^(?:won\b|krw\b|韩元|ウォン)/u, unit("KRW")],
	[/^(?:rupees?\b|rupie\b|inr\b|卢比)/u, unit("INR")],
	[/^(?:swiss francs?|franken\b|franchi\b|chf\b|瑞士法郎)/u, unit("CHF")],
	[/^(?:bitcoins?\b|btc\b|比特币)/u, unit("BTC")],
	[
		/^(?:milliseconds?\b|millisekunden?\b|millisecondi\b|ms\b|毫秒)/u,
		unit("hour", 1 / 3.6e6),
	],
	[
		/^(?:seconds?\b|secs?\b|sekunden?\b|second[oi]\b|segundos?\b|secondes?\b|秒)/u,
		unit("hour", 1 / 3600),
	],
	[
		/^(?:minutes?\b|mins?\b|minuten?\b|minut[oi]\b|minutos?\b|分钟|分間)/u,
		unit("hour", 1 / 60),
	],
	[
		/^(?:hours?\b|hrs?\b|stunden?\b|or[ae]\b|horas?\b|heures?\b|个?小时|時間)/u,
		unit("hour"),
	],
	[
		/^(?:days?\b|tagen?\b|tage\b|tag\b|giorn[oi]\b|dias?\b|jours?\b|天|日間)/u,
		unit("hour", 24),
	],
	[
		/^(?:weeks?\b|wochen?\b|settiman[ae]\b|semanas?\b|semaines?\b|个?星期|周(?![一二三四五六日天年])|週間)/u,
		unit("hour", 168),
	],
	[
		/^(?:months?\b|monaten?\b|monate\b|monat\b|mes[ei]\b|meses\b|mois\b|个月|か月|ヶ月|カ月)/u,
		unit("month"),
	],
	[
		/^(?:decades?\b|jahrzehnten?\b|decenni\b|decadas?\b|decennies\b)/u,
		unit("month", 120),
	],
	[
		/^(?:years?\b|yrs?\b|jahren?\b|jahre\b|jahr\b|ann[oi]\b|anos?\b|ans\b|annees?\b|岁|周年|年)/u,
		unit("month", 12),
	],
	[/^(?:kwh\b|千瓦时)/u, unit("kWh")],
	[/^(?:mwh\b)/u, unit("kWh", 1e3)],
	[/^(?:gwh\b)/u, unit("kWh", 1e6)],
	[/^(?:twh\b)/u, unit("kWh", 1e9)],
	[/^(?:watts?\b|w\b)/u, unit("watt")],
	[/^(?:kilowatts?\b|kw\b|千瓦)/u, unit("watt", 1e3)],
	[/^(?:megawatts?\b|megavatios?\b|mw\b|兆瓦)/u, unit("watt", 1e6)],
	[/^(?:gigawatts?\b|gigavatios?\b|gw\b|吉瓦|ギガワット)/u, unit("watt", 1e9)],
	[/^(?:terawatts?\b|tw\b)/u, unit("watt", 1e12)],
	[/^(?:kb\b|kilobytes?\b)/u, unit("byte", 1e3)],
	[/^(?:mb\b|megabytes?\b)/u, unit("byte", 1e6)],
	[/^(?:gb\b|gigabytes?\b)/u, unit("byte", 1e9)],
	[/^(?:tb\b|terabytes?\b)/u, unit("byte", 1e12)],
	[/^(?:pb\b|petabytes?\b)/u, unit("byte", 1e15)],
	[
		/^(?:nanomet(?:er|re)s?\b|nanometri\b|nanometros?\b|nm\b|纳米|ナノメートル)/u,
		unit("nanometre"),
	],
	[
		/^(?:kilomet(?:er|re)s?\b|kilometern\b|chilometri\b|kilometros?\b|km\b|公里|千米|キロ)/u,
		unit("metre", 1e3),
	],
	[/^(?:miles?\b|meilen\b|miglia\b|millas\b|英里)/u, unit("mile")],
	[/^(?:feet\b|foot\b|ft\b|英尺)/u, unit("foot")],
	[/^(?:kilograms?\b|kilos?\b|chil[io]\b|kg\b|公斤|千克)/u, unit("kilogram")],
	[/^(?:tons?\b|tonnes?\b|tonnen\b|tonnellate\b|toneladas\b|吨)/u, unit("ton")],
	[/^(?:degrees?\b|grad\b|gradi\b|grados\b|degres\b|°|度)/u, unit("degree")],
	[/^(?:flops?\b|浮点)/u, unit("flop")],
	[/^(?:tokens?\b|token\b|词元|トークン)/u, unit("token", 1, false)],
	[
		/^(?:parameters?\b|params?\b|parametern?\b|parametri\b|parametros\b|parametres\b|参数|パラメータ)/u,
		unit("parameter", 1, false),
	],
	[
		/^(?:gpus?\b|chips?\b|semiconductors?\b|processors?\b|processori\b|prozessoren\b|procesadores\b|processeurs\b|puces\b|grafikchips\b|(?:张|块|枚|颗|片)|芯片|显卡|チップ)/u,
		unit("chip", 1, false),
	],
	[
		/^(?:people\b|persons?\b|employees?\b|workers?\b|staff\b|users?\b|customers?\b|jobs?\b|persone\b|dipendenti\b|utenti\b|menschen\b|mitarbeiter\w*|nutzer\w*|stellen\b|personas\b|empleados\b|usuarios\b|personnes\b|salaries\b|utilisateurs\b|人|名|位|用户)/u,
		unit("person", 1, false),
	],
];

const NOTHING_BETWEEN = /^[\s-]?\+?\s?/u;
const JOINING =
	/^(?:of |di |de |d'|in |von |an |le |les |us |u\.s\. )?(?:(?:hong kong|american|canadian|australian|new zealand|new taiwan|taiwan|singapore|chinese|japanese) )?/u;
const WORD_AHEAD = /^[\p{L}\p{N}'.-]+ /u;

export interface UnitBehind {
	unit: Unit;
	/** Where in the text the unit's own words end; 0 where they stand apart from the number. */
	end: number;
}

/** The unit that folded text beginning right behind a number gives to it, or null. */
export function unitBehind(rest: string): UnitBehind | null {
	const near = rest.slice(0, 60);
	const close = near.replace(NOTHING_BETWEEN, "");
	const joined = close.replace(JOINING, "");
	for (const [pattern, unit] of behind) {
		for (const text of [close, joined]) {
			const match = pattern.exec(text);
			if (match)
				return { unit, end: near.length - text.length + match[0].length };
		}
	}
	// "2,000 specialised Nvidia chips": what is counted may stand a few words behind.
	let ahead = joined;
	for (let step = 0; step < 3; step += 1) {
		const word = WORD_AHEAD.exec(ahead);
		if (!word || /^(?:and|or|e|o|und|oder|y|et|ou)\s/u.test(ahead)) return null;
		ahead = ahead.slice(word[0].length);
		for (const [pattern, unit] of behind) {
			if (!unit.strict && pattern.test(ahead)) return { unit, end: 0 };
		}
	}
	return null;
}

/** The currency that folded text ending right before a number gives to it, or null. */
export function currencyBefore(text: string): Unit | null {
	const close = text.slice(-8).trimEnd();
	for (const [pattern, found] of currencySigns)
		if (pattern.test(close)) return found;
	return null;
}

/** Whether `text` (folded) names a currency at all: tables and headings put it apart from the number. */
export function namesCurrency(text: string, names: readonly string[]): boolean {
	for (const [pattern, found] of behind) {
		if (!found.names.some((name) => names.includes(name))) continue;
		const anywhere = new RegExp(
			pattern.source.replace(/^\^/u, "(?<![a-z])"),
			"u",
		);
		if (anywhere.test(text)) return true;
	}
	return currencySigns.some(
		([pattern, found]) =>
			found.names.some((name) => names.includes(name)) &&
			new RegExp(pattern.source.replace(/\$$/u, ""), "u").test(text),
	);
}
