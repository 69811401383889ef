import { expect, onTestFinished, test, vi } from "vitest";
import { makeHttpClient } from "#src/lib/http/client.ts";
import type { Refusal } from "#src/lib/http/guard.ts";
import { loopbackForTest } from "#test/support/loopback.ts";

/** A client whose names resolve as `addresses` says and whose refusals are recorded. */
function recordingClient(
	addresses: Record<string, string[]> = {},
	allowedHosts: string[] = [],
) {
	const refusals: Refusal[] = [];
	const resolve = vi.fn(async (hostname: string) =>
		(addresses[hostname] ?? []).map((address) => ({
			address,
			family: address.includes(":") ? 6 : 4,
		})),
	);
	const client = makeHttpClient({
		version: "0",
		allowedHosts,
		resolve,
		onRefused: (refusal) => refusals.push(refusal),
	});
	onTestFinished(() => client.close());
	return { client, refusals, resolve };
}

test.each([
	["http://127.0.0.1/", "loopback"],
	["http://127.1/", "loopback"],
	["http://2130706433/", "loopback"],
	["http://0177.0.0.1/", "loopback"],
	["http://0x7f.0x0.0x0.0x1/", "loopback"],
	["http://0x7f000001/", "loopback"],
	["http://127.0.0.1./", "loopback"],
	["http://１２７.０.０.１/", "loopback"],
	["http://①②⑦.⓪.⓪.①/", "loopback"],
	["http://127。0。0。1/", "loopback"],
	["http://user:secret@127.0.0.1/", "loopback"],
	["http://%31%32%37.0.0.1/", "loopback"],
	["http://0/", "unspecified"],
	["http://0.0.0.0:8080/", "unspecified"],
	["http://10.0.0.1/", "private"],
	["http://192.168.1.1/", "private"],
	["http://172.16.0.1:8443/", "private"],
	["http://169.254.169.254/latest/meta-data/", "link-local"],
	["http://100.100.100.200/", "shared by a carrier"],
	["http://[::1]/", "loopback"],
	["http://[::]/", "unspecified"],
	["http://[::127.0.0.1]/", "an IPv4 address in disguise"],
	["http://[::ffff:127.0.0.1]/", "an IPv4 address in disguise"],
	["http://[::ffff:7f00:1]/", "an IPv4 address in disguise"],
	["http://[0:0:0:0:0:ffff:a9fe:a9fe]/", "an IPv4 address in disguise"],
	["http://[64:ff9b::7f00:1]/", "an IPv4 address behind NAT64"],
	["http://[64:ff9b:1::a00:1]/", "an IPv4 address behind NAT64"],
	["http://[2002:7f00:1::]/", "an IPv4 address behind 6to4"],
	["http://[fe80::1]/", "link-local"],
	["http://[fd00:ec2::254]/", "private"],
	["http://localhost/", "a name of the local network"],
	["http://LocalHost./", "a name of the local network"],
	["http://app.localhost/", "a name of the local network"],
	["http://metadata.google.internal/", "a name of the local network"],
	["http://router/", "a name without a domain"],
	["http://feeds.example.org:22/", "port 22 is not one of the web"],
])("%s is refused before anything is looked up: %s", async (url, reason) => {
	const { client, refusals, resolve } = recordingClient();
	await expect(client.get(url)).rejects.toMatchObject({ kind: "refused" });
	expect(refusals.map((refusal) => refusal.reason)).toEqual([reason]);
	expect(resolve).not.toHaveBeenCalled();
});

test.each([
	["a private address", ["192.168.0.7"]],
	["a private address among public ones", ["93.184.215.14", "10.0.0.1"]],
	["a mapped address", ["::ffff:10.0.0.1"]],
	["a NAT64 address", ["64:ff9b::a00:1"]],
])("a public name that means %s is refused", async (_, addresses) => {
	const { client, refusals } = recordingClient({
		"feeds.example.org": addresses,
	});
	await expect(client.get("http://feeds.example.org/")).rejects.toMatchObject({
		kind: "refused",
		url: "http://feeds.example.org/",
		message: expect.stringContaining("feeds.example.org"),
	});
	expect(refusals).toMatchObject([
		{ host: "feeds.example.org", address: addresses.at(-1) },
	]);
});

test("a name is looked up for each connection and never trusted from before", async () => {
	const answers = [["127.0.0.2"], ["10.0.0.1"]];
	const { client, refusals, resolve } = recordingClient();
	resolve.mockImplementation(async () =>
		(answers.shift() ?? []).map((address) => ({ address, family: 4 })),
	);
	await expect(client.get("http://rebind.example.org/")).rejects.toMatchObject({
		kind: "refused",
	});
	await expect(client.get("http://rebind.example.org/")).rejects.toMatchObject({
		kind: "refused",
	});
	expect(refusals.map(({ address }) => address)).toEqual([
		"127.0.0.2",
		"10.0.0.1",
	]);
});

test("a redirect to a private address is refused without a second request", async () => {
	const server = await loopbackForTest((_, response) => {
		response
			.writeHead(302, { location: "http://[::ffff:127.0.0.1]:1/secret" })
			.end();
	});
	const { client, refusals } = recordingClient({}, ["127.0.0.1"]);
	await expect(client.get(`${server.url}/feed`)).rejects.toMatchObject({
		kind: "refused",
	});
	expect(refusals).toHaveLength(1);
	expect(server.requests).toHaveLength(1);
});

test("a private host that the operator allows is asked, by address or by name", async () => {
	const server = await loopbackForTest((_, response) => response.end("hello"));
	const { client, refusals } = recordingClient(
		{ "intranet.example": ["127.0.0.1"] },
		["127.0.0.1", "Intranet.Example"],
	);
	const byAddress = await client.get(server.url);
	const byName = await client.get(`http://intranet.example:${server.port}/`);
	expect([byAddress, byName].map(({ body }) => body.toString())).toEqual([
		"hello",
		"hello",
	]);
	expect(refusals).toEqual([]);
});

test.each([
	"ftp://example.org/",
	"file:///etc/hostname",
	"data:text/plain,x",
	"javascript:1",
	"//x",
	"",
])("%j is no address to ask", async (url) => {
	const { client } = recordingClient();
	await expect(client.get(url)).rejects.toMatchObject({ kind: "invalid-url" });
});
