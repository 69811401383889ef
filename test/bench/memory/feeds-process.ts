/** A process of its own: feeds with new items, and the pages that these lead to. */
import { once } from "node:events";
import { createServer } from "node:http";
import { fieldWords } from "../answers/words.ts";
import { addressOf } from "../polling/address.ts";

const itemsShown = 5;
const paragraphs = 60;
const [count = 0, port = 0] = process.argv.slice(2).map(Number);
const words = fieldWords.en ?? [];
const read = new Set<number>();

/** Other words for each item, the same whenever it is asked for. */
function sentence(seed: number, length: number): string {
	return Array.from(
		{ length },
		(_, index) => words[(seed * 31 + index * (7 + (seed % 11))) % words.length],
	).join(" ");
}

function feed(id: number): string {
	const items = Array.from({ length: itemsShown }, (_, index) => {
		const link = `http://${addressOf(id)}:${port}/${index}`;
		const at = new Date(Date.now() - index * 60_000).toUTCString();
		const seed = id * itemsShown + index;
		return `<item><title>Lab ${id} releases open weights model ${index}: ${sentence(seed, 6)}</title><link>${link}</link><guid isPermaLink="false">${id}-${index}</guid><pubDate>${at}</pubDate><description>${sentence(seed, 20)}</description></item>`;
	});
	return `<?xml version="1.0"?><rss version="2.0"><channel><title>Lab ${id}</title><link>http://${addressOf(id)}/</link><description>News</description>${items.join("")}</channel></rss>`;
}

function page(seed: number): string {
	const menu = '<li><a href="/x">A section of the site</a></li>'.repeat(400);
	const text = Array.from(
		{ length: paragraphs },
		(_, index) => `<p>${sentence(seed + index, 60)}.</p>`,
	).join("");
	return `<!doctype html><html lang="en"><head><title>Report ${seed}</title></head><body><nav><ul>${menu}</ul></nav><article><h1>Report ${seed}</h1>${text}</article></body></html>`;
}

for (let id = 0; id < count; id += 1) {
	const server = createServer(({ url }, response) => {
		if (url === "/feed.xml") {
			read.add(id);
			response
				.writeHead(200, { "content-type": "application/rss+xml" })
				.end(feed(id));
		} else
			response
				.writeHead(200, { "content-type": "text/html" })
				.end(page(id * itemsShown + Number(url?.slice(1))));
	});
	server.listen(port, addressOf(id));
	await once(server, "listening");
}
process.on("message", () => process.send?.({ read: read.size }));
process.send?.({ read: 0 });
