import type { Concept } from "./topic.ts";

/** The words of the ideas that are looked for in the text itself, all languages together. */
export const CONCEPTS: Partial<Record<Concept, string>> = {
	// Says by itself that a text is about AI.
	ai: `ai|a.i|artificial intelligence|genai|gen ai|agi|asi|superintelligen*|llm|llms|vlm|slm|language model*|foundation model*|frontier model*|frontier lab|frontier labs|test time training|ai model*|
		generative|chatbot*|machine learning|deep learning|neural network*|neural net*|transformer model*|diffusion model*|reasoning model*|world model*|multimodal model*|
		open weight*|open model*|agentic|ai agent*|coding agent*|vibe coding|prompt injection|prompt engineer*|deepfake*|hallucinat*|rlhf|reinforcement learning|fine tun*|finetun*|
		pretrain*|pre train*|mixture of experts|moe|embedding model*|embeddings|tokenizer*|rag|retrieval augmented|mcp|model context protocol|humanoid*|
		copilot|chatgpt|openai|anthropic|deepmind|hugging face|huggingface|deepseek|mistral ai|xai|moonshot ai|minimax|llama.cpp|vllm|sglang|ollama|langchain|llamaindex|
		claude code|codex|cursor|windsurf|openclaw|clawdbot|moltbot|perplexity|midjourney|stability ai|elevenlabs|suno|scale ai|cerebras|groq|coreweave|character.ai|characterai|
		gigafactories|data center*|data centre*|datacenter*|datacentre*|ai data|machine intelligence|autonomous agents|self attention|kv cache|context window|chain of thought|inference time|test time compute|text to image|text to video|text to speech|
		人工智能|人工智慧|深度合成|深度伪造|拟人化互动|ai换脸|大模型|语言模型|生成式|智能体|智慧體|机器学习|深度学习|神经网络|具身智能|世界模型|多模态|提示词|通用人工智能|文生图|文生视频|文心|通义|豆包|千问|智谱|月之暗面|深度求索|
		poids ouverts|modèle ouvert|modèles ouverts|pesi aperti|modello aperto|modelli aperti|pesos abiertos|modelo abierto|modelos abiertos|offene gewichte|offenes modell|
		intelligenza artificiale|ia generativa|modell* linguistic*|apprendimento automatico|rete neurale|reti neurali|
		künstliche intelligenz|künstlicher intelligenz|künstlichen intelligenz|ki|sprachmodell*|maschinelles lernen|ki modell*|
		intelligence artificielle|ia générative|ia|modèle* de langage|apprentissage automatique|réseau* de neurones|
		inteligencia artificial|modelo* de lenguaje|aprendizaje automático|redes neuronales|
		生成ai|大規模言語モデル|言語モデル|機械学習|深層学習|チャットボット|生成系|エージェント|chatgpt|
		ИИ|искусственный интеллект|искусственного интеллекта|нейросет*|인공지능`,
	// Speaks of AI only beside something else.
	hint: `computer chip*|advanced chip*|chip tariff*|chip rule*|rules for chips|limits on chips|taiwan|agent|agents|model|models|robot*|robotaxi*|chip|chips|chipmaker*|gpu|gpus|tpu|tpus|npu|accelerator*|semiconductor*|hyperscaler*|supercomputer*|compute|inference|training run|
		chipmak*|chip making|h20|h200|h100|h800|b30a|blackwell|hochleistungschip*|halbleiterindustrie|chipkrieg|nvidia|tsmc|asml|broadcom|amd|sk hynix|micron|hbm|dram|memory shortage|token|tokens|prompt|prompts|benchmark*|eval|evals|neural|automation|autonomous|algorithm*|chat bot|assistant|
		export control*|export restriction*|export curb*|entity list|chips act|lithograph*|high bandwidth memory|出口管制|实体清单|輸出管理|輸出規制|exportkontroll*|controllo delle esportazioni|controlli sulle esportazioni|contrôle des exportations|control de exportaciones|open source|open sourced|self driving|capex|nasdaq|aws|azure|cloud computing|copyright*|deep fake*|slop|siri|alexa|gemini|claude|grok|llama|kimi|harness*|distill*|distil|quantization|
		芯片|晶片|算力|机器人|智能|模型|数据中心|半导体|英伟达|光刻|内存|token|推理|训练|开源|智驾|自动驾驶|语音识别|
		modèle|modèles|modello|modelli|modell|modelle|modelo|modelos|chip ai|semiconduttor*|processor*|halbleiter*|rechenzentr*|puces|semi conducteur*|semiconducteur*|centres de données|centro* de datos|semiconductor*|半導体|データセンター|ロボット|モデル|プロンプト`,
	// Speaks against it: offers and gadgets.
	offer: `lowest ever price|best ever price|lowest price|record low price|on sale|prime day|black friday|cyber monday|gift guide|best deals|early deals|save big|coupon*|promo code*|
		robot vacuum*|robot mower*|vacuum cleaner*|air fryer*|mattress*|headphones|soundbar*|ssd deal*|offerta|offerte|sconto|sconti|angebot*|rabatt|bon plan|promo|oferta|ofertas|descuento|优惠券|折扣|セール`,
	release: `release|releases|released|releasing|launch|launches|launched|launching|unveil|unveils|unveiled|introduce|introduces|introduced|introducing|announce|announces|announced|announcing|debut|debuts|debuted|
		drops|ships|shipped|rolls out|roll out|rolled out|rolling out|open sources|open sourced|open sourcing|now available|available|is here|meet|preview|previews|previewed|upgrade|upgrades|upgraded|update|updates|updated|
		deprecated|deprecates|retire|retires|retired|retirement|sunset|live|public beta|general availability|demoed|teases|teased|reveals|revealed|presents|presented|publishes|published|rollout|new model|comes to|arrives|lands|
		发布|推出|上线|开源|亮相|公测|问世|升级|更新|登场|面世|内测|首发|官宣|公布|开放|下线|正式版|来了|
		lancia|lanciato|presenta|presentato|presentata|annuncia|annunciato|rilascia|rilasciato|svela|svelato|arriva|debutta|
		veröffentlich*|vorgestellt|stellt vor|startet|präsentiert|bringt|kündigt an|führt ein|
		lance|lancé|dévoile|dévoilé|présente|présenté|annonce|annoncé|sort|publie|
		lanza|lanzó|presenta|presentó|anuncia|anunció|estrena|desvela|publica|libera|
		発表|公開|リリース|提供開始|発売|登場|搭載`,
	deal: `deal|deals|partnership|partner*|acquire*|acquisition|buy|buys|invest|invests|invested|investment|stake|raises|raised|funding|合作|收购|投资|融资|入股`,
	chip: `chip|chips|chipmaker*|gpu|gpus|semiconductor*|nvidia|tsmc|asml|h20|h200|h800|h100|a800|b200|b30a|blackwell|hopper|lithograph*|wafer*|hbm|high bandwidth memory|processor*|prozessor*|processori|huawei|ascend|smic|accelerator*|
		芯片|晶片|半导体|光刻机|光刻|英伟达|台积电|阿斯麦|昇腾|中芯|semiconduttor*|halbleiter*|puces|puce|semi conducteurs|semiconducteurs|semiconductores|半導体|チップ|エヌビディア|
		chipmaking|chip making|chip equipment|chip tools|chip plant*|memory chips|hochleistungschip*|chipkrieg|chipindustrie|chipfabrik*|ラピダス|存储芯片|算力卡|显卡`,
	country: `china|chinese|beijing|russia|iran|saudi|uae|emirates|gulf|malaysia|singapore|india|taiwan|netherlands|dutch|hong kong|middle east|third countries|
		中国|北京|对华|對華|中方|俄罗斯|cina|cinese|cinesi|pechino|chinas|chinesisch*|peking|chine|chinois|chinoise|pékin|chino|chinos|china|pekín|chinas|中国向け|対中|
		shenzhen|shanghai|foreign buyers|overseas buyers|abroad|all'estero|à l'étranger|al extranjero|golfo|golfe`,
	government: `washington|beijing|peking|pechino|pékin|pekín|=US|=USA|stati uniti|états unis|estados unidos|ee.uu|senat*|white house|trump|biden|administration|congress|senate|senator*|lawmaker*|commerce department|commerce secretary|lutnick|raimondo|bis|bureau of industry and security|pentagon|treasury|state department|brussels|european commission|
		government*|parliament|minister|ministry|governor|regulator*|watchdog|白宫|北京|美国|特朗普|拜登|商务部|国会|政府|欧盟|工信部|网信办|发改委|国务院|
		casa bianca|governo|ministro|ministero|commissione europea|bruxelles|regierung|bundesregierung|minister|kommission|bundestag|gouvernement|ministre|maison blanche|commission européenne|
		gobierno|ministerio|casa blanca|comisión europea|congreso|政府|米国|米政府|商務省|経産省|欧州委員会|トランプ|バイデン|
		states|house committee|the hague|federal|governo usa|kabinett|gesetzgeber|amerika|sénat|assemblée nationale|senado|senato|estados unidos|ministères|ministerium|美商务部|荷兰|国務省|閣議`,
	restrict: `restrict*|curb*|curbing|ban|bans|banned|block|blocks|blocked|limit|limits|tighten*|rule|rules|licen*|allow*|approv*|permit*|lets|let|revok*|rescind*|repeal*|loophole|tariff*|
		sanction*|smuggl*|export*|stop buying|green light|greenlight*|verschärf*|begrenzt|beschränk*|verbiet*|ausfuhr|limita*|vieta*|autorizza*|stretta|blocca*|restreint|restrein*|interdit|autorise|feu vert|prohíb*|restring*|autoriza*|
		限制|禁止|被禁|禁令|管制|新规|许可|批准|放行|规则|規制|制限|禁止|許可|強化|
		halt*|stop making|stop selling|bar|bars|barred|outlaw*|prohibit*|forbid*|resum*|suspend*|diver*|seiz*|seizure|veto*|permits|exempt*|shipments|control it|erlaub*|verbot*|schneidet|zoll|zölle|genehmig*|stringe|divieto|dazi|esenzion*|vieta|interdi*|durcit|limite*|limita*|prohib*|veta|arancel*|permit*|收紧|受限|抽成|管控|叫停|暂停|加征|关税|解禁|约谈|後門|容認|解禁|対象|認め|関税`,
	// What a state gives to those who build plants.
	subsidy: `subsid*|federal grant*|chips act grants|state aid|tax credit*|government stake|federal stake|equity stake|sovvenzion*|sussidi*|subvention*|fördermittel|förderung|
		chip milliarden|aides d'état|aide d'état|subvencion*|ayudas|perte|补贴|补助|大基金|補助|助成|支援`,
	// A state that acts.
	nation: `italy|germany|france|spain|britain|uk|ireland|denmark|norway|sweden|netherlands|poland|ukraine|russia|turkey|japan|south korea|korea|taiwan|india|indonesia|malaysia|
		singapore|vietnam|australia|new zealand|canada|brazil|mexico|argentina|china|california|texas|colorado|new york|illinois|utah|florida|
		italia|deutschland|frankreich|großbritannien|allemagne|italie|espagne|royaume uni|alemania|francia|españa|reino unido|japón|corea del sur|
		意大利|德国|法国|英国|日本|韩国|印度|加州|イタリア|ドイツ|フランス|英国|韓国|インド`,
	"model-word": `model|models|llm|llms|模型|modello|modelli|modell|modelle|modèle|modèles|modelo|modelos|モデル`,
	"law-word": `law|laws|bill|act|legislation|rule|rules|regulation*|法|法案|法律|立法|legge|gesetz|loi|ley|法律|規制`,
	coding: `code|coding|coder|coders|developer*|programmer*|programming|software engineer*|编程|代码|程序员|开发者|コーディング|programmier*|programmazione|programación|programmation`,
};

/** Evidence that a text is about AI: what each different phrase of an idea weighs, and how much at most. */
export const AI_EVIDENCE: Partial<
	Record<Concept, { each: number; most: number }>
> = {
	ai: { each: 1, most: 1 },
	model: { each: 1, most: 1 },
	product: { each: 0.7, most: 0.7 },
	organisation: { each: 0.4, most: 0.8 },
	hint: { each: 0.5, most: 1.5 },
	package: { each: 0.5, most: 0.5 },
	offer: { each: -0.7, most: -0.7 },
};
/**
 * Ideas that say more together. Rules on chips are rules on AI, even where a title names neither.
 * "Limits on chips" alone may be a school's.
 */
export const EVIDENCE_TOGETHER: readonly {
	all: readonly Concept[];
	weight: number;
}[] = [
	{ all: ["chip", "country", "restrict"], weight: 0.5 },
	{ all: ["chip", "subsidy"], weight: 0.5 },
	{ all: ["chip", "government", "restrict", "hint"], weight: 0.3 },
];
/** A text below it gets no topic. */
export const AI_THRESHOLD = 0.95;
