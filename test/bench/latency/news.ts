/** News worth an interruption, each by a maker of its own. */
const releases = [
	["openai.com", "OpenAI", "GPT-9.1"],
	["anthropic.com", "Anthropic", "Claude Opus 9"],
	["deepmind.google", "Google DeepMind", "Gemini 9 Pro"],
	["ai.meta.com", "Meta", "Llama 9"],
	["mistral.ai", "Mistral", "Mistral Large 9"],
	["deepseek.com", "DeepSeek", "DeepSeek-V9"],
	["x.ai", "xAI", "Grok 9"],
	["qwen.ai", "Alibaba", "Qwen9"],
	["nvidia.com", "Nvidia", "Nemotron 9"],
	["microsoft.com", "Microsoft", "Phi-9"],
	["baidu.com", "Baidu", "Ernie 9"],
	["moonshot.ai", "Moonshot", "Kimi K9"],
] as const;

const subjects =
	"weather tables,tax forms,sign language,crop diseases,court files,chess games,sewing patterns,whale songs,railway timetables,old maps,hearing aids,fishing boats".split(
		",",
	);

export interface Release {
	host: string;
	title: string;
	text: string;
}

export const rounds = releases.map(([host, maker, model], index): Release => {
	const subject = subjects[index] ?? "";
	return {
		host,
		title: `${maker} releases ${model}, its new artificial intelligence model for ${subject}`,
		text: `${maker} has released ${model}, an artificial intelligence model for ${subject} that the company calls its best. `.repeat(
			8,
		),
	};
});

function feedOf(title: string, items: string): string {
	return `<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>${title}</title><link>https://${title}/</link><language>en</language>${items}</channel></rss>`;
}

/** The feed of a maker, with its release once that is out. */
export function releaseFeed({ host, title, text }: Release, at: Date | null) {
	const item = at
		? `<item><guid>1</guid><title>${title}</title><link>https://${host}/news/1</link>
<pubDate>${at.toUTCString()}</pubDate><content:encoded>&lt;p&gt;${text}&lt;/p&gt;</content:encoded></item>`
		: "";
	return feedOf(host, item);
}

/** A feed that gives titles alone, of pages that take long. */
export function teasingFeed(host: string, ats: readonly Date[]) {
	const items = ats.map(
		(at, index) =>
			`<item><guid>${index}</guid><title>Museum number ${index} shows old bridges</title>
<link>https://${host}/slow/${index}</link><pubDate>${at.toUTCString()}</pubDate></item>`,
	);
	return feedOf(host, items.join(""));
}
