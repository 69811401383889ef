import { makeParser } from "../feeds/parser.ts";
import { reasonOf } from "../lib/errors.ts";
import type { Command } from "./command.ts";
import { readInput, readPlain, writeLine } from "./streams.ts";

export const command: Command = {
	usage: "[--url URL] [--content-type TYPE] [--feed] [FILE…]",
	description: `Reads a feed's bytes (RSS, Atom, RDF or JSON Feed) from standard input or from
files, and writes a line of JSON for each item:
  {guid,url,title,summary,content,author,publishedAt,language,categories}
With files every line carries "file"; one that cannot be read gives {file,error}.`,
	options: {
		url: {
			type: "string",
			value: "URL",
			help: "where the feed came from, to resolve relative links",
		},
		"content-type": {
			type: "string",
			value: "TYPE",
			help: "its Content-Type header, for the encoding",
		},
		feed: {
			type: "boolean",
			help: "one line about the feed instead: {title,siteUrl,language,hub,format}",
		},
	},
	examples: [
		"parse < feed.xml",
		"parse --url https://lab.example/feed --feed < feed.xml",
		"parse feeds/*.xml archive/old.xml.gz",
	],
	async run(input) {
		const url = input.text("url");
		const contentType = input.text("content-type");
		const hints = {
			...(url === null ? {} : { url }),
			...(contentType === null ? {} : { contentType }),
		};
		const parser = makeParser({ threads: 1 });

		async function writeFeed(bytes: Buffer, origin: object) {
			const { feed, items } = await parser.parse(bytes, hints);
			for (const line of input.flag("feed") ? [feed] : items)
				await writeLine({ ...origin, ...line });
		}

		let failed = 0;
		try {
			if (input.arguments.length === 0) await writeFeed(await readInput(), {});
			for (const file of input.arguments)
				try {
					await writeFeed(await readPlain(file), { file });
				} catch (error) {
					failed++;
					await writeLine({ file, error: reasonOf(error) });
				}
		} finally {
			await parser.close();
		}
		return failed > 0 ? 1 : 0;
	},
};
