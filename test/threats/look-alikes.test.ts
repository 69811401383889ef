import { expect, test } from "vitest";
import { canonicalUrl, hostOf } from "#src/articles/url.ts";
import { cleanText, safeUrl } from "#src/chat/clean-text.ts";
import { modelCatalogue } from "#src/models/catalogue.ts";
import { makeResolver } from "#src/models/resolve.ts";
import { independentHosts, kindOfHost } from "#src/stories/hosts.ts";

test.each([
	["openаi.com", "a Cyrillic а"],
	["ｏｐｅｎａｉ.com.evil.example", "wide letters before another host"],
	["openai.com.evil.example", "a host within a host"],
	["openai-com.example", "a hyphen for a dot"],
	["xopenai.com", "a letter before it"],
])("%s is not taken for openai.com: %s", (host) => {
	expect(hostOf(`https://${host}/x`)).not.toBe("openai.com");
	expect(kindOfHost(hostOf(`https://${host}/x`))).toBe("press");
});

test("a name in letters of another script is shown by its bare name in ASCII", () => {
	expect(hostOf("https://openаi.com/x")).toMatch(/^xn--/);
	expect(canonicalUrl("https://openаi.com/x")).toMatch(/^https:\/\/xn--/);
	expect(safeUrl("https://openаi.com/x")).toMatch(/^https:\/\/xn--/);
	expect(cleanText("see https://openаi.com/x now")).toMatch(
		/^see xn--\S+ now$/,
	);
});

test("an address that names one host and leads to another stands behind no link", () => {
	expect(safeUrl("https://openai.com@evil.example/")).toBeNull();
	expect(safeUrl("https://openai.com:x@evil.example/")).toBeNull();
	expect(canonicalUrl("https://openai.com@evil.example/a")).toBe(
		"https://evil.example/a",
	);
});

test("a text that is turned round or holds letters that nobody sees is shown as it is read", () => {
	expect(cleanText("gpt\u202e4-5\u202c o\u200bpen\u2066AI\u2069")).toBe(
		"gpt4-5 openAI",
	);
});

test("a model's name in other scripts' letters is that model or none, never another", () => {
	const resolver = makeResolver(modelCatalogue().models);
	const meant = resolver.resolve("deepseek v3").model;
	for (const spelling of [
		"ｄｅｅｐｓｅｅｋ ｖ３",
		"DEEPSEEK\u00a0V3",
		"deep\u00adseek v3",
	])
		expect(resolver.resolve(spelling).model, spelling).toBe(meant);
	for (const spelling of ["dееpsееk v3", "deepseek ѵ3", "deepseek v³⁰"])
		expect([null, meant], spelling).toContain(resolver.resolve(spelling).model);
});

test("subdomains of one site, and copies of one text, confirm nothing", () => {
	const report = (host: string, fingerprint: string) => ({
		host,
		kind: kindOfHost(host),
		title: "The same claim",
		fingerprint,
	});
	const many = Array.from({ length: 50 }, (_, index) =>
		report(`news${index}.evil.example`, String(index)),
	);
	expect(independentHosts(many)).toHaveLength(1);
	const copied = Array.from({ length: 50 }, (_, index) =>
		report(`evil${index}.example`, "one text"),
	);
	expect(independentHosts(copied)).toHaveLength(1);
});
