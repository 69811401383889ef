/** A process of its own, so that serving costs its readers nothing: `feeds` feeds, each at an address of its own. */
import { createHash } from "node:crypto";
import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { addressOf } from "./address.ts";

const itemsShown = 20;
const [count = 0, port = 0] = process.argv.slice(2).map(Number);
let unchanged = 0;
let served = 0;

function feed(id: number): string {
	const items = Array.from({ length: itemsShown }, (_, index) => {
		const at = new Date(Date.now() - index * 3_600_000).toUTCString();
		const words = `Lab ${id} tells of its work on models, number ${index}. `;
		return `<item><title>Report ${index} of lab ${id}</title><link>http://lab-${id}.example/${index}</link><guid isPermaLink="false">${id}-${index}</guid><pubDate>${at}</pubDate><description>${words.repeat(8)}</description></item>`;
	});
	return `<?xml version="1.0"?><rss version="2.0"><channel><title>Lab ${id}</title><link>http://lab-${id}.example/</link><description>News</description>${items.join("")}</channel></rss>`;
}

async function serve(id: number): Promise<Server> {
	const body = Buffer.from(feed(id));
	const etag = `"${createHash("sha1").update(body).digest("hex")}"`;
	// Newsboat knows them in this case only.
	const validators = { ETag: etag, "Last-Modified": new Date().toUTCString() };
	const server = createServer(({ headers }, response) => {
		served += 1;
		if (
			headers["if-none-match"] === etag ||
			headers["if-modified-since"] === validators["Last-Modified"]
		) {
			unchanged += 1;
			response.writeHead(304, validators).end();
			return;
		}
		response
			.writeHead(200, { ...validators, "content-type": "application/rss+xml" })
			.end(body);
	});
	server.listen(port, addressOf(id));
	await once(server, "listening");
	return server;
}

if (process.send) {
	for (let id = 0; id < count; id += 1) await serve(id);
	process.on("message", () => process.send?.({ unchanged, served }));
	process.send({ ready: true });
}
