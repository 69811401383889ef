import { ORGANISATIONS } from "../../topics/organisations.ts";

/**
 * Names that languages spell differently, one group a line, folded; `*` stands for an ending.
 * Countries with their people and, as journalists do, their capitals; makers; persons.
 */
const GROUPS = `
china chinas chinese chinesen chinesisch* cina cinese cinesi chino chinos chinas chine chinois* beijing peking pechino pekin 中国 中方 北京 中國 国内 我国
usa us u.s u.s. u.s.a american americans americas america washington usa-* amerika amerikanisch* amerikaner* americano americani americana americane americanos americanas statunitens* estadounidens* americain* etats-unis ee.uu eeuu eua 美国 美方 美國 华盛顿 アメリカ 米国
uk u.k british britain england großbritannien britisch* britannic* britanic* britannique* inglaterra reino-unido regno-unito royaume-uni london londra londres 英国 伦敦 英國
eu e.u europe european europeans europa europas europaisch* europe* europeo europea europei europee europeen* brussels bruxelles brussel bruselas brussel* ue 欧盟 欧洲 布鲁塞尔 欧州
germany german germans deutschland* deutsch* germania tedesc* alemania aleman* allemagne allemand* berlin berlino 德国 柏林 ドイツ
france french frankreich* franzosisch* francia frances* francais* paris parigi parigin* parisien* pariser parisin* 法国 巴黎 フランス
italy italian italians italien* italia italiano italiana italiani italiane italianos italianas italie italienisch* rome roma rom 意大利 罗马 イタリア
spain spanish spanien* spanisch* spagna spagnol* espana espanol* espagne espagnol* madrid 西班牙 马德里 スペイン
japan japanese japans japanisch* giappone giapponese giapponesi japon japones* japonais* tokyo tokio 日本 东京
korea korean koreans sudkorea* koreanisch* corea corean* coree coreen* seoul seul 韩国 首尔 韓国
taiwan taiwanese taiwans taiwanes* taiwanais* taipei 台湾 台北 台灣
india indian indians indien* indisch* indiano indiana indiani inde indien* delhi 印度 新德里 インド
russia russian russians russland* russisch* russo russa russi russe ruso rusa rusos rusia russie russes moscow moskau mosca moscu moscou 俄罗斯 莫斯科 ロシア
israel israeli israelis israelisch* israelian* israelien* 以色列
iran iranian iranians iranisch* iranian* iranien* 伊朗
saudi saudis saudita sauditi saoudien* saudisch* saudi-* riyadh riad 沙特
uae emirates emirati emirat* emiratos emirati abu-dhabi 阿联酋
netherlands dutch niederlande* niederlandisch* hollandisch* olanda olandes* holanda holandes* paises-bajos paesi-bassi pays-bas neerlandais* 荷兰 オランダ
switzerland swiss schweiz* svizzer* suiza suizo* suisse* 瑞士
canada canadian canadians kanada* kanadisch* canades* canadien* canadiense* ottawa 加拿大
australia australian australians australien* australisch* australian* australie* 澳大利亚
brazil brazilian brasil brasilien* brasile* brasileir* bresil* 巴西
mexico mexican mexiko* mexikanisch* messico messican* mexican* mexique* 墨西哥
ukraine ukrainian ukrainians ukrainisch* ucraina ucrain* ucrania* kyiv kiev 乌克兰
singapore singapur* singapor* singapour* 新加坡
vietnam vietnamese vietnames* 越南
malaysia malaysian malesia malaysisch* malasia malaisie 马来西亚
asia asian asien* asiatisch* asiatic* asie* 亚洲
africa african afrika* afrikanisch* african* afrique* 非洲
regensburg ratisbon*
munich munchen* munchner* monaco 慕尼黑
vienna wien vienne viena
geneva genf ginevra geneve ginebra 日内瓦
cologne koln colonia
zurich zurigo 苏黎世
milan milano mailand 米兰
turin torino
venice venedig venezia venise venecia
florence firenze florenz
new-york nueva-york nuova-york 纽约
silicon-valley 硅谷
wall-street 华尔街
hong-kong hongkong* 香港 港交所 港股
poland polish polen polnisch* polonia polacc* polac* pologne polonais* varsavia warsaw warschau 波兰
sweden swedish schweden schwedisch* svezia svedes* suecia suec* suede suedois* stockholm 瑞典
norway norwegian norwegen norwegisch* norvegia norveges* noruega norueg* norvege norvegien* oslo 挪威
denmark danish danemark* danisch* danimarca danes* dinamarca danois* copenhagen kopenhagen copenaghen 丹麦
finland finnish finnland finnisch* finlandia finlandes* finlande finlandais* helsinki 芬兰
austria austrian osterreich* austriac* autriche autrichien* 奥地利
belgium belgian belgien belgisch* belgio belg* belgique 比利时
portugal portuguese portugies* portogallo portoghes* portugais* lisbon lisbona lissabon lisboa 葡萄牙
greece greek griechenland griechisch* grecia grec* grieg* athens atene athen atenas 希腊
turkey turkish turkei turkisch* turchia turc* turquia turquie ankara 土耳其
ireland irish irland irisch* irlanda irlandes* irlande irlandais* dublin dublino 爱尔兰
czech tschech* cec* chec* tcheque* prague praga prag 捷克
hungary hungarian ungarn ungarisch* ungheria ungheres* hungria hungar* hongrie hongrois* budapest 匈牙利
egypt egyptian agypten agyptisch* egitto egizian* egipto egipci* egypte egyptien* cairo kairo 埃及
south-africa sudafrika* sudafric* afrique-du-sud 南非
nigeria nigerian* 尼日利亚
kenya kenyan kenia keniot* 肯尼亚
argentina argentin* argentinien* argentine 阿根廷
chile chilean cile cilen* chili chilen* 智利
colombia colombian* kolumbien* colombie 哥伦比亚
thailand thai thailandia thailandes* thailande tailandia 泰国
indonesia indonesian* indonesien* indonesie jakarta 印度尼西亚 印尼
philippines philippine filippine filippin* philippinen filipinas 菲律宾
pakistan pakistani* 巴基斯坦
qatar doha 卡塔尔
hangzhou 杭州
shanghai shangai 上海
shenzhen 深圳
california kalifornien* californian* californie 加州 加利福尼亚
texas texano 得克萨斯 德州
openai 欧朋
meta metas 元宇宙平台
nvidia nvidias 英伟达 辉达 エヌビディア
tiktok 抖音
doubao 豆包
qwen 通义千问 千问
ernie 文心一言 文心
kling 可灵
pangu 盘古
claude 克劳德
gemini 双子座
llama 羊驼
anthropic anthropics 安卓普 アンソロピック
walmart 沃尔玛
minimax 稀宇
lenovo 联想 レノボ
oppo
ibm 国际商业机器
arm arms 安谋
reuters reuters* 路透社 路透 ロイター
bloomberg 彭博 彭博社 ブルームバーグ
xinhua 新华社
nikkei 日经
trump trumps 特朗普 川普 トランプ
biden bidens 拜登 バイデン
musk musks 马斯克 マスク
altman altmans 奥特曼 阿尔特曼 アルトマン
huang 黄仁勋
nadella 纳德拉
zuckerberg zuckerbergs 扎克伯格
pichai 皮查伊
bezos 贝索斯
cook 库克
liang 梁文锋
hinton 辛顿
lecun 杨立昆
hassabis 哈萨比斯
amodei 阿莫迪
sutskever 苏茨克维
white-house casa-bianca casa-blanca weiße-haus weißen-haus maison-blanche 白宫
pentagon pentagono 五角大楼
gates 盖茨
buffett 巴菲特
xi 习近平
putin 普京
macron 马克龙
merkel 默克尔
nobel 诺贝尔
harvard 哈佛
cambridge 剑桥
oxford 牛津
berkeley 伯克利
un uno onu nations-unies vereinte-nationen naciones-unidas nazioni-unite 联合国
nato otan 北约
who oms 世卫组织
imf fmi iwf 国际货币基金组织
congress kongress congreso congresso congres 国会
senate senat senado senato 参议院
commerce handelsministerium 商务部
`;

/** Words that are a name of the table and a common word too: they count only with a capital letter, or never alone. */
const COMMON = new Set(
	"apple meta oracle arm arms alphabet congress senate commerce who us un ue mit gates cook rom roma amazon intel china moonshot huang xi liang congreso congresso senat senado senato kongress inde uno".split(
		" ",
	),
);

const FOREIGN_SCRIPT = /[\p{Script=Han}\p{Script=Katakana}]/u;
const exact = new Map<string, number>();
const endings: (readonly [string, number])[] = [];
/** Groups of countries, whose people languages write small. */
const peoples = new Set<number>();
const latin = new Map<number, string>();
const han: (readonly [string, number])[] = [];
GROUPS.trim()
	.split("\n")
	.forEach((line, group) => {
		latin.set(group, line.split(" ")[0] ?? "");
		for (const name of line.split(" ")) {
			if (FOREIGN_SCRIPT.test(name)) han.push([name, group]);
			else if (name.endsWith("*")) {
				endings.push([name.slice(0, -1), group]);
				peoples.add(group);
			} else exact.set(name.replace(/-/gu, " "), group);
		}
	});
for (const { name, aliases } of ORGANISATIONS) {
	const spellings = [name, ...aliases].map((alias) =>
		alias.replace(/^=/u, "").toLowerCase(),
	);
	const abroad = spellings.filter((alias) => FOREIGN_SCRIPT.test(alias));
	if (abroad.length === 0) continue;
	const own = spellings.filter((alias) => /^[a-z0-9 -]{3,}$/u.test(alias));
	const known = own
		.map((alias) => exact.get(alias))
		.find((group) => group !== undefined);
	const group = known ?? latin.size;
	if (known === undefined) latin.set(group, own[0] ?? name.toLowerCase());
	for (const alias of own) if (!exact.has(alias)) exact.set(alias, group);
	for (const alias of abroad)
		if (!han.some(([other]) => other === alias)) han.push([alias, group]);
}
han.sort((a, b) => b[0].length - a[0].length);

/** The group of a folded Latin word ("chinesische" → China's), or null. */
export function groupOf(word: string): number | null {
	const found = exact.get(word);
	if (found !== undefined) return found;
	if (word.length < 4) return null;
	for (const [start, group] of endings)
		if (word.startsWith(start) && word.length - start.length <= 6) return group;
	return null;
}

/** Whether the word needs a capital letter to be a name. */
export function isCommonWord(word: string): boolean {
	return COMMON.has(word);
}

export interface KnownName {
	text: string;
	start: number;
	end: number;
	group: number;
}

/** The known names written in Chinese or Japanese in `text`. */
export function hanNames(text: string): KnownName[] {
	const found: KnownName[] = [];
	for (const [name, group] of han) {
		for (
			let at = text.indexOf(name);
			at >= 0;
			at = text.indexOf(name, at + name.length)
		) {
			const end = at + name.length;
			if (!found.some((other) => at < other.end && end > other.start))
				found.push({ text: name, start: at, end, group });
		}
	}
	return found.sort((a, b) => a.start - b.start);
}

/** Whether a group names a country and its people. */
export function isPeople(group: number): boolean {
	return peoples.has(group);
}

const PHRASE = new RegExp(
	`(?<!\\p{L})(?:${[...exact.keys()]
		.filter((name) => name.includes(" "))
		.sort((a, b) => b.length - a.length)
		.map((name) => name.replace(/ /gu, "[ -]"))
		.join("|")})(?!\\p{L})`,
	"gu",
);

/** The known names of several words ("white house") in folded text. */
export function phraseNames(text: string): KnownName[] {
	return [...text.matchAll(PHRASE)].flatMap((match) => {
		const group = exact.get(match[0].replace(/-/gu, " "));
		const start = match.index;
		const end = start + match[0].length;
		return group === undefined ? [] : [{ text: match[0], start, end, group }];
	});
}

/** The text with each known Chinese or Japanese name in Latin letters: "豆包1.5" as "doubao 1.5". */
export function latinised(text: string): string {
	let spelled = text;
	for (const { start, end, group } of hanNames(text).toReversed()) {
		spelled = `${spelled.slice(0, start)} ${latin.get(group) ?? ""} ${spelled.slice(end)}`;
	}
	return spelled;
}
