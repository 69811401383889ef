import { extractArticle } from "../articles/extract.ts";
import { reasonOf } from "../lib/errors.ts";
import type { Command } from "./command.ts";
import { readInput, readPlain, writeLine } from "./streams.ts";

export const command: Command = {
	usage: "[--url URL] [FILE…]",
	description: `Reads a page's HTML from standard input or from files and writes the article in
it as a line of JSON: {title,byline,publishedAt,language,text}
With files every line carries "file"; one that cannot be read gives {file,error}.`,
	options: {
		url: {
			type: "string",
			value: "URL",
			help: "where the page came from, to resolve relative links",
		},
	},
	examples: [
		"extract --url https://paper.example/story < page.html",
		"extract pages/*.html.gz",
	],
	async run(input) {
		const url = input.text("url");
		const hints = url === null ? {} : { url };
		if (input.arguments.length === 0) {
			await writeLine(article(await readInput(), hints));
			return;
		}
		let failed = 0;
		for (const file of input.arguments)
			try {
				await writeLine({ file, ...article(await readPlain(file), hints) });
			} catch (error) {
				failed++;
				await writeLine({ file, error: reasonOf(error) });
			}
		return failed > 0 ? 1 : 0;
	},
};

function article(page: Buffer, hints: { url?: string }) {
	const { title, byline, publishedAt, language, text } = extractArticle(
		page,
		hints,
	);
	return { title, byline, publishedAt, language, text };
}
