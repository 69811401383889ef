import { expect, test } from "vitest";
import { makeWeb } from "#src/web/web.ts";
import { signedIn } from "#test/support/web-login.ts";
import { webReader } from "#test/support/web-reader.ts";

/** A page whose hubs are heard by a listener that knows the token "known". */
function open() {
	const heard: { signature: string | null; bytes: number }[] = [];
	const web = makeWeb({
		reader: webReader(),
		login: signedIn,
		log: { error: () => {} },
		hostNames: ["localhost"],
		hubs: {
			hostName: "news.example.org",
			listener: {
				confirm: async (token, query) =>
					token === "known" ? query.get("hub.challenge") : null,
				async hear(token, signature, body) {
					if (token !== "known") return false;
					heard.push({ signature, bytes: (await body()).length });
					return true;
				},
			},
		},
	});
	return { web, heard };
}

const address = "http://news.example.org/websub/known";

test("a challenge goes back as plain text, whatever it holds", async () => {
	const { web } = open();
	const challenge = "<script>alert(1)</script>";
	const asked = `${address}?hub.challenge=${encodeURIComponent(challenge)}`;
	const answer = await web.request(asked);
	expect(answer.status).toBe(200);
	expect(await answer.text()).toBe(challenge);
	expect(answer.headers.get("content-type")).toMatch(/^text\/plain/);
	expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
	expect((await web.request(`${address}2?hub.challenge=x`)).status).toBe(404);
});

test("a notification is taken with its signature, up to 5 MB", async () => {
	const { web, heard } = open();
	const push = async (bytes: number, signature?: string) => {
		const answer = await web.request(address, {
			method: "POST",
			body: "x".repeat(bytes),
			headers: signature ? { "X-Hub-Signature": signature } : {},
		});
		return answer.status;
	};
	expect(await push(10, "sha256=00")).toBe(202);
	expect(await push(0)).toBe(202);
	expect(await push(5 * 1024 * 1024 + 1)).toBe(413);
	expect(heard).toEqual([
		{ signature: "sha256=00", bytes: 10 },
		{ signature: null, bytes: 0 },
	]);
});

test("the name that hubs use opens nothing else, and nothing without hubs", async () => {
	const { web } = open();
	for (const path of ["/", "/feeds", "/healthz", "/websub"])
		expect((await web.request(`http://news.example.org${path}`)).status).toBe(
			421,
		);
	const without = makeWeb({
		reader: webReader(),
		login: signedIn,
		log: { error: () => {} },
		hostNames: ["localhost"],
	});
	expect((await without.request(address)).status).toBe(421);
});
