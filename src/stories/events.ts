import { stem } from "./stem.ts";

/** Words of one meaning, folded to the first of each row; all are stems. */
const synonymRows = [
	"launch releas unveil introduc debut announc reveal ship",
	"hack breach intrus compromis",
	"buy acquir acquisit purchas bought",
	"sue lawsuit suit",
	"ban prohibit outlaw block bar",
	"eu europ european",
	"usa america american",
	"uk britain british",
	"china chines",
	"germany german",
	"japan japanes",
	"korea korean",
	"india indian",
	"france french",
	"russia russian",
	"israel israeli",
	"italy italian",
	"taiwan taiwanes",
	"canada canadian",
];

const synonyms = new Map<string, string>();
for (const row of synonymRows) {
	const [first = "", ...others] = row.split(" ");
	for (const other of others) synonyms.set(other, first);
}

/** The word that stands for all of its meaning; `word` itself when it has no synonym here. */
export function synonym(word: string): string {
	return synonyms.get(word) ?? word;
}

const impliedWords: Record<string, string> = {
	claude: "anthropic",
	chatgpt: "openai",
	gpt: "openai",
	zuckerberg: "meta",
	altman: "openai",
	deepmind: "google",
};

const implied = new Map(
	Object.entries(impliedWords).map(([word, owner]) => [
		stem(word, "en"),
		[stem(owner, "en")],
	]),
);

/** What a word says without saying it: ChatGPT is OpenAI's. */
export function impliedTerms(word: string): readonly string[] {
	return implied.get(word) ?? [];
}
