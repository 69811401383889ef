import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

export interface Window {
	/** In CSS pixels. */
	width: number;
	height: number;
	scheme: "light" | "dark";
}

export interface View {
	/** Of the window, in CSS pixels. */
	width: number;
	/** What the picture has at most: it ends where a block of text ends. */
	height: number;
	/** Pixels of the picture for one of CSS. */
	scale: number;
	scheme: "light" | "dark";
	/** What the picture begins at and is as wide as; the whole page when null. */
	selector: string | null;
}

export interface Browser {
	/** A picture of a page as PNG. */
	picture(url: string, view: View): Promise<Buffer>;
	/** Opens a page as a window of that size and scheme shows it. */
	open(url: string, window: Window): Promise<void>;
	/** The value of an expression in the open page; what it promises is waited for. */
	evaluate<Value>(expression: string): Promise<Value>;
	/** Presses a key, such as "Tab". */
	press(key: string): Promise<void>;
	/** The same for one that leads to another page, which is waited for. */
	pressAndGo(key: string): Promise<void>;
	/** Types into what has the focus. */
	type(text: string): Promise<void>;
	/** Sends these headers with every request, from now on. */
	sendHeaders(headers: Readonly<Record<string, string>>): Promise<void>;
	/** Every address that was asked for since the last page was opened. */
	requests(): string[];
	close(): Promise<void>;
}

/** What we ask of Chromium: https://chromedevtools.github.io/devtools-protocol/ */
type Ask = (
	method: string,
	params?: object,
) => Promise<Record<string, unknown>>;

const program = "chromium";

/** Whether it is installed on this machine; nothing installs it by itself. */
export function hasBrowser(): boolean {
	return spawnSync(program, ["--version"]).status === 0;
}

/** Chromium without a window, as installed on this machine. */
export async function openBrowser(): Promise<Browser> {
	const profile = mkdtempSync(join(tmpdir(), "modelwire-browser-"));
	const chromium = spawn(
		program,
		[
			"--headless=new",
			// Root has no sandbox; the page is ours.
			"--no-sandbox",
			"--hide-scrollbars",
			"--remote-debugging-port=0",
			`--user-data-dir=${profile}`,
			"about:blank",
		],
		{ stdio: ["ignore", "ignore", "pipe"] },
	);
	const port = await findLine(chromium.stderr, /ws:\/\/127\.0\.0\.1:(\d+)\//);
	const response = await fetch(`http://127.0.0.1:${port}/json/list`);
	const targets = (await response.json()) as {
		type: string;
		webSocketDebuggerUrl: string;
	}[];
	const page = targets.find(({ type }) => type === "page");
	const socket = new WebSocket(page?.webSocketDebuggerUrl ?? "");
	await once(socket, "open");
	const ask = asking(socket);
	await ask("Page.enable");
	await ask("Network.enable");
	// As a window in front is, so that what has the focus shows it.
	await ask("Emulation.setFocusEmulationEnabled", { enabled: true });
	const requests: string[] = [];
	hear(socket, "Network.requestWillBeSent", ({ request }) => {
		requests.push((request as { url: string }).url);
	});
	return {
		picture: (url, view) => picture(socket, ask, url, view),
		async open(url, window) {
			requests.length = 0;
			await show(socket, ask, url, { ...window, scale: 1 });
		},
		evaluate: (expression) => evaluate(ask, expression),
		press: (key) => press(ask, key),
		async pressAndGo(key) {
			const loaded = loadOf(socket);
			await press(ask, key);
			await loaded;
		},
		async type(text) {
			await ask("Input.insertText", { text });
		},
		async sendHeaders(headers) {
			await ask("Network.setExtraHTTPHeaders", { headers });
		},
		requests: () => [...requests],
		async close() {
			socket.close();
			chromium.kill();
			await once(chromium, "exit");
			rmSync(profile, { recursive: true, force: true });
		},
	};
}

/**
 * The first group of a pattern in the first line that has it.
 * @throws when the stream ends without one
 */
export async function findLine(
	stream: NodeJS.ReadableStream,
	pattern: RegExp,
): Promise<string> {
	const { promise, resolve, reject } = Promise.withResolvers<string>();
	// Read on to the end, so that the program is never kept waiting.
	createInterface(stream)
		.on("line", (line) => {
			const found = pattern.exec(line)?.[1];
			if (found !== undefined) resolve(found);
		})
		.on("close", () => reject(new Error(`no line with ${pattern.source}`)));
	return promise;
}

function asking(socket: WebSocket): Ask {
	const waiting = new Map<number, PromiseWithResolvers<never>>();
	let last = 0;
	socket.addEventListener("message", ({ data }) => {
		const { id, result, error } = JSON.parse(String(data));
		if (error) waiting.get(id)?.reject(new Error(error.message));
		else waiting.get(id)?.resolve(result as never);
		waiting.delete(id);
	});
	return (method, params = {}) => {
		const answer = Promise.withResolvers<never>();
		waiting.set(++last, answer);
		socket.send(JSON.stringify({ id: last, method, params }));
		return answer.promise;
	};
}

async function evaluate<Value>(ask: Ask, expression: string): Promise<Value> {
	const { result, exceptionDetails } = await ask("Runtime.evaluate", {
		expression,
		returnByValue: true,
		awaitPromise: true,
	});
	if (exceptionDetails)
		throw new Error(
			(result as { description?: string }).description ?? "it threw",
		);
	return (result as { value: Value }).value;
}

/** Numbers and texts of keys: https://developer.mozilla.org/docs/Web/API/UI_Events/Keyboard_event_key_values */
const keys: Readonly<Record<string, object>> = {
	Tab: { windowsVirtualKeyCode: 9 },
	Enter: { windowsVirtualKeyCode: 13, text: "\r" },
};

async function press(ask: Ask, key: string): Promise<void> {
	const event = { key, code: key, ...keys[key] };
	await ask("Input.dispatchKeyEvent", { type: "keyDown", ...event });
	await ask("Input.dispatchKeyEvent", { type: "keyUp", ...event });
}

async function show(
	socket: WebSocket,
	ask: Ask,
	url: string,
	{ width, height, scale, scheme }: Window & { scale: number },
): Promise<void> {
	await ask("Emulation.setEmulatedMedia", {
		features: [{ name: "prefers-color-scheme", value: scheme }],
	});
	await ask("Emulation.setDeviceMetricsOverride", {
		width,
		height,
		deviceScaleFactor: scale,
		mobile: false,
	});
	const loaded = loadOf(socket);
	await ask("Page.navigate", { url });
	await loaded;
}

async function picture(
	socket: WebSocket,
	ask: Ask,
	url: string,
	view: View,
): Promise<Buffer> {
	await show(socket, ask, url, view);
	const { selector, height } = view;
	const place = await evaluate<object>(
		ask,
		`(${placeOf})(${JSON.stringify(selector ?? "html")}, ${height})`,
	);
	const { data } = await ask("Page.captureScreenshot", {
		captureBeyondViewport: true,
		clip: { ...place, scale: 1 },
	});
	return Buffer.from(String(data), "base64");
}

/** Runs in the page: what of an element is to be seen, cut between two blocks where it is too high. */
const placeOf = `(selector, most) => {
	const place = document.querySelector(selector);
	const { x, y, width, height } = place.getBoundingClientRect();
	if (height <= most) return { x, y, width, height };
	const ends = [...place.querySelectorAll(".slack .context, .container > :not(hr), .entries > li, .rows > li")]
		.map((block) => block.getBoundingClientRect().bottom - y + 12)
		.filter((end) => end <= most);
	return { x, y, width, height: ends.length > 0 ? Math.max(...ends) : most };
}`;

function loadOf(socket: WebSocket): Promise<void> {
	const { promise, resolve } = Promise.withResolvers<void>();
	const stop = hear(socket, "Page.loadEventFired", () => {
		stop();
		resolve();
	});
	return promise;
}

/** Hears what Chromium tells by itself; the function that is returned ends that. */
function hear(
	socket: WebSocket,
	wanted: string,
	told: (params: Record<string, unknown>) => void,
): () => void {
	const listen = ({ data }: MessageEvent) => {
		const { method, params } = JSON.parse(String(data));
		if (method === wanted) told(params);
	};
	socket.addEventListener("message", listen);
	return () => socket.removeEventListener("message", listen);
}
