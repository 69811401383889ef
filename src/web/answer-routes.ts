import type { Context, Hono } from "hono";
import { addressOf } from "./address-of.ts";
import type { Answers } from "./answers.ts";
import { pageLanguage } from "./language.ts";
import type { Page } from "./layout.ts";
import { modelPath } from "./model-paths.ts";
import { modelPicture } from "./model-picture.ts";
import { askPage } from "./pages/ask.ts";
import { comparePage } from "./pages/compare.ts";
import { modelPage } from "./pages/model.ts";
import { modelsPage } from "./pages/models.ts";
import type { Pictures } from "./pictures.ts";
import { makeRequestLimit } from "./request-limit.ts";

/** Reading some forty articles for each question is work. */
const questionsAMinute = 20;
const longestName = 100;

/** The pages about models, and the one that answers questions. */
export function serveAnswers(
	web: Hono,
	{ answers, pictures }: { answers: Answers; pictures: Pictures | null },
	send: (context: Context, page: Page) => Response | Promise<Response>,
): void {
	const limit = makeRequestLimit({
		clock: answers.clock,
		most: questionsAMinute,
		milliseconds: 60_000,
	});
	const languageOf = (context: Context) => {
		context.header("Vary", "Accept-Language");
		return pageLanguage(
			{
				asked: context.req.query("language") ?? null,
				accepted: context.req.header("Accept-Language") ?? null,
			},
			answers.language,
		);
	};

	web.get("/models", async (context) =>
		send(
			context,
			await modelsPage(
				answers,
				context.req.query("q") ?? "",
				languageOf(context),
			),
		),
	);
	web.get("/models/:name", async (context) => {
		const name = context.req.param("name").slice(0, longestName);
		const language = languageOf(context);
		const card = await answers.model(name);
		if (card.kind !== "unknown" && card.slug !== name)
			return context.redirect(modelPath(card.slug, language));
		const picture =
			card.kind === "model"
				? await modelPicture(pictures, [card.slug], language)
				: null;
		return send(context, modelPage(card, language, picture));
	});
	web.get("/compare", async (context) => {
		const typed = ["models", "with"].flatMap(
			(name) => context.req.queries(name) ?? [],
		);
		return send(
			context,
			await comparePage({ answers, pictures }, typed, languageOf(context)),
		);
	});
	web.get("/ask", async (context) => {
		const page = await askPage(answers, {
			question: context.req.query("q") ?? "",
			mayAsk: () => limit.takes(addressOf(context)),
			language: languageOf(context),
		});
		if (page.status === 429) context.header("Retry-After", "60");
		return send(context, page);
	});
}
