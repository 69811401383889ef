import type { Article } from "../articles/article.ts";
import { independentHosts } from "../stories/hosts.ts";
import type { BriefLabel } from "./brief.ts";

/** Words by which a source says that it passes on what others say in private. */
const RUMOUR =
	/\b(?:rumou?rs?|rumou?red|reportedly|allegedly|leak(?:s|ed|er)?|(?:people|sources?) (?:familiar|close|with knowledge)|unconfirmed|said to be|tipped to|indiscrezion[ei]|secondo (?:fonti|indiscrezioni)|voci di|sarebbe|gerüchte?n?|angeblich|insidern? zufolge|soll angeblich|rumor(?:es)?|supuestamente|según fuentes|filtraci(?:ón|ones)|rumeurs?|selon des sources|aurait|fuites?)\b|传闻|据传|爆料|消息称|知情人士|据悉|或将|疑似|曝光|噂|リーク|関係者によると/iu;

/** What code can say of how well a story is founded, whatever its sources claim. */
export function labelsOf(articles: readonly Article[]): BriefLabel[] {
	const labels: BriefLabel[] = [];
	const official = articles.some(({ kind }) => kind === "official");
	if (official) labels.push({ kind: "official" });
	const hosts = independentHosts(articles).length;
	if (hosts > 1) labels.push({ kind: "confirmed", hosts });
	else if (!official) labels.push({ kind: "single-source" });
	const hedged = articles.filter(({ title, summary }) =>
		RUMOUR.test(`${title} ${summary ?? ""}`),
	);
	if (!official && hedged.length > 0 && hedged.length * 2 >= articles.length)
		labels.push({ kind: "rumour" });
	return labels;
}
