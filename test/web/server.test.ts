import { expect, test } from "vitest";
import { startWeb } from "#src/web/server.ts";
import { signedIn } from "#test/support/web-login.ts";
import { webReader } from "#test/support/web-reader.ts";

const deps = {
	reader: webReader(),
	login: signedIn,
	log: { error: () => {} },
	host: "127.0.0.1",
};

test("serves on a free port, and closes", async () => {
	const web = await startWeb({ ...deps, port: 0 });
	expect((await fetch(`${web.url}/healthz`)).status).toBe(200);
	await web.close();
	await expect(fetch(`${web.url}/healthz`)).rejects.toThrow();
});

test("names a port that is taken, and what to do", async () => {
	const web = await startWeb({ ...deps, port: 0 });
	const port = Number(new URL(web.url).port);
	await expect(startWeb({ ...deps, port })).rejects.toThrow(
		`WEB_PORT: port ${port} on 127.0.0.1 is taken.`,
	);
	await web.close();
});

test("names an address that this machine does not have", async () => {
	await expect(
		startWeb({ ...deps, host: "192.0.2.1", port: 0 }),
	).rejects.toThrow("WEB_HOST: this machine has no address 192.0.2.1.");
});
