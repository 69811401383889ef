import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import {
	type Browser,
	findLine,
	openBrowser,
	type View,
} from "#test/support/browser.ts";

const optimiser = "pngquant";
const address = "/?channel=model-releases";

interface Picture {
	name: string;
	path: string;
	view: View;
}

/** Of the demo's digest in English; each ends where a story ends. */
const pictures: Picture[] = [
	{ name: "slack", path: `${address}&as=slack`, view: inChat(1080) },
	{ name: "discord", path: `${address}&as=discord`, view: inChat(960) },
	{
		name: "digest",
		path: address,
		view: {
			...inChat(960),
			width: 960,
			scale: 1.5,
			selector: null,
		},
	},
];

/** Of what the operator sees; it ends where a feed does. */
const desk: Picture = {
	name: "desk",
	path: "/feeds",
	view: { ...inChat(1340), width: 960, scale: 1.5, selector: null },
};

function inChat(height: number): View {
	return { width: 640, height, scale: 2, scheme: "light", selector: ".chat" };
}

export const usage = "FOLDER";
export const description =
	"takes the README's pictures of the demo with Chromium (and makes them small with pngquant): apt-get install chromium pngquant fonts-noto-core fonts-lato fonts-sil-charis";

export async function run([folder = "."]: string[]): Promise<void> {
	const browser = await openBrowser();
	const demo = spawn(process.execPath, ["src/cli.ts", "demo"], {
		stdio: ["ignore", "ignore", "pipe"],
	});
	try {
		const [url, link] = await Promise.all([
			findLine(demo.stderr, /page: (http:\S+)/),
			findLine(demo.stderr, /desk: (http:\S+)/),
		]);
		for (const each of pictures) await take(browser, url, each, folder);
		await logIn(browser, link);
		await take(browser, url, desk, folder);
	} finally {
		await browser.close();
		demo.kill("SIGINT");
		await once(demo, "exit");
	}
}

async function take(
	browser: Browser,
	url: string,
	{ name, path, view }: Picture,
	folder: string,
): Promise<void> {
	const small = smaller(await browser.picture(url + path, view));
	writeFileSync(join(folder, `${name}.png`), small);
	console.log(`${name}.png  ${Math.round(small.length / 1000)} kB`);
}

/** The link leads to a button, so that no preview of it uses it up. */
async function logIn(browser: Browser, link: string): Promise<void> {
	await browser.open(link, { width: 960, height: 960, scheme: "light" });
	await browser.evaluate("document.querySelector('main button').focus()");
	await browser.pressAndGo("Enter");
}

/** With a palette of 256 colours. */
function smaller(picture: Buffer): Buffer {
	const { status, stdout } = spawnSync(optimiser, ["--strip", "-"], {
		input: picture,
		maxBuffer: 2 ** 26,
	});
	return status === 0 ? stdout : picture;
}
