const listed = (text: string) => text.trim().split(/\s+/u);

/** The most frequent words of each language. */
export const functionWords: Readonly<Record<string, readonly string[]>> = {
	en: listed(
		"the of and to a in that is was for it with as its on be by at this which or from are has have had but not they their will would said who more than also about can into after new year last been were over could most many",
	),
	it: listed(
		"il di e che la in un a per è una sono ha del con non da si al le dei come lo più nel ma anche dalla alla gli questo ai suo hanno essere della sua già dopo anni tra fatto",
	),
	de: listed(
		"der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat dass sie nach wird bei einer um am sind noch wie einem über einen so zum war haben nur oder aber vor",
	),
	fr: listed(
		"de la le et les des en un du une que est pour qui dans a par plus pas au sur ne se ce il sont avec son ont été aux mais comme ou si leur y dont ces cette elle deux fait être même",
	),
	zh: listed(
		"的 是 在 和 了 有 不 这 人 中 大 为 上 个 国 我 以 要 他 时 来 用 们 生 到 作 地 于 出 就",
	),
};

/** The words of the field, the most frequent first. */
export const fieldWords: Readonly<Record<string, readonly string[]>> = {
	en: listed(
		"model models company chips price training cost data open released weights million billion tokens research users safety billion government rules export agents API context reasoning benchmark access startup investors customers software cloud servers researchers reported announced launched owner founder funding lawsuit court license developers released version faster cheaper memory energy power Nvidia OpenAI Google Anthropic Meta DeepSeek Alibaba Microsoft China Europe",
	),
	it: listed(
		"modello modelli azienda chip prezzo addestramento costo dati aperto rilasciato pesi milioni miliardi token ricerca utenti sicurezza governo regole esportazione agenti contesto ragionamento accesso startup investitori clienti ricercatori annunciato proprietario fondatore finanziamento causa tribunale licenza sviluppatori versione energia Nvidia OpenAI Google Anthropic Meta DeepSeek Alibaba Cina Europa",
	),
	de: listed(
		"Modell Modelle Unternehmen Chips Preis Training Kosten Daten offen veröffentlicht Gewichte Millionen Milliarden Token Forschung Nutzer Sicherheit Regierung Regeln Ausfuhr Agenten Kontext Zugang Investoren Kunden Forscher angekündigt Eigentümer Gründer Finanzierung Klage Gericht Lizenz Entwickler Version Energie Nvidia OpenAI Google Anthropic Meta DeepSeek China Europa",
	),
	fr: listed(
		"modèle modèles entreprise puces prix entraînement coût données ouvert publié poids millions milliards jetons recherche utilisateurs sécurité gouvernement règles exportation agents contexte accès investisseurs clients chercheurs annoncé propriétaire fondateur financement procès tribunal licence développeurs version énergie Nvidia OpenAI Google Anthropic Meta DeepSeek Chine Europe",
	),
	zh: listed(
		"模型 公司 芯片 价格 训练 成本 数据 开源 发布 权重 百万 亿 研究 用户 安全 政府 规则 出口 智能体 推理 投资 客户 研究人员 宣布 创始人 融资 法院 许可 开发者 版本 能源 英伟达 谷歌 深度求索 阿里巴巴 中国 欧洲",
	),
};
