/**
 * Words that negate or hedge, by language, folded. A word is a piece of a regular expression;
 * `*` stands for any ending, `_` for a space. Those before `|` are strong: a summary that leaves
 * them out says something else, whatever else it leaves out.
 */
const NEGATIONS: Record<string, string> = {
	en: `not(?!_only) cannot \\p{L}+n't n't never no_longer refus(?:e|es|ed|ing|al) den(?:y|ies|ied|ying|ial) reject* cancel* scrap(?:s|ped|ping)
		halt* call(?:s|ed)?_off withdr[ae]w* rul(?:es|ed|ing)_out yet_to declin(?:e|es|ed|ing) unable fail(?:s|ed|ing)?_to |
		no(?!_\\d) none nobody nothing neither nor without hardly scarcely barely abandon* stop(?:s|ped|ping)? drop(?:s|ped) block(?:s|ed)?
		ban(?:s|ned)? prevent(?:s|ed)? lack(?:s|ed|ing)? unlike instead_of rather_than false untrue impossible unlikely
		against non-?existent`,
	it: `non mai annull* smenti* neg(?:a|ano|ato|ata|ando|are|ava) rifiut* respin* ritir* cancell* esclu* |
		nessun[oa]? niente nulla ne neppure neanche nemmeno senza abbandon* bloc(?:ca|chi)* viet* impossibil* fals[oa] manca* privo priva rinunci*
		improbabil* fallit* contro`,
	de: `nicht nie niemals abgesagt* absag* bestreite* bestritt* dementier* verweiger* abgelehnt* ablehn* lehnt* zuruckgezogen ausgeschlossen
		ausschlie(?:ß|ss)* schlie(?:ß|ss)t |
		kein(?:e|en|em|er|es)? niemand* nichts weder ohne gestoppt* stoppt* eingestellt* verb[io][et]t?* verboten* gescheitert* scheiter* unmoglich*
		falsch* fehl(?:t|te|en|ten) mangel* unwahrscheinlich* kaum statt gegen`,
	es: `no nunca jamas cancel* neg(?:o|aron|ado|ada|ando|ar|aba) niega* rechaz* desm[ei]nt* retir* suspend* descart* |
		ningun[oa]? nadie nada ni tampoco sin abandon* bloque* prohib* imposible* fals[oa] falta* carec* renunci* improbable* fracas* contra`,
	fr: `ne n'(?=\\p{L}) pas jamais annul* dement* refus* rejet* retir* suspend* exclu* ni(?:e|ent|er|ait) |
		aucune? rien ni sans abandonn* bloqu* interdi* impossible* faux fausse manque* renonc* improbable* echou* contre`,
	pt: `nao nunca jamais cancel* neg(?:ou|aram|ado|ar) recus* rejeit* desment* | nenhuma? ninguem nada nem sem proib*`,
	zh: `不(?!断|仅|只|同|过|少|管|久|止|但|已) 没有 没(?!收) 未(?!来|必) 否认 拒绝 取消 撤回 撤销 并非 叫停 驳回 驳斥 反驳 辟谣 尚无 |
		无(?!论|人机|人驾驶|限|线|疑) 非(?!常|洲|营利) 禁止 停止 放弃 终止 别 莫 缺乏 缺少 失败 难以 而不是`,
	ja: `ない ません なかった 否定 拒否 中止 取り消 撤回 却下 | ぬ(?=。|、|$) ず(?=、|に) 禁止 断念 撤退 失敗 不可能 未だ 停止`,
};

const HEDGES: Record<string, string> = {
	en: `may(?!_\\d) might could possibly perhaps maybe probably allegedly reportedly supposedly purportedly rumou?r(?:s|ed)? unconfirmed
		plan(?:s|ned|ning)?_to consider(?:s|ing) in_talks (?:is|are)_said_to (?:is|are)_expected_to likely |
		would should potentially apparently seemingly plans planned planning intend* aim(?:s|ed|ing)?_(?:to|for) hop(?:e|es|ed|ing) expect* seek(?:s|ing)?_to
		considered mull* weigh(?:s|ing)? propos(?:e|es|ed|al|als|ing) set_to due_to_(?=(?:be|begin|start|open|launch|meet|arrive|appear)) poised_to
		prepar(?:es|ing)_to on_track_to (?:is|are)_(?:believed|thought) believe(?:s|d)? suspect(?:s|ed)? claim(?:s|ed|ing)? suggest(?:s|ed|ing)?
		appear(?:s|ed)?_to seem(?:s|ed)? estimat(?:e|es|ed) forecast(?:s|ed)? predict(?:s|ed)? projected if unless draft alleg(?:e|es|ed)
		according_to_(?:people|sources|reports|rumou?rs)`,
	it: `potrebb* forse probabil* presunt* indiscrezion* secondo_(?:fonti|voci) prevede_di prevedono_di valuta(?:no)? sta(?:nno)?_valutando \\p{L}{3,}rebber?o? |
		possibil* sembr* intend* punta(?:no)?_a mira(?:no)?_a vuole vogliono vorr* propo* progett* piani atteso attesa si_aspetta* spera* ipotizz* se sostien*
		sostengono ritien* ritengono stim[ai]* prev(?:ede|edono|isto|ista|isti|iste)`,
	de: `konnt(?:e|en) durft(?:e|en) moglicherweise vielleicht wahrscheinlich vermutlich angeblich mutma(?:ß|ss)lich* plan(?:t|en) geplant* erwag* erwog* gerucht* |
		soll(?:en|te|ten)? will wollen mocht(?:e|en) wohl offenbar anscheinend plante* planung erwart* beabsichtig* hoff(?:t|en|te) vorgeschlagen* schlagt
		schein(?:t|en) falls wenn schatz* geschatzt* gilt_als behaupt* glaub* zufolge strebt voraussichtlich wurde_\\p{L}+en(?=[.,]|$)`,
	es: `podria* quizas? tal_vez probabl* presunt* supuest* al_parecer segun_(?:fuentes|rumores) rumor* planea(?:n)? baraja* \\p{L}{3,}[aei]rian? |
		puede(?:n)? posibl* deberi* parec* plane* prev(?:e|en|ista?o?s?|isto) pretend* quier* espera* estudi(?:a|an) propon* propuso plan(?:es)? intent* busca*
		aspira* considera* si estim* cree(?:n)? sostien* segun_informes`,
	fr: `pourrai* peut-etre probabl* presum* selon_(?:des|certaines|plusieurs)_sources rumeur* envisag* \\p{L}{3,}rai(?:t|ent) |
		possibl* devrai* sembl* parai* prevoi* prevu* entend(?:ent)? compte(?:nt)? veut veulent esper* propos* projet* vise(?:nt)? cherche(?:nt)? si estim* attend*`,
	pt: `poderia* talvez provavel* supost* | pode(?:m)? possivel* deveria* planeja* pretende* espera*`,
	zh: `可能 或许 也许 或将 或会 或于 或在 据传 传闻 疑似 有望 考虑 据报道 消息称 知情人士 或为 |
		大概 预计 预期 计划 打算 拟(?!合|人|真) 将(?!军|近|领) 据称 据悉 似乎 看来 声称 宣称 估计 希望 旨在 若 如果 假如 倘若 建议 提议 尚待 应该 认为 预测 想要 欲(?!望)`,
	ja: `可能性 かもしれない だろう でしょう とみられ とされ 報じられ 噂 検討 |
		見込み 見通し 予定 計画 方針 という 目指 提案 もし なら(?!な) らしい ようだ そうだ 推定 予想 期待`,
};

/** What in a claim may stand for a source's hedge without being one in a source: wanting, being able, saying so oneself. */
const SOFT: Record<string, string> = {
	en: "can will want(?:s|ed)? think(?:s|ing)? thought says? said according expected warn(?:s|ed)? maintain(?:s|ed)?",
	it: "puo possono potra vuole detto dice dicono secondo atteso attesa",
	de: "droh* kann konnen werden wird sagt sagte laut zufolge nach_eigenen_angaben",
	es: "podra va_a van_a dijo dice segun afirma",
	fr: "peut peuvent va vont dit selon affirme",
	pt: "pode vai disse segundo",
	zh: "可 能 会 要 称 表示 说",
	ja: "できる する と述べ と発表",
};

interface Words {
	all: RegExp;
	strong: RegExp;
}

function compile(words: string, language: string): string {
	const pieces = words
		.trim()
		.split(/\s+/)
		.filter((word) => word !== "")
		.map((word) => word.replace(/\*/gu, "\\p{L}*").replaceAll("_", " "));
	const any = `(?:${pieces.join("|")})`;
	return language === "zh" || language === "ja"
		? any
		: `(?<!\\p{L})${any}(?!\\p{L})`;
}

function table(lists: Record<string, string>): Map<string, Words> {
	return new Map(
		Object.entries(lists).map(([language, list]) => {
			const at = list.search(/\s\|\s/u);
			const strong = list.slice(0, at);
			return [
				language,
				{
					all: new RegExp(
						compile(`${strong} ${list.slice(at + 2)}`, language),
						"gu",
					),
					strong: new RegExp(`^${compile(strong, language)}$`, "u"),
				},
			];
		}),
	);
}

export const negations = table(NEGATIONS);
export const hedges = table(HEDGES);
export const softHedges = new Map(
	Object.entries(SOFT).map(([language, list]) => [
		language,
		new RegExp(compile(list, language), "u"),
	]),
);
