/**
 * Organisations in the news about AI. Each line: the name that we write, then other spellings and
 * names in other languages, separated by `|`. `=Word` counts only with that case, because the
 * word means something else too. Products that are nobody else's stand for their owner after `>`.
 */
const LINES = `
OpenAI|open ai|オープンai > chatgpt|sora app|openai codex|dall e
Anthropic|アンソロピック|앤스로픽 > claude|claude code
Google|谷歌|グーグル|구글|alphabet|字母表 > gemini|gemma|notebooklm|google gemini|vertex ai|=Bard|google bard
Google DeepMind|ディープマインド|deepmind|googledeepmind|gdm
Google Cloud
Microsoft|微软|微軟|マイクロソフト|msft > github copilot|copilot|azure openai
Meta|=Meta|meta ai|meta platforms|facebook|脸书|メタ社 > llama 3|llama 4
Apple|=Apple|苹果|アップル > siri|apple intelligence
Amazon|=Amazon|亚马逊|アマゾン > alexa|amazon bedrock|amazon nova
AWS|amazon web services
NVIDIA|nvidia|英伟达|輝達|エヌビディア|엔비디아|nvda
DeepSeek|deepseek ai|deep seek|深度求索|ディープシーク|딥시크
High-Flyer|high flyer|幻方|幻方量化
Alibaba|alibaba cloud|阿里|阿里巴巴|阿里云|アリババ|aliyun|alibaba qwen > qwen|通义|千问|通义千问
Tencent|腾讯|テンセント|混元 > hunyuan
ByteDance|字节|字节跳动|バイトダンス|bytedance seed|volcengine|火山引擎 > doubao|豆包|即梦|seedance|seedream
Baidu|百度|バイドゥ > ernie|文心一言
Huawei|华为|ファーウェイ|화웨이 > pangu|ascend|昇腾
Xiaomi|小米|シャオミ
Moonshot AI|moonshot|月之暗面|moonshotai|kimi moonshot > kimi
Zhipu AI|zhipu|智谱|智谱ai|zhipuai|thudm|z.ai|zai org > chatglm
MiniMax|=MiniMax|=Minimax|minimax ai|稀宇科技 > hailuo
StepFun|阶跃星辰|stepfun ai
iFlytek|科大讯飞|讯飞
SenseTime|商汤|商汤科技
Kuaishou|快手 > kling|可灵
Kling AI
Meituan|美团 > longcat
Baichuan|百川智能|baichuan ai
01.AI|零一万物
Shanghai AI Laboratory|shanghai ai lab|上海人工智能实验室|opengvlab
Ant Group|蚂蚁集团|inclusionai|ant ling
JD.com|京东
Bilibili|哔哩哔哩
Xiaohongshu|小红书|rednote
SMIC|中芯国际|中芯
Cambricon|寒武纪
Moore Threads|摩尔线程
Unitree|宇树|宇树科技|unitree robotics
Mistral AI|mistral|=Mistral|mistralai|ミストラル > le chat
xAI|x.ai|xai|xai org > grok
SpaceX|スペースx
SpaceXAI
Tesla|=Tesla|特斯拉|テスラ > optimus robot
Perplexity AI|=Perplexity|perplexity ai|パープレキシティ
Hugging Face|huggingface|hugging face
Cohere|=Cohere|cohereforai|cohere for ai
Stability AI|stabilityai
Black Forest Labs|bfl ml
Midjourney|ミッドジャーニー
Runway|=Runway|runwayml|runway ml
Pika|pika labs
Luma AI|=Luma|luma labs
ElevenLabs|eleven labs
Suno|=Suno
Udio
Ideogram
Krea
Higgsfield AI|higgsfield
HeyGen
Synthesia
Character.AI|character ai|characterai
Inflection AI|=Inflection
Reka AI|=Reka|rekaailabs
AI21 Labs|ai21
Scale AI|=Scale AI|scaleai
Surge AI
Databricks
Snowflake|=Snowflake
IBM|watsonx
Oracle|=Oracle|甲骨文
Salesforce|agentforce
SAP
ServiceNow
Adobe
Intel|=Intel|英特尔|インテル
AMD|超威
Arm|=Arm|=ARM
Qualcomm|高通|クアルコム
Broadcom|博通|ブロードコム
TSMC|台积电|台積電
ASML|阿斯麦
Samsung|三星|サムスン|삼성
SK Hynix|海力士|sk海力士
Micron|=Micron|美光
MediaTek|联发科
Lam Research
Applied Materials
Foxconn|富士康|鸿海
Cerebras|cerebras systems
Groq|groq inc|groqinc
SambaNova|sambanova systems
Etched|=Etched
Tenstorrent
CoreWeave
Nebius
Lambda|=Lambda|lambda labs
Crusoe
Together AI|together ai|togethercompute|together compute
Fireworks AI|fireworks ai|fireworksai hq
Baseten
Replicate|=Replicate
Modal|=Modal|modal labs
OpenRouter|openrouterai
DeepInfra
Novita AI|novita|novita labs
SiliconFlow|硅基流动
Ollama
LM Studio|lmstudio
Unsloth AI|unsloth|unslothai
LMSYS|lmsys org|lm sys
LMArena|lm arena|lmarena ai
Artificial Analysis
Epoch AI|epoch ai research|epochairesearch
METR|metr evals
LangChain|langchain ai|langchainai|langgraph|langsmith
LlamaIndex|llama index|llamacloud
Weaviate
Qdrant
Pinecone|=Pinecone
Chroma|=Chroma
Jina AI|jina
Cursor|=Cursor|cursor ai|anysphere
Cognition|=Cognition|cognition ai|cognition labs > devin
Windsurf|=Windsurf|codeium
Replit
Lovable|=Lovable
Vercel
GitHub
GitLab
JetBrains
Cline
Factory AI|factoryai
Sourcegraph
Augment Code
Trae|=Trae|trae ai
Manus|=Manus|manus ai
Thinking Machines Lab|thinking machines|thinkymachines|thinking machines lab
Safe Superintelligence|ssi inc|safe superintelligence inc
Sakana AI|sakana ai labs|sakanaailabs
Liquid AI|liquidai
Nous Research|nousresearch
Prime Intellect|primeintellect
Arcee AI|arcee
Ai2|allen ai|allenai|allen institute for ai
EleutherAI|eleuther ai
Kyutai|kyutai labs
Poolside|=Poolside
Aleph Alpha
Helsing
DeepL
Black Duck
Harvey|=Harvey|harvey ai
Glean|=Glean
Sierra AI
Abridge|=Abridge
Granola|=Granola
Jasper AI
Grammarly
Superhuman|=Superhuman
Notion|=Notion
Figma
Canva
Slack|=Slack
Zoom|=Zoom
Atlassian
Shopify
Stripe|=Stripe
Block|=Block
Klarna
Spotify|=Spotify
Netflix|=Netflix
Disney|walt disney
Universal Music|universal music group|umg
Warner Music
Sony|索尼|ソニー
Nintendo
Roblox
Duolingo
Uber|=Uber
Waymo
Zoox
Wayve
Pony.ai|小马智行
Figure|=Figure|figure ai
1X|1x technologies
Agility Robotics
Boston Dynamics
Physical Intelligence
Skild AI
Apptronik
LinkedIn
Snap|=Snap|snapchat
Reddit
TikTok
YouTube
WhatsApp
Instagram
WeChat|微信
Discord|=Discord
Telegram|=Telegram
Substack
Wikipedia|wikimedia|wikimedia foundation
Mozilla|firefox
Cloudflare
Akamai
Tailscale
Palantir
Anduril
Shield AI
Lockheed Martin
SoftBank|软银|ソフトバンク
Sequoia|sequoia capital|红杉
a16z|andreessen horowitz
Y Combinator
Lux Capital
Benchmark Capital
Founders Fund
Khosla Ventures
Lightspeed Venture Partners
BlackRock|贝莱德
Goldman Sachs|高盛
JPMorgan|jp morgan|jpmorgan chase|摩根大通
Morgan Stanley|摩根士丹利
Citadel|=Citadel
Situational Awareness
Bridgewater Associates
Berkshire Hathaway
Thomson Reuters
The New York Times|new york times|nytimes|纽约时报
The Washington Post|washington post
News Corp
Axel Springer
Associated Press
Reuters|=Reuters
Bloomberg|=Bloomberg
Getty Images|=Getty
GEMA
Authors Guild
RIAA
Stanford|stanford university|斯坦福
MIT|=MIT|massachusetts institute of technology|麻省理工
UC Berkeley|berkeley|bair
Harvard|=Harvard
Princeton
Oxford|=Oxford|university of oxford
Cambridge|=Cambridge|university of cambridge
CMU|carnegie mellon
ETH Zurich|eth zürich
Mila|=Mila
Tsinghua University|tsinghua|清华|清华大学
Peking University|北京大学
NYU|new york university
Yale
Caltech
University of Toronto
KAIST
Johns Hopkins
EU|european union|european commission|欧盟|europäische union|union européenne|unione europea|unión europea|commissione europea|commission européenne|comisión europea|eu kommission|欧州連合|欧州委員会
FTC|federal trade commission|美国联邦贸易委员会
SEC|=SEC
FCC|=FCC
FDA|=FDA
DOJ|justice department|department of justice
Commerce Department|us commerce department|department of commerce
BIS|bureau of industry and security
NIST
CAISI
White House|the white house|白宫|casa bianca|maison blanche|casa blanca
Pentagon|department of defense|department of war|五角大楼
NASA
DARPA
UK AISI|ai security institute|uk aisi
CNIL
Garante|=Garante
Ofcom
CMA|competition and markets authority
AGCM
Bundeskartellamt
NDRC|发改委|国家发改委
CAC|网信办
MIIT|工信部
MOFCOM
United Nations|=UN
OECD
Linux Foundation
Apache Software Foundation
PyTorch Foundation
GCC|=GCC
Red Hat
Docker|=Docker
HashiCorp
Elastic|=Elastic
MongoDB
Supabase
Weights & Biases|weights and biases|wandb
Comet ML
Goodfire|goodfire ai|goodfireai
Apollo Research|apollo evaluations
Redwood Research
Center for AI Safety|=CAIS
Future of Life Institute
Transluce
Gray Swan
DeepLearning.AI|deeplearningai|deep learning ai
Moondream AI|moondreamai
Genmo|genmoai
Zyphra|zyphraai
Essential AI
Inception Labs|inception ai|inceptionailabs
Lightricks
Fal AI|fal.ai
Freepik
Bespoke Labs
OpenPipe
Smol AI
Yupp|yupp ai
AssemblyAI|assembly ai
Deepgram
Cartesia
Hume AI
PlayAI|play ai
LiveKit
Exa|=Exa|exa ai|exalabs
Tavily
Firecrawl
Browserbase
Composio
Mem0
Letta|=Letta
Braintrust|=Braintrust
Arize
Datadog
Sentry|=Sentry
PostHog
LightOn
Nomic
Mixedbread
Mastra
CrewAI
AutoGen
MiroMind
OpenBMB
ModelScope|魔搭
Skywork AI|skywork|昆仑万维
Tongyi Lab|tongyi
Rakuten|乐天
Naver|네이버
Kakao
LG|lg ai research
SKT|sk telecom
NTT
Preferred Networks
Upstage
Sarvam AI|sarvam
Krutrim
Reliance Jio|jio
Infosys
TCS
G42
MGX
TII|technology innovation institute
Humain
Saudi Aramco|aramco
Deutsche Telekom
Siemens
Bosch
BMW
Mercedes Benz
Volkswagen
Toyota
Nokia
Ericsson
Vodafone
Telefónica
Schneider Electric
Vertiv
Arista|arista networks
Dell|=Dell
HPE
Supermicro|super micro
Lenovo|联想
Sandisk|=Sandisk
Western Digital
Seagate
Marvell|=Marvell
NXP
Infineon
STMicroelectronics
Ambarella
Rapidus
Kioxia|铠侠
Cadence|=Cadence
Synopsys
IonQ
Deloitte
Accenture
McKinsey
PwC
KPMG
Gartner|=Gartner
IDC
Lloyds Bank|lloyds
HSBC
Mastercard
PayPal
Robinhood
Coinbase
Kalshi
Polymarket
Walmart|=Walmart
Expedia
Airbnb
Booking.com|booking.com
DoorDash
Instacart
Starbucks|=Starbucks
Pfizer
Novartis
Moderna
Isomorphic Labs
Recursion Pharmaceuticals
Insilico Medicine
Chai Discovery
Xaira
EvolutionaryScale
Arc Institute
CrowdStrike
Palo Alto Networks
Wiz
SentinelOne
Okta
1Password
Trail of Bits
Snyk
Hippocratic AI
Smallest.ai
Flapping Airplanes
Reflection AI
Periodic Labs
World Labs
AMI Labs
Unconventional AI
Ricursive
Decart
Odyssey ML
General Intuition
Mercor
Crunchbase|=Crunchbase
Product Hunt
Hacker News
Stack Overflow
Kaggle
Common Crawl|commoncrawl
ARC Prize|arcprize
MLCommons
Hyperbolic Labs|hyperbolic ai
Hedra Labs|hedra
Canopy Labs
SkyPilot
Lamini
Statsig
Zed|=Zed
PySpur
Elicit|=Elicit|elicitorg
RBC|royal bank of canada
Cisco|=Cisco|思科
ABB
Prefect|=Prefect
Ramp|=Ramp
Base44
Bing
Jan AI|jan.ai
DatologyAI|datology
Chutes AI
Galileo AI
Mechanize
Morph Labs
SemiAnalysis
Radical Numerics
OpenHands|all hands ai
E2B
Daytona|=Daytona
Wispr|wispr flow
Otter.ai
Descript
Captions AI
Tavus
D-ID
Speechify
Vapi
Retell AI
Decagon|=Decagon
Cresta
Parloa
Hebbia
Rogo
Clay|=Clay
Gong|=Gong
Rippling
Brex
Plaid|=Plaid
Revolut
Nubank
Mercado Libre|mercadolibre
Sea Limited
Grab|=Grab
Flipkart
Zoho
Freshworks
HubSpot
Twilio
Workday
UiPath
C3.ai|c3 ai
Recursion Pharmaceuticals
Tempus AI
Owkin
Bioptimus
H Company
Photoroom
LightOn
Nabla|=Nabla
Mirakl
Dataiku
Doctolib
Silo AI
Multiverse Computing
Black Sesame
Horizon Robotics|地平线
Momenta
NIO|=NIO|蔚来
Li Auto|理想汽车
XPeng|小鹏|小鹏汽车
BYD|比亚迪
Geely|吉利
AgiBot|智元|智元机器人
Galbot|银河通用
UBTech|优必选
Fourier Intelligence
Biren|壁仞
Hygon|海光
Enflame|燧原
Iluvatar
MetaX|沐曦
CXMT|长鑫存储
YMTC|长江存储
Naura|北方华创
Inspur|浪潮信息
ZTE|中兴
China Mobile|中国移动
China Telecom|中国电信
China Unicom|中国联通
NetEase|网易
Pinduoduo|拼多多
Didi|滴滴
Oppo
Honor|=Honor|荣耀
Manycore|群核科技
DeepRoute
Rokid
Xreal
Even Realities
Rabbit Inc
Humane Inc|humane ai
Framework Computer
Hailo
Axelera AI
SiFive
Lightmatter
Ayar Labs
Celestial AI
d-Matrix
Positron AI
MatX
Normal Computing
Extropic
Rebellions|=Rebellions
FuriosaAI
Sapeon
Fluidstack
Vast Data
Weka
Nscale
Firmus
IREN
Applied Digital
Galaxy Digital
TeraWulf
Cipher Mining
Digital Realty
Equinix
Constellation Energy
Vistra
Oklo
Kairos Power
Commonwealth Fusion Systems
Helion
TAE Technologies
Bloom Energy
GE Vernova
Eaton|=Eaton
KKR
Blackstone|黑石
Apollo Global
Brookfield
Thrive Capital
Kleiner Perkins
Greylock
General Catalyst
Index Ventures
Accel
Coatue
Tiger Global
Insight Partners
ICONIQ
DST Global
Temasek|淡马锡
GIC
Mubadala
Qatar Investment Authority|qia
PIF|public investment fund
NEA
Bessemer Venture Partners
Menlo Ventures
Spark Capital
CapitalG
8VC
Radical Ventures
Air Street Capital
ModelScope
Kaggle
AI Safety Institute
CSET
RAND|=RAND
Brookings
Pew Research Center|pew research
Eurasia Group
Chatham House
IMF|=IMF
World Bank
WEF|world economic forum
NATO
Interpol
Europol
FBI|=FBI
CIA|=CIA
NSA|=NSA
CISA|=CISA
GCHQ
MI5
SAG AFTRA
Writers Guild
Recording Industry Association
Warner Bros
Paramount|=Paramount
Comcast
NBCUniversal
BBC|=BBC
The Guardian
The Atlantic
Condé Nast
Financial Times
Wall Street Journal
Le Monde
El País
Corriere della Sera
Der Spiegel
Encyclopaedia Britannica|britannica
Merriam Webster
Chegg
Coursera
Khan Academy
Quizlet
Pearson|=Pearson
McGraw Hill
Elsevier
Springer Nature
Wiley|=Wiley
HarperCollins
Penguin Random House
Hachette
USC|university of southern california
HKU|university of hong kong
HKUST
CUHK
Columbia University
Cornell
Georgia Tech
UIUC
University of Washington
UCLA
UC San Diego|ucsd
EPFL
NUS|=NUS|national university of singapore
Fudan University|fudan|复旦大学
Shanghai Jiao Tong University|sjtu|上海交通大学
Zhejiang University|浙江大学
University of Tokyo|東京大学
TU Munich|tum
Max Planck
Inria
Fraunhofer
Brilliant Labs
Resend|=Resend
OpenEvidence
OpenArt
SonarSource
Zillow
Gradio
Keras
Agentica
Reflection AI
Warp|=Warp
Sourcegraph
Tabnine
Poolside
Cartesia
Hume AI
Sesame|=Sesame AI
Moonvalley
Viggle
Haiper
Genspark
Flowith
Coze|扣子
Dify
n8n
Zapier
Airtable
Retool
Pydantic
LangWatch
Helicone
Portkey
Langfuse
Humanloop
Promptfoo
Lakera
HiddenLayer
Robust Intelligence
Protect AI
Palisade Research
AI Now Institute
Electronic Frontier Foundation|=EFF
Mozilla Foundation
Creative Commons
LAION
Internet Archive
Fidelity|=Fidelity|fidelity investments
T. Rowe Price|t rowe price
Valor Equity Partners
IVP|=IVP
Sapphire Ventures
Battery Ventures
Redpoint Ventures
Felicis
Google Ventures|=GV
NVentures
Dragoneer
Altimeter|=Altimeter|altimeter capital
D1 Capital
Wellington Management
Baillie Gifford
Jane Street
Magnetar|=Magnetar
Sutter Hill Ventures
Bain Capital
Carlyle
Silver Lake|=Silver Lake
MUFG
Mizuho|瑞穗|みずほ
UBS
Citigroup|=Citi
Wells Fargo
Bank of America
Barclays
Deutsche Bank
BNP Paribas
Santander
BBVA
Intesa Sanpaolo
UniCredit
Adyen
Anyscale
Modular AI|=Modular
Qodo
Unity Technologies
Epic Games
Autodesk
Intuit|=Intuit
Dropbox
Asana|=Asana
Monday.com
Miro|=Miro
Webflow
eBay
Lyft
Ford|=Ford
General Motors|=GM
Honda|ホンダ
Hyundai|现代汽车
Renault
Stellantis
Volvo
Airbus
Boeing
Bayer|=Bayer
Sanofi
Roche|=Roche
AstraZeneca
Eli Lilly
Merck|=Merck
Johnson & Johnson|johnson johnson
Novo Nordisk
Verizon
AT&T
T-Mobile|t mobile
Orange SA
Thales
Leonardo SpA
BAE Systems
Northrop Grumman
L3Harris
Hitachi|日立
Fujitsu|富士通
NEC|=NEC
Panasonic|パナソニック
Toshiba|東芝
KDDI
Line Yahoo|lineヤフー
CyberAgent|サイバーエージェント
Mercari|メルカリ
Tata Electronics
Wipro
HCLTech
`;

export interface Organisation {
	name: string;
	/** Other spellings, the name among them. */
	aliases: string[];
	/** Products that stand for it. */
	products: string[];
}

export const ORGANISATIONS: readonly Organisation[] = LINES.trim()
	.split("\n")
	.map((line) => {
		const [names = "", products = ""] = line.split(" > ");
		const [name = "", ...others] = names.split("|");
		// A name that is an everyday word is listed again with its case.
		const strict = others.includes(`=${name}`);
		return {
			name,
			aliases: strict ? others : [name, ...others],
			products: products === "" ? [] : products.split("|"),
		};
	});

/** Phrases in which an organisation's name is none: a licence, a table, a chip, a place to talk. */
export const NO_ORGANISATIONS: readonly string[] =
	"figure 1|figure 2|figure 3|figure 4|figure 5|figure out|in figure|lmarena's|by lmarena|like lmarena|lmarena arena|lmarena ranking*|lmarena rank|lmarena webdev|lmarena search|lmarena code|lmarena image|top lmarena|mit licen*|licensed under mit|under mit|under an mit|under the mit|mit apache|mit or apache|sec filing*|near superhuman|superhuman performance|superhuman level|wikipedia like|reddit and discord|discord communities|apache licen*|on lmarena|in lmarena|lmarena leaderboard*|lmarena score*|lmarena elo|lmarena points|lmarena text|lmarena vision|apple silicon|arm cpu*|arm64|intel mac*|google doc|google docs|google drive|google search|google maps|google play|google chrome|google colab|google sheets|google slides|google calendar|google workspace|google meet|google translate|google scholar|google trends|google photos|google home|microsoft 365|microsoft office|microsoft teams|microsoft word|microsoft excel|microsoft store|apple watch|apple music|apple tv|apple vision pro|amazon prime|meta quest|meta learning|meta analysis|meta prompt*|stripe pattern*|on github|github repo*|github issue*|github star*|github action*|github discussion*|github trending|github integration|from github|on reddit|reddit discussion*|reddit communit*|reddit thread*|reddit user*|reddit post*|reddit r|on discord|discord communit*|discord server*|discord discussion*|discord user*|on youtube|on linkedin|on kaggle|kaggle competition*|on substack|on telegram|in slack|on tiktok|on instagram".split(
		"|",
	);
