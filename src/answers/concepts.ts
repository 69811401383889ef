import { normalise } from "../lib/text/normalise.ts";

/**
 * Ideas that questions about the field ask for, with the words for them in the languages of the
 * feeds: so that "quanto è costato" finds "it cost". A beginning of a word stands for all its
 * forms; with "=" the word must be just that. Chinese words are looked for anywhere.
 */
const CONCEPTS = {
	cost: "cost expens expenditure spend spent budget costo costa costat spes kost gekost ausgab ausgeb teuer coût coûte dépens cher cuesta costó costar gast caro 成本 费用 花费 花了 耗资",
	price:
		"price pricing cheap günstig billig economic barat charg fee =fees tariff prezz tariff preis prix preci tarif 价格 定价 收费",
	train: "train addestra trainier entren entraîn treinad 训练 訓練 学習",
	chip: "chip gpu =gpus processor prozessor processeur procesador 芯片 显卡 チップ",
	owner:
		"own =owns belong proprie possied appart gehör eigentüm inhaber besitz propieta dueñ pertenec possèd détenu 拥有 归属 所有 旗下 属于",
	founder:
		"founder founded =starts =started =behind fondat fondò =dietro gründe gegründet =hinter fundad fundó =detrás fondé =derrière 创始 创办 创立 成立 背后",
	rule: "rule regulat law norm regol legg vorschrift regel verordnung gesetz règle règlement regla normativ ley 规则 规定 法规 法案 新规",
	limit:
		"limit restrict =cap =caps =capped curb control beschränk begrenz einschränk obergrenz kontroll restri limita tetto tope plafon frein 限制 管制 上限",
	ban: "=ban =bans =banned prohib forbid =forbidden proib divie viet verbiet verbot prohíb interdi block blocc 禁令 禁止 封禁",
	export: "export esporta ausfuhr exporta 出口",
	base: "=based built build =starts =parte =partendo =partire =partir entwickel deriv base basa costruit basier gebaut aufbau basad construid fondé fine-tun finetun 基于 基礎 建立在",
	revoke:
		"revok repeal rescind scrap withdr revoc abrog annull aufgehob aufheb widerr zurückgenom derog anul 撤销 废除 取消",
	release:
		"releas =esce =escono launch publish unveil present announc rilasci pubblica uscit lancia presentat annunc veröffentlich vorgestell stellt lanz publi anunci sortie 发布 推出 公布",
	open: "=open =opens =opened openness open-source open-weight apert offen abiert ouvert 开源 开放",
	weight: "weight =pesi =peso gewicht peso poids 权重",
	parameter: "parameter parametr parámetr paramètr 参数",
	context: "context contest kontext contexto 上下文",
	licence: "licen lizenz 许可",
	sue: "=sue =sues =sued =suing lawsuit =suit =suits court denunci tribunal giudizio =causa klag verklag gericht demandó =demandan querell plainte procès 起诉 诉讼 法院 状告",
	copyright: "copyright diritt urheber =autor derech droit 版权 著作权",
	newspaper:
		"newspaper daily quotidian giornal zeitung diario periódic journa 报 报纸",
	invest: "invest finanz financ 投资",
	buy: "buy bought acquir acquis compra comprò =comprato =comprata kauf gekauft übernahm achet adquir 收购 购买",
	share:
		"=share =shares stock azion borsa aktie börs accion bolsa action bourse 股价 股票 市值",
	lose: "lose =loses =down lost loss fall fell drop plung tumbl slid crash pers perd crolla crollo cala scend cadut verlor verlier verlust =fiel fallen gefallen stürz einbr pérd perdi =cae cayó cayeron desplom 损失 蒸发 跌",
	privacy: "privacy datenschutz privacidad protezione =dati 隐私",
	regulator:
		"authority regulator watchdog garante autorità behörde autorid autorité 监管 机构",
	attack: "attack attacc angriff angreif ataque attaque 攻击",
	free: "free gratis gratuit kostenlos 免费",
	benchmark: "benchmark score punteggi ergebnis resultad 基准 得分 成绩",
	country: "countr paes länder land país pays 国家",
	ally: "ally allies alleat verbündet aliad allié 盟友",
	tenth: "tenth decim zehntel décim dixième 十分之一",
	lab: "lab =labs laborator 实验室",
	newest: "newest latest ultim neuest últim dernie 最新",
	employee: "employ staff dipendent mitarbeiter emplead salari 员工",
	plan: "plan piano piani progett vorhaben proyect projet 计划",
	app: "=app =apps applicaz anwendung aplicaci 应用",
	money: "money =funds soldi denaro geld dinero argent 钱 资金",
	pay: "=pay =pays =paid =paying payment paga pago pagó zahl bezahl gezahlt 支付 付款",
	raise:
		"rais =stealth =seed raccol raccog eingesammelt sammelt recaud recaba levé 融资 募资",
	cut: "=cut =cuts =cutting slash reduc tagli ridu ridott senk gesenk kürz gekürz rebaj recort baiss réduit 降价 下调 降低",
	rise: "=rise =rises =rose =risen grow grew increas climb jump surg aument cresc crebbe salit steig stieg gestiegen subi crec hauss augment 上涨 增长 增加",
	day: "=day =days =giorno =giorni =tag =tage =tagen =día =días =jour =jours",
	week: "week settiman woche semana semaine 星期",
	month: "month =mese =mesi monat =mes =meses =mois",
	year: "=year =years =anno =anni =jahr =jahre =jahren =año =años =année",
	partner:
		"partner =soci =socio =socios gesellschafter associé funder backer investor 合作伙伴 投资者",
	earn: "profit =earn =earns =earned earning revenue gewinn verdien umsatz guadagn =utile =utili ricav fattur gananc =gana =ganó benefici ingreso bénéfice 利润 营收 盈利 赚",
	fine: "=fine =fines =fined penalt multa multat sanzion sanktion bußgeld geldbuße strafe amende 罚款 罚金",
	exempt: "exempt esent esclus ausgenommen ausnahm exent 豁免 不受限制 除外",
	begin:
		"=start =starts =started begin began begun inizi cominc scatta beginn begonn startet empez empiez comien commenc 开始 启动",
	speed: "fast quick speed rapid schnell veloc geschwind rápid vitesse 快 速度",
	lack: "lack missing =miss manca fehl falta manqu 缺少 缺失 缺",
	copy: "reproduc rebuild recreat riprodu ricostru nachbau reproduz replic 复现 复刻",
	lead: "=run =runs =head =heads =headed chief =ceo =boss dirig dirett guida =capo leitet geleitet chef jefe consejer presid 首席执行官 总裁 领导",
	writer: "author writer autor scritt schriftsteller escrit auteur 作者 作家",
	piracy: "pirac pirat raubkop 盗版",
	arrive:
		"arriv =comes =coming come expected atteso attes erwartet kommt esperad llega lleg attendu 上线",
	judge: "=judge =judges giudice richter juez juge 法官",
	data: "=data dati daten datos données 数据",
	others:
		"=other =others =rest rival competit leading altri altre concorr avanzat ander konkurr führend otros otras líder autres concurr 其他 对手 领先",
	order:
		"executive esecutiv ejecutiv exekutiv order =orders decre decret ordin verordnung dekret erlass orden 行政令 命令",
	apply:
		"appl =effect =force =partono scatt =start =starts vigor gelten =gilt aplica entra kraft 生效 适用 实施",
	first: "=first primo prima =prime =primi erst primer premi 首 第一",
	answer: "answer repl respon rispo antwort respuest répon 回应 回答 答复",
	quota: "quota =caps kontingent cupo contingent 配额",
	energy: "energ strom elektriz electric elettric power 电力 能源",
	datacentre:
		"datacent rechenzentr =centri =centers =centres =centro centro centres 数据中心",
} as const;

export type ConceptName = keyof typeof CONCEPTS;

/** The words for an idea, as full-text search wants them. */
export interface ConceptWords {
	/** Beginnings of words as written. */
	beginnings: string[];
	/** Whole words as written. */
	wholes: string[];
}

const HAN = /[\p{Script=Han}\p{Script=Katakana}]/u;

interface Concept extends ConceptWords {
	name: ConceptName;
	/** Folded beginnings, and signs that stand for it anywhere in a text. */
	starts: string[];
	signs: string[];
}

const concepts: Concept[] = Object.entries(CONCEPTS).map(([name, words]) => {
	const all = words.split(" ");
	const beginnings = all.filter((word) => !word.startsWith("="));
	return {
		name: name as ConceptName,
		beginnings,
		wholes: all
			.filter((word) => word.startsWith("="))
			.map((word) => word.slice(1)),
		starts: beginnings.filter((word) => !HAN.test(word)).map(normalise),
		signs: beginnings.filter((word) => HAN.test(word)),
	};
});
const byWhole = Map.groupBy(
	concepts.flatMap(({ name, wholes }) =>
		wholes.map((word) => ({ name, word: normalise(word) })),
	),
	({ word }) => word,
);

/** Texts repeat their words, and each is looked up in all lists but once. */
const known = new Map<string, readonly ConceptName[]>();
const mostKnown = 50_000;

/** The ideas that a folded word stands for; most stand for none. */
export function conceptsOf(word: string): readonly ConceptName[] {
	const before = known.get(word);
	if (before) return before;
	const found = [
		...(byWhole.get(word) ?? []).map(({ name }) => name),
		...concepts
			.filter(
				({ starts, signs }) =>
					starts.some((start) => word.startsWith(start)) ||
					signs.some((sign) => word.includes(sign)),
			)
			.map(({ name }) => name),
	];
	if (known.size >= mostKnown) known.clear();
	known.set(word, found);
	return found;
}

/** The ideas that a text without spaces between its words speaks of. */
export function conceptsOfSigns(text: string): ConceptName[] {
	if (!HAN.test(text)) return [];
	return concepts
		.filter(({ signs }) => signs.some((sign) => text.includes(sign)))
		.map(({ name }) => name);
}

const allSigns = concepts
	.flatMap(({ signs }) => signs)
	.sort((a, b) => b.length - a.length);

/** The text without the signs that stand for ideas: what is left of it are names and other words. */
export function withoutSigns(text: string): string {
	if (!HAN.test(text)) return text;
	return allSigns.reduce((left, sign) => left.replaceAll(sign, " "), text);
}

export function wordsFor(name: ConceptName): ConceptWords {
	const words = concepts.find((concept) => concept.name === name);
	if (!words) throw new Error(`There is no concept "${name}".`);
	return words;
}
