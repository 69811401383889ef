import type { FeedKind } from "../feeds/feed.ts";

interface RecordedFeed {
	/** Where it is asked for, under the server's origin. */
	path: string;
	/** In `feeds/`; null where nothing is left to serve. */
	file: string | null;
	title: string;
	kind: FeedKind;
	folder: string;
	weight: number;
	language: string;
	/** The `Content-Type` header as the outlet sends it, right or wrong. */
	contentType: string;
	/** `moved` answers 301 to `/feeds/` and its file, `broken` serves an error page as a feed. */
	behaviour: "healthy" | "slow" | "moved" | "broken" | "gone";
}

function feed(
	file: string,
	title: string,
	kind: FeedKind,
	folder: string,
	contentType: string,
	rest: Partial<RecordedFeed> = {},
): RecordedFeed {
	return {
		path: `/feeds/${file}`,
		file,
		title,
		kind,
		folder,
		weight: 1,
		language: "en",
		contentType,
		behaviour: "healthy",
		...rest,
	};
}

const rss = "application/rss+xml; charset=utf-8";
const rdf = "application/rdf+xml; charset=utf-8";
const atom = "application/atom+xml; charset=utf-8";
const json = "application/feed+json; charset=utf-8";
const italian = { language: "it" };
const german = { language: "de" };
const spanish = { language: "es" };
const chinese = { language: "zh" };

/** The feeds of the recorded day. Their documents are in `feeds/`; a new one takes a file there and a line here. */
export const recordedFeeds: RecordedFeed[] = [
	feed("deepseek.atom", "DeepSeek News", "official", "labs", atom),
	feed("qwen.json", "Qwen Blog", "official", "labs", json),
	feed("openai.xml", "OpenAI News", "official", "labs", rss),
	feed(
		"federal-notices.rdf",
		"Federal Notices on AI",
		"official",
		"government",
		rdf,
	),
	feed("ai-office.atom", "EU AI Office", "official", "government", atom),
	feed(
		"garante-privacy.xml",
		"Garante privacy",
		"official",
		"government",
		rss,
		italian,
	),

	feed("thelab.xml", "The Lab", "press", "press", rss, { weight: 1.2 }),
	feed(
		"transatlantic-dispatch.xml",
		"Transatlantic Dispatch",
		"press",
		"press",
		rss,
		{ path: "/feeds/dispatch.xml", behaviour: "moved", weight: 1.2 },
	),
	feed("market-ledger.xml", "Market Ledger", "press", "press", rss),
	feed("policy-desk.rdf", "Policy Desk", "press", "policy", rdf),
	feed(
		"giornale-di-bordo.xml",
		"Giornale di Bordo",
		"press",
		"press",
		"application/rss+xml; charset=windows-1252",
		italian,
	),
	feed("il-bit.xml", "Il Bit", "press", "press", rss, italian),
	// No charset in the header: only the XML declaration says ISO-8859-1.
	feed(
		"tagesnetz.xml",
		"Tagesnetz",
		"press",
		"press",
		"application/rss+xml",
		german,
	),
	feed("netzkurier.atom", "Netzkurier", "press", "press", atom, german),
	// The label is wrong, the bytes are good UTF-8.
	feed(
		"diario-tecnico.xml",
		"Diario Técnico",
		"press",
		"press",
		"text/xml; charset=iso-8859-1",
		spanish,
	),
	feed("la-hoja.rdf", "La Hoja Global", "press", "press", rdf, spanish),
	feed("keji.xml", "科技晨线", "press", "press", "text/xml", chinese),
	feed("weekend-shelf.xml", "Weekend Shelf", "press", "leisure", rss, {
		weight: 0.5,
	}),

	feed("chipletter.atom", "Chipletter", "newsletter", "newsletters", atom),
	feed("model-notes.json", "Model Notes", "newsletter", "newsletters", json),
	feed(
		"suanli.json",
		"算力周报",
		"newsletter",
		"newsletters",
		"application/json",
		chinese,
	),

	feed(
		"local-models.atom",
		"Local Models Forum",
		"community",
		"community",
		atom,
		{ behaviour: "slow", weight: 0.7 },
	),
	feed("linkboard.xml", "Linkboard", "aggregator", "community", rss, {
		weight: 0.5,
	}),
	feed("rassegna.xml", "Rassegna IA", "aggregator", "community", rss, {
		...italian,
		weight: 0.5,
	}),

	feed("compute-gazette.xml", "Compute Gazette", "press", "press", "text/xml", {
		behaviour: "broken",
	}),
	feed("robot-weekly.xml", "Robot Weekly", "press", "press", "text/plain", {
		file: null,
		behaviour: "gone",
	}),
];
