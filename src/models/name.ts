import { normalise } from "../lib/text/normalise.ts";

/**
 * A part of a model's name. `version` holds digits and perhaps a letter ("3.1", "4o", "r1"),
 * `size` counts parameters ("405b", "8x7b", "a22b"), `date` is a snapshot ("0528", "20241022").
 */
export interface NameToken {
	kind: "word" | "version" | "size" | "date";
	/** The form to compare: "3" for "v3", "2" for "2.0". */
	text: string;
	/** The form to show: "v3", "2.0"; lower case. */
	written: string;
}

/** Names of families and makers as other scripts write them. */
const FOREIGN: readonly (readonly [RegExp, string])[] = [
	[/通义千问|通義千問|千问|千問/g, "qwen"],
	[/深度求索|ディープシーク|딥시크|дипсик|дипсік/g, "deepseek"],
	[/文心一言|文心大模型|文心/g, "ernie"],
	[/豆包/g, "doubao"],
	[/混元/g, "hunyuan"],
	[/盘古|盤古/g, "pangu"],
	[/智谱清言|智谱|智譜/g, "zhipu"],
	[/月之暗面/g, "moonshot"],
	[/稀宇科技/g, "minimax"],
	[/讯飞星火|星火/g, "spark"],
	[/可灵|可靈/g, "kling"],
	[/海螺/g, "hailuo"],
	[/谷歌|グーグル|구글/g, "google"],
	[/阿里巴巴|阿里云|阿里|アリババ/g, "alibaba"],
	[/微软|マイクロソフト/g, "microsoft"],
	[/英伟达|エヌビディア/g, "nvidia"],
	[/百度/g, "baidu"],
	[/腾讯/g, "tencent"],
	[/字节跳动|字节/g, "bytedance"],
	[/华为/g, "huawei"],
	[/克劳德|クロード|클로드|клод|كلود/g, "claude"],
	[/双子座|ジェミニ|ジェミナイ|제미나이|джемини|гемини|جيميني/g, "gemini"],
	[/羊驼|ラマ|라마|лама|ллама/g, "llama"],
	[/チャットgpt|챗gpt|чатгпт/g, "chatgpt"],
	[/гпт|지피티/g, "gpt"],
	[/(?<=\d)о/g, "o"],
	[/グロック|그록|грок/g, "grok"],
	[/ソネット|소네트|сонет/g, "sonnet"],
	[/オーパス|오퍼스|опус/g, "opus"],
	[/ハイク|하이쿠|хайку/g, "haiku"],
	[/ミストラル|미스트랄|мистраль/g, "mistral"],
	[/クウェン|큐원|квен/g, "qwen"],
	[/キミ|키미/g, "kimi"],
	[/プロ|프로|про(?![\p{L}])/gu, "pro"],
	[/フラッシュ|플래시|флеш/g, "flash"],
	[/ミニ|미니|мини/g, "mini"],
	[/迷你/g, "mini"],
];
const FOREIGN_SCRIPT =
	/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Cyrillic}\p{Script=Arabic}]/u;

const BILLIONS =
	/(\d)\s*(?:billion|milliarden|miliardi|milliards|mil millones|mrd)(?!\p{L})/gu;

/**
 * One alternative a group: date, dropped (context lengths, number formats, experts), size,
 * snapshot, revision ("001"), version with what is glued to it, word.
 */
const PARTS = new RegExp(
	[
		"(?<date>(?<![\\d.])20\\d{2}[-.]?(?:0[1-9]|1[0-2])[-.]?(?:[0-2]\\d|3[01])(?!\\d)|(?<=[-_ ])(?:0[1-9]|1[0-2])-(?:20\\d{2}|[0-2]\\d|3[01])(?![\\d.]))",
		"(?<dropped>(?<!\\p{L})(?:nv|mx)?(?:fp|int|bf|nf)\\d+(?!\\p{L})|(?<!\\p{L})q\\d(?:_[a-z0-9]+)+|\\d+-?bit(?!\\p{L})|(?<![\\d.])(?:\\d+k|4096|8192|16384|32768|131072)(?![a-z0-9])|(?<![\\d.])\\d+e(?![a-z0-9]))",
		"(?<size>(?<![\\d.])(?:\\d+x|(?<!\\p{L})[ae])?\\d+(?:\\.\\d+)?[bmt](?![\\p{L}\\d]))",
		"(?<snapshot>(?<![\\d.])(?:\\d{4}|\\d{6})(?![\\d.]))",
		"(?<revision>(?<![\\d.])0\\d{2}(?![\\d.])|:\\d+$)",
		"(?<version>(?!\\p{L}\\d+(?:\\.\\d+)?[bmt](?![\\p{L}\\d]))(?:(?<!\\p{L})[a-z])?\\d+(?:[._]\\d+|,\\d(?!\\d)|-\\d{1,2}(?![\\d\\p{L}.])|p\\d+(?!\\d))*(?:[a-z](?![\\p{L}\\d]))?)",
		"(?<word>\\p{L}+)",
	].join("|"),
	"gu",
);

/** Bedrock ends an id with its own revision: "…-v2:0", "gpt-oss-120b-1:0". */
const BEDROCK_REVISION = /-(?:v\d+|1):\d+$/;
/** "OpenAI's o3". */
const POSSESSIVE = /(?<=\p{L})['’]s(?!\p{L})/gu;
const SINGLE_LETTER = /^[a-z]$/;
const PLAIN_NUMBER = /^\d/;
const ENDS_IN_DIGIT = /\d$/;

function versionToken(raw: string): NameToken {
	// "3-5", "3_5" and "3p5" are 3.5; "v3" is 3; "2.0" is 2, while 4.20 stays.
	const written = raw.replace(/(?<=\d)[-_,p](?=\d)/g, ".");
	const text = written.replace(/^v(?=\d)/, "").replace(/\.0(?=\D*$)/, "");
	return { kind: "version", text, written };
}

function plainToken(kind: NameToken["kind"], text: string): NameToken {
	return { kind, text, written: text };
}

/**
 * The parts of a model's name in any spelling: letters split from digits, one form for each
 * version, no number formats and context lengths.
 */
export function nameTokens(name: string): NameToken[] {
	let text = normalise(name.replace(BEDROCK_REVISION, ""))
		.replace(POSSESSIVE, " ")
		.replace(/(?<=\p{L})\+/gu, " plus ");
	if (FOREIGN_SCRIPT.test(text)) {
		for (const [pattern, latin] of FOREIGN)
			text = text.replace(pattern, ` ${latin} `);
	}
	text = text.replace(BILLIONS, "$1b").replace(/gr00t/g, "groot");
	const tokens: NameToken[] = [];
	let end = -1;
	for (const match of text.matchAll(PARTS)) {
		const groups = match.groups ?? {};
		const last = tokens.at(-1);
		const adjacent = match.index === end;
		end = match.index + match[0].length;
		if (groups.date) {
			tokens.push(plainToken("date", groups.date.replace(/\D/g, "")));
		} else if (groups.snapshot) {
			tokens.push(plainToken("date", groups.snapshot));
		} else if (groups.size) {
			tokens.push(plainToken("size", groups.size));
		} else if (groups.version) {
			const version = versionToken(groups.version);
			if (
				last?.kind === "word" &&
				SINGLE_LETTER.test(last.text) &&
				PLAIN_NUMBER.test(version.text)
			) {
				// "o 1", "k 2", "v 3".
				tokens.pop();
				version.written = last.text + version.written;
				if (last.text !== "v") version.text = last.text + version.text;
			} else if (
				adjacent &&
				last?.kind === "word" &&
				last.text.length > 2 &&
				last.text.endsWith("v")
			) {
				// "deepseekv3", "dsv3".
				last.text = last.text.slice(0, -1);
				last.written = last.text;
				version.written = `v${version.written}`;
			}
			tokens.push(version);
		} else if (groups.word) {
			// "gpt 4 o".
			if (
				groups.word === "o" &&
				last?.kind === "version" &&
				PLAIN_NUMBER.test(last.text) &&
				ENDS_IN_DIGIT.test(last.text)
			) {
				last.text += "o";
				last.written += "o";
			} else {
				tokens.push(plainToken("word", groups.word));
			}
		}
	}
	return tokens;
}
