import { once } from "node:events";
import { connect } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { RunningWeb } from "#src/web/open-server.ts";
import { startWeb } from "#src/web/server.ts";
import { signedIn } from "../support/web-login.ts";
import { webReader } from "../support/web-reader.ts";

let web: RunningWeb;

beforeAll(async () => {
	web = await startWeb({
		reader: webReader(),
		login: signedIn,
		log: { error: () => {} },
		host: "127.0.0.1",
		port: 0,
	});
});
afterAll(() => web.close());

/** Sends a path letter for letter, as no client with manners would. */
async function answerTo(path: string): Promise<string> {
	const { port } = new URL(web.url);
	const socket = connect(Number(port), "127.0.0.1");
	let answer = "";
	socket.setEncoding("utf8").on("data", (text: string) => {
		answer += text;
	});
	socket.end(
		`GET ${path} HTTP/1.1\r\nHost: localhost:${port}\r\nConnection: close\r\n\r\n`,
	);
	await once(socket, "close");
	return answer;
}

test.each([
	"/../../../../etc/passwd",
	"/..%2f..%2f..%2fetc%2fpasswd",
	"/%2e%2e/%2e%2e/package.json",
	"/style.css/../../package.json",
	"/pictures/..%5c..%5cpackage.json",
	"//etc/passwd",
	"/.env",
	"/icon.svg%00.env",
	"file:///etc/passwd",
])("%s leads to no file", async (path) => {
	const answer = await answerTo(path);
	expect(answer).toMatch(/^HTTP\/1\.1 4\d\d/);
	expect(answer).not.toMatch(/root:.*:0:0|"modelwire"|TOKEN=/);
});
