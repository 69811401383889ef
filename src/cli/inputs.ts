/** Shapes of the lines that the filters read; more fields than these are kept as they are. */
import { z } from "zod";

const optionalText = z
	.string()
	.nullish()
	.transform((text) => text ?? null);

export const taggableItem = z.looseObject({
	id: z.union([z.string(), z.number()]),
	title: z.string(),
	summary: optionalText,
	text: optionalText,
	url: optionalText,
});

export const groupableItem = taggableItem.extend({
	id: z.coerce.string(),
	url: z.string(),
	source: z.string(),
	publishedAt: z.coerce.date(),
});

export const storyToSummarise = z.object({
	id: z.union([z.string(), z.number()]),
	articles: z
		.array(
			z.object({
				id: z.union([z.string(), z.number()]),
				url: z.string().nullish(),
				title: z.string().nullish(),
				source: z.string().nullish(),
				summary: optionalText,
				text: optionalText,
			}),
		)
		.min(1),
});

export const briefToGround = z.object({
	sentences: z.array(
		z.object({
			text: z.string(),
			sources: z.array(z.union([z.string(), z.number()])),
		}),
	),
	articles: z.array(
		z.object({ id: z.union([z.string(), z.number()]), text: z.string() }),
	),
});

/** An item of a recorded stream. */
export const streamItem = z.object({
	id: z.coerce.string(),
	url: z.string(),
	title: z.string(),
	summary: optionalText,
	source: z.string(),
	publishedAt: z.coerce.date(),
});
