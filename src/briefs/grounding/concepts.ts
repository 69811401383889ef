/**
 * What news of the field speaks of in any language, a row each: beginnings of words, folded;
 * Chinese and Japanese words stand anywhere in the text. Only tells that a claim and a foreign
 * source speak of the same things, never that they say the same.
 */
const ROWS = `
model modell modelo modele 模型 モデル
compan firm azienda societa impresa unternehm firma empresa compania entreprise societe 公司 企业 企業 会社
startup start-up 初创 スタートアップ
weight pes(?:i|o) gewicht peso poids 权重 重み
train addestr trainier trainiert entren entrain 训练 訓練 学習
data dat(?:i|en|os|a) donnee 数据 データ
chip semicondu halbleiter puce 芯片 半导体 半導体
court judge tribunal giudic corte gericht richter juez juge 法院 法官 裁判
law legge gesetz ley loi 法律 法案 法規
parliament house senat parlament bundesrat bundestag camera camara chambre assembl 议院 议会 国会
government governo regierung gobierno gouvernement 政府
president presid prasident 总统 大統領
spokes portavoce sprecher portavoz porte-parole 发言人 広報
paper study research studio ricerc studie forsch estudio investig etude recherch 论文 研究
test prov(?:a|e) prueba essai 测试 試験
licen lizenz licenc 许可 ライセンス
share stock azion aktie accion action 股 株
listing ipo borse borsa bolsa bourse quotazion 上市 上場
invest fund finanz financ 投资 融资 出資
buyer buy acqui kauf kaufer compra achat rachat 收购 买 買収
price cost prezz preis kost preci cout prix 价 成本 价格 費用
worker employ staff lavorat dipendent mitarbeit beschaft trabajador emplead salarie 员工 工人 従業員
user utent nutzer usuari utilisat 用户 ユーザ
customer client kund 客户 顧客
deliver ship consegn liefer entreg livrais 发货 交付 出荷
release launch present lancia pubblic veroffentlich vorgestellt lanz public sort 发布 推出 公開 発表
open aperto offen abiert ouvert 开放 开源 公開
artist musician autor author kunstler artista musici auteur 艺术家 作者 作家
voice voci voce stimme voz voix 声音 语音 音声
text article articol artikel texte 文章 记事 記事
report news notizia bericht meldung informe noticia rapport 报道 報道
answer respon comment rispo antwort ausser respond repond 回应 回复 评论 回答
regulat rule regol regel regl vorschrift norma 监管 规定 規制
export restrict restriz beschrank restric 出口 限制 輸出
security safety sicur sicherheit segur securit 安全
energy power electr energi strom 能源 电力 電力
centre center centr rechenzentr 数据中心 データセンター
lawsuit sue sued caus klage verklagt demanda plainte proces 诉讼 起诉 訴訟
partner alliance allean 合作 提携
parameter parametr 参数 パラメータ
robot roboter 机器人 ロボット
agent agente 智能体 エージェント
software program 软件 ソフト
school student studen schule estudiante etudiant ecole 学校 学生
patient hospital doctor medic arzt kranken hopital 医院 医生 患者
`;

interface Concept {
	/** Of a word written in letters. */
	beginning: RegExp;
	/** Of a text without spaces. */
	inside: readonly string[];
}

const concepts: readonly Concept[] = ROWS.trim()
	.split("\n")
	.map((row) => {
		const words = row.split(" ");
		const isHan = (word: string) =>
			/[\p{Script=Han}\p{Script=Katakana}]/u.test(word);
		return {
			beginning: new RegExp(
				`(?<!\\p{L})(?:${words.filter((word) => !isHan(word)).join("|")})`,
				"u",
			),
			inside: words.filter(isHan),
		};
	});

/** Numbers of the concepts that a folded text speaks of. */
export function conceptsIn(text: string): Set<number> {
	const found = new Set<number>();
	concepts.forEach(({ beginning, inside }, index) => {
		if (beginning.test(text) || inside.some((word) => text.includes(word)))
			found.add(index);
	});
	return found;
}
