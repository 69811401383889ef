/** What the catalogue says in a sentence of its entries, in Italian, by slug. */
export const aboutsIt: Readonly<Record<string, string>> = {
	"sky-t1":
		"Un modello di ragionamento aperto del gruppo NovaSky, dello Sky Computing Lab di Berkeley, ottenuto da Qwen2.5-32B-Instruct con 17.000 esempi scritti da QwQ-32B-Preview.",
	"qwq-32b-preview":
		"Il primo modello di ragionamento aperto di Alibaba, in anteprima prima di QwQ-32B.",
	"nano-banana": "Il nome popolare di Gemini 2.5 Flash Image.",
	"nano-banana-pro": "Il nome popolare di Gemini 3 Pro Image.",
	"nano-banana-2": "Il nome popolare di Gemini 3.1 Flash Image.",
	"qwen2.5":
		"I modelli di Alibaba del settembre 2024, in sette misure da 0,5 a 72 miliardi di parametri, con varianti per codice, matematica e immagini; quasi tutti a pesi aperti.",

	deepseek:
		"Un produttore cinese di modelli a pesi aperti, con sede a Hangzhou, fondato nel 2023 da Liang Wenfeng e di proprietà del suo fondo High-Flyer.",
	openai:
		"Il produttore americano di ChatGPT, dei modelli GPT e della serie o, e di Sora.",
	anthropic:
		"Il produttore americano dei modelli Claude, fondato nel 2021 da ex dipendenti di OpenAI.",
	google:
		"Il produttore dei modelli Gemini, Gemma, Veo e Imagen, attraverso il suo laboratorio Google DeepMind.",
	meta: "Il produttore dei modelli Llama; proprietario di Facebook, Instagram e WhatsApp.",
	alibaba: "Il produttore cinese dei modelli Qwen, QwQ e Wan.",
	"mistral-ai":
		"Il produttore francese dei modelli Mistral, Mixtral, Codestral e Magistral.",
	xai: "Il produttore dei modelli Grok, di Elon Musk.",
	"moonshot-ai": "Il produttore cinese dei modelli Kimi.",
	"zhipu-ai":
		"Il produttore cinese dei modelli GLM, all’estero noto anche come Z.ai.",
	minimax: "Il produttore cinese dei modelli MiniMax e Hailuo.",
	bytedance:
		"Il produttore cinese dei modelli Doubao e Seed; proprietario di TikTok.",
	tencent: "Il produttore cinese dei modelli Hunyuan; proprietario di WeChat.",
	baidu: "Il produttore cinese dei modelli ERNIE.",
	huawei: "Il produttore cinese dei chip Ascend e dei modelli Pangu.",
	microsoft:
		"Il produttore dei modelli Phi e MAI e di Copilot; il maggior partner di OpenAI.",
	nvidia:
		"Il principale produttore di chip per l’IA, e dei modelli Nemotron e Cosmos.",
	amazon:
		"Il produttore dei modelli Nova e Titan, dei chip Trainium e di Bedrock.",
	cohere: "Il produttore canadese dei modelli Command, Embed e Aya.",
	ai2: "L’Allen Institute for AI di Seattle, che produce i modelli del tutto aperti OLMo, Tülu e Molmo.",
	"uc-berkeley":
		"L’università il cui Sky Computing Lab ha prodotto Sky-T1 e dove sono nati vLLM e SGLang.",
	ibm: "Il produttore dei modelli Granite.",
	apple: "Il produttore dei modelli che stanno dietro Apple Intelligence.",
	"stability-ai": "Il produttore britannico di Stable Diffusion.",
	"black-forest-labs": "Il produttore tedesco dei modelli d’immagini FLUX.",
	xiaomi: "Il produttore cinese dei modelli MiMo, di telefoni e di automobili.",
	stepfun: "Il produttore cinese dei modelli Step.",
	"perplexity-ai":
		"Il produttore americano di un motore di risposte e dei modelli Sonar.",
	"hugging-face":
		"La piattaforma su cui si condividono modelli aperti e insiemi di dati; produce SmolLM.",

	llama: "I modelli a pesi aperti di Meta, dal febbraio 2023.",
	gpt: "I modelli generali di OpenAI, da GPT-1 del giugno 2018.",
	"o-series":
		"I modelli di ragionamento di OpenAI o1, o3 e o4-mini, dal settembre 2024.",
	claude:
		"I modelli di Anthropic, nelle misure Haiku, Sonnet e Opus dal marzo 2024.",
	gemini: "I modelli multimodali di Google, dal dicembre 2023.",
	gemma: "I modelli a pesi aperti di Google, dal febbraio 2024.",
	qwen: "I modelli di Alibaba, quasi tutti a pesi aperti, dall’agosto 2023.",
	grok: "I modelli di xAI, dal novembre 2023.",
	kimi: "I modelli di Moonshot e il suo assistente con lo stesso nome.",
	glm: "I modelli generali di Zhipu.",
	phi: "I piccoli modelli di Microsoft, dal giugno 2023.",
	mixtral: "I modelli aperti di Mistral a miscela di esperti, 8x7B e 8x22B.",
	ernie: "I modelli di Baidu, alla base del suo assistente Wenxin Yiyan.",
	doubao: "I modelli e l’assistente di ByteDance.",
	hunyuan: "I modelli di Tencent.",
	nova: "I modelli di Amazon, dal dicembre 2024.",
	command: "I modelli di Cohere per le imprese.",
	granite: "I modelli aperti di IBM per le imprese.",
	olmo: "Modelli del tutto aperti: pesi, dati e codice.",
	nemotron: "I modelli aperti di NVIDIA, molti dei quali tratti da Llama.",
	"minimax-m": "I modelli a pesi aperti di MiniMax, da M1 in poi.",

	chatgpt:
		"L’assistente di OpenAI, che usa i suoi modelli GPT e della serie o.",
	sglang:
		"Un motore a codice aperto che fa girare modelli linguistici, nato a Berkeley e a Stanford.",
	vllm: "Un motore a codice aperto che fa girare modelli linguistici, nato a Berkeley.",
	"llama.cpp":
		"Un programma a codice aperto che fa girare modelli su computer comuni.",
	ollama:
		"Un programma che scarica modelli aperti e li fa girare sul proprio computer.",
	"claude-code": "L’agente di programmazione di Anthropic per il terminale.",
	"github-copilot":
		"Un assistente alla programmazione negli editor e su GitHub.",
	"microsoft-copilot": "L’assistente di Microsoft in Windows, Bing e Office.",
	cursor: "Un editor di codice costruito attorno ai modelli.",
	notebooklm:
		"Il quaderno di Google che risponde a partire dalle proprie fonti.",
	openrouter: "Una porta d’accesso ai modelli di molti fornitori.",
	langchain: "Una libreria per applicazioni e agenti basati su modelli.",
	operator: "L’agente di OpenAI che usava un browser, dal gennaio 2025.",
	"meta-ai-assistant":
		"L’assistente di Meta in WhatsApp, Instagram e Facebook.",
	"le-chat": "L’assistente di Mistral.",
	"apple-intelligence":
		"Le funzioni di Apple basate su modelli, sui suoi dispositivi.",
};
