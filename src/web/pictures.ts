import type { Hono } from "hono";
import { readKnownModels } from "../answers/read-models.ts";
import { readTrend } from "../answers/trend.ts";
import { askedTrend } from "../chat/conversation/asked-trend.ts";
import { ChatError } from "../chat/conversation/chat-error.ts";
import {
	pictureOfModels,
	pictureOfTrend,
} from "../chat/conversation/reply-pictures.ts";
import type { Message } from "../chat/message.ts";
import { plainMessage } from "../chat/messages/plain-message.ts";
import { trendMessage } from "../chat/messages/trend-message.ts";
import type { PreparedPicture } from "../chat/reply-picture.ts";
import { textLanguages, textsIn } from "../chat/texts/texts.ts";
import type { Clock } from "../lib/clock.ts";
import type { Database } from "../lib/database/database.ts";
import { reasonOf } from "../lib/errors.ts";
import type { Log } from "../lib/log.ts";
import type { Plotter } from "../lib/plot/plotter.ts";

/** A trend in words, and its picture; null where there is nothing to draw. */
export interface TrendView {
	message: Message;
	picture: PreparedPicture | null;
}

/** The pictures that pages show: drawn here, served from here. */
export interface Pictures {
	/** Of one model, or of several that are compared; null where too little is known of them. */
	ofModels(
		slugs: readonly string[],
		language: string | null,
	): Promise<PreparedPicture | null>;
	/** A subject that means nothing is answered with what there is. */
	trend(subject: string, language: string | null): Promise<TrendView>;
}

export function makePictures(deps: {
	database: Database;
	clock: Clock;
	plotter: Plotter;
	defaults: { timeZone: string; language: string };
}): Pictures {
	const { database, clock, defaults } = deps;
	const textsFor = (language: string | null) =>
		textsIn(
			language !== null && textLanguages.includes(language)
				? language
				: defaults.language,
		);
	return {
		ofModels: (slugs, language) =>
			pictureOfModels(slugs, textsFor(language), deps),
		async trend(subject, language) {
			const texts = textsFor(language);
			try {
				const known = await readKnownModels(database);
				const { asked, name } = askedTrend(subject, texts, known);
				const { timeZone } = defaults;
				const trend = await readTrend({ database, clock, timeZone }, asked);
				return {
					message: trendMessage(trend, name, texts),
					picture: await pictureOfTrend(trend, name, texts, deps).prepare(),
				};
			} catch (error) {
				if (!(error instanceof ChatError)) throw error;
				return {
					message: plainMessage(texts, [error.tell(texts)]),
					picture: null,
				};
			}
		},
	};
}

/** As many as `/compare` takes. */
const mostModels = 4;
const slug = /^[\p{L}\p{N}._-]{1,100}$/u;

/** Where a page finds the picture of one model, or of several that are compared. */
export function modelsPicturePath(
	slugs: readonly string[],
	language: string | null = null,
): string {
	return pathOf("models", { slugs: slugs.join(",") }, language);
}

export function trendPicturePath(
	subject: string,
	language: string | null = null,
): string {
	return pathOf("trend", { subject }, language);
}

function pathOf(
	name: string,
	query: Record<string, string>,
	language: string | null,
): string {
	const all = { ...query, ...(language === null ? {} : { language }) };
	return `/pictures/${name}.png?${new URLSearchParams(all)}`;
}

/** The pictures themselves; one that cannot be drawn is not found, and its page shows its words. */
export function servePictures(
	web: Hono,
	pictures: Pictures,
	log: Pick<Log, "error">,
): void {
	web.get("/pictures/:name", async (context) => {
		const query = (name: string) => context.req.query(name) ?? null;
		const language = query("language");
		const find = async (): Promise<PreparedPicture | null> => {
			switch (context.req.param("name")) {
				case "models.png": {
					const slugs = (query("slugs") ?? "").split(",").slice(0, mostModels);
					return slugs.every((each) => slug.test(each))
						? pictures.ofModels(slugs, language)
						: null;
				}
				case "trend.png":
					return (await pictures.trend(query("subject") ?? "", language))
						.picture;
				default:
					return null;
			}
		};
		try {
			const png = await (await find())?.draw();
			if (!png) return context.body(null, 404);
			context.header("Content-Type", "image/png");
			context.header("Cache-Control", "private, max-age=300");
			return context.body(new Uint8Array(png));
		} catch (error) {
			log.error({ reason: reasonOf(error) }, "a picture was not drawn");
			return context.body(null, 503);
		}
	});
}
