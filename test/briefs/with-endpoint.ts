import { makeBudget } from "#src/briefs/budget.ts";
import type { BriefInput } from "#src/briefs/prepare.ts";
import type { BriefWriter } from "#src/briefs/write.ts";
import { manualClock } from "#src/lib/clock.ts";
import type { Database } from "#src/lib/database/database.ts";
import { makeEndpoint } from "#src/lib/llm/endpoint.ts";
import {
	type LlmStandIn,
	type LoggedCall,
	type ScriptedReply,
	startLlmEndpoint,
} from "../support/llm-endpoint.ts";
import { makeArticle } from "./article.ts";

export const now = new Date("2025-01-28T12:00:00Z");

/** A writer with an endpoint on loopback that answers as scripted. */
export async function writerWith(
	database: Database,
	script: (call: LoggedCall, index: number) => ScriptedReply,
): Promise<{ writer: BriefWriter; standIn: LlmStandIn }> {
	const standIn = await startLlmEndpoint(script);
	const endpoint = makeEndpoint({
		preset: "deepseek",
		baseUrl: standIn.url,
		wait: async () => {},
	});
	const budget = makeBudget({ dailyLimit: 5 });
	return {
		writer: { database, clock: manualClock(now), endpoint, budget },
		standIn,
	};
}

/** Stories of makers that open their models, told apart by a number. */
export async function makerStory(
	database: Database,
	number: number,
): Promise<BriefInput> {
	const { rows } = await database.query<{ id: string }>(
		"insert into stories (headline, first_at, last_at) values ('A story', $1, $1) returning id",
		[now],
	);
	const article = makeArticle({
		id: number,
		title: `Maker ${number} opens the weights of its model`,
		text: `Maker ${number} has opened the weights of its newest model. Training took ${number} chips and about ${number} million dollars. It is offered under the Apache licence.`,
	});
	return {
		storyId: Number(rows[0]?.id),
		revision: 1,
		topics: [],
		articles: [article],
	};
}

export const isTranslation = ({ system }: Pick<LoggedCall, "system">) =>
	system.includes("You translate");

/** The numbers of the makers whose stories a call is about, in its order. */
export function makersIn({ user }: Pick<LoggedCall, "user">): number[] {
	const asked = user.split("An earlier answer was checked")[0] ?? "";
	return [...new Set(asked.match(/(?<=Maker )\d+/g))].map(Number);
}

const written: Record<string, (number: number) => [string, string, string]> = {
	English: (number) => [
		`Maker ${number} opens the weights of its model`,
		`Maker ${number} has opened the weights of its newest model.`,
		`Training took ${number} chips and about ${number} million dollars.`,
	],
	Italian: (number) => [
		`Maker ${number} apre i pesi del suo modello`,
		`Maker ${number} ha aperto i pesi del suo modello più recente.`,
		`L'addestramento ha richiesto ${number} chip e circa ${number} milioni di dollari.`,
	],
};

/** What a good model answers, by language and task. */
export function goodAnswer(call: LoggedCall): ScriptedReply {
	const language = /^Language: (\w+)/.exec(call.user)?.[1] ?? "";
	const briefs = makersIn(call).map((number, index) => {
		const [headline, ...texts] = written[language]?.(number) ?? [""];
		const sentences = isTranslation(call)
			? texts
			: texts.map((text) => ({ text, sources: [1] }));
		return { story: index + 1, headline, sentences, why: null };
	});
	return { content: { briefs } };
}
