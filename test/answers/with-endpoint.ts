import { afterEach } from "vitest";
import { type Answer, ask } from "#src/answers/ask.ts";
import type { AnswerDeps } from "#src/answers/written.ts";
import { makeBudget } from "#src/briefs/budget.ts";
import { manualClock } from "#src/lib/clock.ts";
import type { Database } from "#src/lib/database/database.ts";
import { makeEndpoint } from "#src/lib/llm/endpoint.ts";
import {
	type LlmStandIn,
	type LoggedCall,
	type ScriptedReply,
	startLlmEndpoint,
} from "../support/llm-endpoint.ts";
import { plantArticles } from "../support/plant-articles.ts";

export const now = new Date("2025-01-28T12:00:00Z");

/** Reports of models that nobody else knows: one told in two languages, one in each alone. */
const reports = [
	{
		host: "northwind.example",
		title: "Northwind opens the weights of Gale-2",
		kind: "official" as const,
		text: "Northwind has opened the weights of its model Gale-2. Training Gale-2 cost about $3 million of computing power, the company says. It used 2,000 chips for it, where leading labs use up to 16,000. The model has 40 billion parameters.",
	},
	{
		host: "gazzetta.example",
		title: "Gale-2, un addestramento da tre milioni di dollari",
		text: "L'addestramento di Gale-2 è costato circa 3 milioni di dollari, secondo Northwind. Nessuno all'esterno ha potuto verificare la cifra. La società ha usato 2.000 chip di Nvidia.",
	},
	{
		host: "corriere.example",
		title: "Libeccio-7, il modello aperto di Trieste",
		text: "Il modello Libeccio-7 è stato presentato ieri a Trieste. L'addestramento di Libeccio-7 è costato 450 dollari, dicono gli autori. È stato costruito su due tecnologie aperte di Alibaba.",
	},
	{
		host: "gazette.example",
		title: "Boreal-3 is trained for a fraction of the price",
		text: "Boreal-3 was shown in Oslo yesterday. Training Boreal-3 cost 5.6 million dollars, its makers say. They used 2,048 chips of Nvidia for two months.",
	},
];

/** Fills a database with the reports. */
export function plantReports(database: Database): Promise<void> {
	return plantArticles(
		{ database, clock: manualClock(now) },
		reports.map((report, index) => ({ ...report, minutesAgo: 60 + index })),
	);
}

type Script = (call: LoggedCall, index: number) => ScriptedReply;

const open: LlmStandIn[] = [];
afterEach(async () => {
	for (const standIn of open.splice(0)) await standIn.close();
});

/** Who answers with an endpoint on loopback that replies as scripted. */
export async function answering(
	database: Database,
	script: Script | ScriptedReply[],
	more: Partial<AnswerDeps> & { at?: Date } = {},
) {
	const standIn = await startLlmEndpoint(script);
	open.push(standIn);
	const deps: AnswerDeps = {
		database,
		clock: manualClock(more.at ?? now),
		endpoint: makeEndpoint({
			preset: "deepseek",
			baseUrl: standIn.url,
			wait: async () => {},
		}),
		budget: makeBudget({ dailyLimit: 5 }),
		...more,
	};
	return {
		standIn,
		deps,
		ask: (
			question: string,
			options: Parameters<typeof ask>[2] = { language: "en" },
		): Promise<Answer> => ask(deps, question, options),
	};
}

/** The number by which a request gives a host's article. */
export function numberOf({ user }: LoggedCall, host: string): number {
	return Number(new RegExp(`source (\\d+): ${host}`).exec(user)?.[1]);
}

/** An answer with each sentence and the host that it cites. */
export function says(...sentences: [text: string, host: string][]): Script {
	return (call) => ({
		content: {
			answered: true,
			sentences: sentences.map(([text, host]) => ({
				text,
				sources: [numberOf(call, host)],
			})),
		},
	});
}

export const texts = ({ written }: Answer) =>
	written?.sentences.map(({ text }) => text) ?? null;
