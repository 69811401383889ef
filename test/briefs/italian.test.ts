import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { BriefInput } from "#src/briefs/prepare.ts";
import { writeForLanguages } from "#src/briefs/write.ts";
import { renderText } from "#src/chat/console/render.ts";
import { editionMessage } from "#src/chat/messages/edition-message.ts";
import type { Database } from "#src/lib/database/database.ts";
import { openTestDatabase } from "../support/database.ts";
import type { LlmStandIn } from "../support/llm-endpoint.ts";
import { makeArticle } from "./article.ts";
import { editionOf } from "./shown.ts";
import { isTranslation, now, writerWith } from "./with-endpoint.ts";

const folder = join(import.meta.dirname, "../fixtures/briefs/italian");
const read = (name: string) =>
	JSON.parse(readFileSync(join(folder, name), "utf8"));
const answers = read("answers.json") as Record<
	"written" | "translated",
	unknown
>;

let database: Database;
let standIn: LlmStandIn | null = null;

beforeAll(async () => {
	database = await openTestDatabase();
});
afterAll(async () => {
	await standIn?.close();
	await database.end();
});

async function italianStory(): Promise<BriefInput> {
	const { rows } = await database.query<{ id: string }>(
		"insert into stories (headline, first_at, last_at) values ('A story', $1, $1) returning id",
		[now],
	);
	const article = makeArticle({
		id: 1,
		host: "giornale.example",
		language: "it",
		...(read("article.json") as { title: string; text: string }),
	});
	return {
		storyId: Number(rows[0]?.id),
		revision: 1,
		topics: [],
		articles: [article],
	};
}

it.each(["en", "it"])(
	"an article in Italian is told in %s, and where it was read is said",
	async (language) => {
		const made = await writerWith(database, (call) => ({
			content: isTranslation(call) ? answers.translated : answers.written,
		}));
		standIn = made.standIn;
		const input = await italianStory();
		const wanted = new Map([
			["it", [input.storyId]],
			["en", [input.storyId]],
		]);
		const briefs = await writeForLanguages(made.writer, [input], wanted);
		const [brief] = briefs.get(language) ?? [];
		expect(brief).toMatchObject({ method: "llm", language });
		// Nothing of it was held to be unsupported.
		expect(brief?.verdicts.filter(({ ok }) => !ok)).toEqual([]);
		expect(brief?.sentences).toHaveLength(3);
		expect(brief?.why).not.toBeNull();
		expect(made.standIn.calls).toHaveLength(2);
		await made.standIn.close();

		const { entries, ...edition } = editionMessage(
			editionOf(brief ? [brief] : [], language),
		);
		const text = renderText({ ...edition, footer: [], entries }, { width: 80 });
		await expect(`${text}\n`).toMatchFileSnapshot(
			join(folder, `${language}.txt`),
		);
		expect(text).toContain(
			language === "en" ? "giornale.example (it)" : "giornale.example",
		);
	},
);
