import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { findLine, openBrowser, type View } from "#test/support/browser.ts";

const optimiser = "pngquant";
const address = "/?channel=model-releases";

/** Of the demo's digest in English; each ends where a story ends. */
const pictures: { name: string; path: string; view: View }[] = [
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
		const url = await findLine(demo.stderr, /page: (http:\S+)/);
		for (const { name, path, view } of pictures) {
			const large = await browser.picture(url + path, view);
			const small = smaller(large);
			writeFileSync(join(folder, `${name}.png`), small);
			console.log(`${name}.png  ${Math.round(small.length / 1000)} kB`);
		}
	} finally {
		await browser.close();
		demo.kill("SIGINT");
		await once(demo, "exit");
	}
}

/** With a palette of 256 colours. */
function smaller(picture: Buffer): Buffer {
	const { status, stdout } = spawnSync(optimiser, ["--strip", "-"], {
		input: picture,
		maxBuffer: 2 ** 26,
	});
	return status === 0 ? stdout : picture;
}
