/**
 * The families of models that are in the news and who makes them. A family is known by a word
 * that begins its models' names; what follows (versions, sizes, variants) is the grammar's.
 */
export interface Family {
	/** The word, in lower case. */
	word: string;
	/** As its maker writes it. */
	name: string;
	maker: string;
	/**
	 * Whether the word alone names the family ("Claude said"), only beside other signs of AI
	 * ("Gemini", a sign of the zodiac too), or never: it needs a version, a size or a variant
	 * ("nova", "opus 4.5").
	 */
	alone: "always" | "in-context" | "never";
	/** Its name is an everyday word, so it takes more than "Step 3" to mean the model. */
	everyday?: true;
	/** Its maker writes the version without a hyphen: Qwen3, Wan2.2. */
	glued?: true;
	/** Its maker writes the version with a "v": DeepSeek-V3. */
	v?: true;
}

function family(
	word: string,
	name: string,
	maker: string,
	alone: Family["alone"] = "never",
	style: Pick<Family, "everyday" | "glued" | "v"> = {},
): Family {
	return { word, name, maker, alone, ...style };
}

export const FAMILIES: readonly Family[] = [
	family("gpt", "GPT", "OpenAI"),
	family("chatgpt", "ChatGPT", "OpenAI", "always"),
	family("sora", "Sora", "OpenAI", "in-context"),
	family("whisper", "Whisper", "OpenAI"),
	family("codex", "Codex", "OpenAI", "in-context"),
	family("dall", "DALL·E", "OpenAI"),
	family("davinci", "Davinci", "OpenAI"),
	family("claude", "Claude", "Anthropic", "in-context"),
	family("sonnet", "Claude Sonnet", "Anthropic"),
	family("opus", "Claude Opus", "Anthropic"),
	family("haiku", "Claude Haiku", "Anthropic"),
	family("mythos", "Claude Mythos", "Anthropic"),
	family("fable", "Claude Fable", "Anthropic"),
	family("gemini", "Gemini", "Google", "in-context"),
	family("gemma", "Gemma", "Google", "in-context"),
	family("paligemma", "PaliGemma", "Google", "always"),
	family("medgemma", "MedGemma", "Google", "always"),
	family("shieldgemma", "ShieldGemma", "Google", "always"),
	family("txgemma", "TxGemma", "Google", "always"),
	family("embeddinggemma", "EmbeddingGemma", "Google", "always"),
	family("functiongemma", "FunctionGemma", "Google", "always"),
	family("datagemma", "DataGemma", "Google", "always"),
	family("dolphingemma", "DolphinGemma", "Google", "always"),
	family("veo", "Veo", "Google"),
	family("imagen", "Imagen", "Google"),
	family("lyria", "Lyria", "Google", "in-context"),
	family("genie", "Genie", "Google"),
	family("palm", "PaLM", "Google"),
	family("lamda", "LaMDA", "Google"),
	family("learnlm", "LearnLM", "Google", "always"),
	family("alphaevolve", "AlphaEvolve", "Google", "always"),
	family("alphafold", "AlphaFold", "Google", "always"),
	family("alphageometry", "AlphaGeometry", "Google", "always"),
	family("alphaproof", "AlphaProof", "Google", "always"),
	family("alphagenome", "AlphaGenome", "Google", "always"),
	family("siglip", "SigLIP", "Google", "always"),
	family("banana", "Nano Banana", "Google", "always"),
	family("llama", "Llama", "Meta", "in-context"),
	family("codellama", "Code Llama", "Meta", "always"),
	family("sam", "SAM", "Meta", "never", { everyday: true }),
	family("dinov", "DINOv", "Meta"),
	family("chameleon", "Chameleon", "Meta", "never", { everyday: true }),
	family("deepseek", "DeepSeek", "DeepSeek", "never", { v: true }),
	family("janus", "Janus", "DeepSeek", "never", { everyday: true }),
	family("qwen", "Qwen", "Alibaba", "always", { glued: true }),
	family("qwq", "QwQ", "Alibaba", "always"),
	family("qvq", "QVQ", "Alibaba", "always"),
	family("wan", "Wan", "Alibaba", "never", { everyday: true, glued: true }),
	family("marco", "Marco", "Alibaba", "never", { everyday: true }),
	family("mistral", "Mistral", "Mistral AI"),
	family("mixtral", "Mixtral", "Mistral AI", "always"),
	family("ministral", "Ministral", "Mistral AI", "always"),
	family("magistral", "Magistral", "Mistral AI", "always"),
	family("codestral", "Codestral", "Mistral AI", "always"),
	family("devstral", "Devstral", "Mistral AI", "always"),
	family("voxtral", "Voxtral", "Mistral AI", "always"),
	family("pixtral", "Pixtral", "Mistral AI", "always"),
	family("mathstral", "Mathstral", "Mistral AI", "always"),
	family("leanstral", "Leanstral", "Mistral AI", "always"),
	family("grok", "Grok", "xAI", "in-context"),
	family("kimi", "Kimi", "Moonshot AI", "in-context"),
	family("glm", "GLM", "Zhipu AI"),
	family("chatglm", "ChatGLM", "Zhipu AI", "always"),
	family("cogview", "CogView", "Zhipu AI", "always", { glued: true }),
	family("cogvideox", "CogVideoX", "Zhipu AI", "always"),
	family("autoglm", "AutoGLM", "Zhipu AI", "always"),
	family("minimax", "MiniMax", "MiniMax"),
	family("hailuo", "Hailuo", "MiniMax", "always"),
	family("abab", "abab", "MiniMax"),
	family("ernie", "ERNIE", "Baidu", "in-context"),
	family("paddleocr", "PaddleOCR", "Baidu", "always"),
	family("doubao", "Doubao", "ByteDance", "always"),
	family("seed", "Seed", "ByteDance", "never", { everyday: true }),
	family("seedance", "Seedance", "ByteDance", "always"),
	family("seedream", "Seedream", "ByteDance", "always"),
	family("seededit", "SeedEdit", "ByteDance", "always"),
	family("seaweed", "Seaweed", "ByteDance", "never", { everyday: true }),
	family("bagel", "BAGEL", "ByteDance", "never", { everyday: true }),
	family("omnihuman", "OmniHuman", "ByteDance", "always"),
	family("hunyuan", "Hunyuan", "Tencent", "always"),
	family("hunyuanvideo", "HunyuanVideo", "Tencent", "always"),
	family("hy", "Hy", "Tencent", "never", { everyday: true, glued: true }),
	family("pangu", "Pangu", "Huawei", "in-context"),
	family("openpangu", "openPangu", "Huawei", "always"),
	family("step", "Step", "StepFun", "never", { everyday: true }),
	family("mimo", "MiMo", "Xiaomi"),
	family("kling", "Kling", "Kuaishou", "always"),
	family("kat", "KAT", "Kuaishou", "never", { everyday: true }),
	family("longcat", "LongCat", "Meituan", "always"),
	family("ling", "Ling", "Ant Group", "never", { everyday: true }),
	family("ring", "Ring", "Ant Group", "never", { everyday: true }),
	family("lingbot", "LingBot", "Ant Group", "always"),
	family("baichuan", "Baichuan", "Baichuan"),
	family("internlm", "InternLM", "Shanghai AI Laboratory", "always", {
		glued: true,
	}),
	family("internvl", "InternVL", "Shanghai AI Laboratory", "always", {
		glued: true,
	}),
	family("minicpm", "MiniCPM", "OpenBMB", "always"),
	family("vidu", "Vidu", "Shengshu", "in-context"),
	family("pixverse", "PixVerse", "PixVerse", "always"),
	family("spark", "Spark", "iFlytek", "never", { everyday: true }),
	family("sensenova", "SenseNova", "SenseTime", "always"),
	family("skywork", "Skywork", "Skywork AI"),
	family("yi", "Yi", "01.AI", "never", { everyday: true }),
	family("telechat", "TeleChat", "China Telecom", "always"),
	family("phi", "Phi", "Microsoft"),
	family("mai", "MAI", "Microsoft"),
	family("orca", "Orca", "Microsoft", "never", { everyday: true }),
	family("bitnet", "BitNet", "Microsoft", "always"),
	family("florence", "Florence", "Microsoft", "never", { everyday: true }),
	family("vibevoice", "VibeVoice", "Microsoft", "always"),
	family("nova", "Nova", "Amazon", "never", { everyday: true }),
	family("titan", "Titan", "Amazon", "never", { everyday: true }),
	family("nemotron", "Nemotron", "NVIDIA", "always"),
	family("cosmos", "Cosmos", "NVIDIA", "never", { everyday: true }),
	family("groot", "GR00T", "NVIDIA", "never", { everyday: true }),
	family("parakeet", "Parakeet", "NVIDIA", "never", { everyday: true }),
	family("alpamayo", "Alpamayo", "NVIDIA", "always"),
	family("granite", "Granite", "IBM", "never", { everyday: true }),
	family("command", "Command", "Cohere", "never", { everyday: true }),
	family("aya", "Aya", "Cohere"),
	family("embed", "Embed", "Cohere", "never", { everyday: true }),
	family("jamba", "Jamba", "AI21 Labs", "always"),
	family("dbrx", "DBRX", "Databricks", "always"),
	family("arctic", "Arctic", "Snowflake", "never", { everyday: true }),
	family("olmo", "OLMo", "Ai2", "always"),
	family("molmo", "Molmo", "Ai2", "always"),
	family("tulu", "Tülu", "Ai2", "always"),
	family("olmoe", "OLMoE", "Ai2", "always"),
	family("olmocr", "olmOCR", "Ai2", "always"),
	family("sonar", "Sonar", "Perplexity", "never", { everyday: true }),
	family("falcon", "Falcon", "TII", "never", { everyday: true }),
	family("stable", "Stable", "Stability AI", "never", { everyday: true }),
	family("flux", "FLUX", "Black Forest Labs", "never", { everyday: true }),
	family("midjourney", "Midjourney", "Midjourney"),
	family("gen", "Gen", "Runway"),
	family("gwm", "GWM", "Runway"),
	family("aleph", "Aleph", "Runway", "never", { everyday: true }),
	family("pika", "Pika", "Pika", "never", { everyday: true }),
	family("ray", "Ray", "Luma AI", "never", { everyday: true }),
	family("ideogram", "Ideogram", "Ideogram", "never", { everyday: true }),
	family("recraft", "Recraft", "Recraft", "never", { everyday: true }),
	family("suno", "Suno", "Suno", "never", { everyday: true }),
	family("udio", "Udio", "Udio", "never", { everyday: true }),
	family("eleven", "Eleven", "ElevenLabs", "never", { everyday: true }),
	family("mercury", "Mercury", "Inception", "never", { everyday: true }),
	family("lfm", "LFM", "Liquid AI"),
	family("inflection", "Inflection", "Inflection AI", "never", {
		everyday: true,
	}),
	family("reka", "Reka", "Reka AI"),
	family("palmyra", "Palmyra", "Writer", "always"),
	family("hermes", "Hermes", "Nous Research", "never", { everyday: true }),
	family("intellect", "INTELLECT", "Prime Intellect", "never", {
		everyday: true,
	}),
	family("trinity", "Trinity", "Arcee AI", "never", { everyday: true }),
	family("afm", "AFM", "Arcee AI"),
	family("solar", "Solar", "Upstage", "never", { everyday: true }),
	family("exaone", "EXAONE", "LG AI Research", "always"),
	family("hyperclova", "HyperCLOVA", "Naver", "always"),
	family("smollm", "SmolLM", "Hugging Face", "always", { glued: true }),
	family("smolvlm", "SmolVLM", "Hugging Face", "always"),
	family("smolvla", "SmolVLA", "Hugging Face", "always"),
	family("idefics", "IDEFICS", "Hugging Face", "always"),
	family("starcoder", "StarCoder", "BigCode", "always"),
	family("bloom", "BLOOM", "BigScience", "never", { everyday: true }),
	family("vicuna", "Vicuna", "LMSYS", "in-context"),
	family("sky", "Sky", "UC Berkeley", "never", { everyday: true }),
	family("moondream", "Moondream", "Moondream"),
	family("zamba", "Zamba", "Zyphra", "always"),
	family("zonos", "Zonos", "Zyphra", "always"),
	family("moshi", "Moshi", "Kyutai", "in-context"),
	family("apertus", "Apertus", "Swiss AI", "in-context"),
	family("laguna", "Laguna", "Poolside", "never", { everyday: true }),
	family("inkling", "Inkling", "Thinking Machines Lab", "never", {
		everyday: true,
	}),
	family("sarvam", "Sarvam", "Sarvam AI"),
	family("helium", "Helium", "Kyutai", "never", { everyday: true }),
	family("composer", "Composer", "Cursor", "never", { everyday: true }),
	family("swe", "SWE", "Cognition", "never", { everyday: true }),
	family("figure", "Figure", "Figure", "never", { everyday: true }),
	family("llava", "LLaVA", "University of Wisconsin–Madison", "always"),
	family("openthinker", "OpenThinker", "Open Thoughts", "always"),
	family("deepcoder", "DeepCoder", "Agentica", "always"),
	family("kokoro", "Kokoro", "hexgrad", "never", { everyday: true }),
	family("orpheus", "Orpheus", "Canopy Labs", "never", { everyday: true }),
	family("glyph", "Glyph", "Zhipu AI", "never", { everyday: true }),
	family("rnj", "Rnj", "Essential AI"),
	family("fugu", "Fugu", "Sakana AI", "never", { everyday: true }),
	family("perceptron", "Perceptron", "Perceptron", "never", { everyday: true }),
	family("tars", "UI-TARS", "ByteDance", "always"),
];

/** What may follow a family's word beside numbers: the names of tiers, trims and specialities. */
export const VARIANTS: ReadonlySet<string> = new Set(
	`mini nano pro max ultra flash lite plus turbo preview thinking reasoning reasoner coder code codex
	vl omni image audio video voice tts asr stt vision instruct base chat distill distilled zero exp experimental air
	high low medium small large xl xs tiny micro fast heavy deep think research search realtime transcribe
	translate math next speciale edit live guard safeguard embedding rerank ocr robotics er scout maverick
	behemoth sonnet opus haiku instant spark luna sol terra mythos fable oss highspeed multimodal moe
	linear dev schnell kontext diffusion canvas reel premier sonic act world prover janus
	nemo saba imagine computer use browser mobile edge speech music agent agents
	layered super vla vlm mt extended krea fill redux klein flex t2v i2v ti2v s2v animate expanse
	deepresearch deepthink terminus chimera`.split(/\s+/),
);
