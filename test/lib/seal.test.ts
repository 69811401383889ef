import { randomBytes } from "node:crypto";
import { describe, expect, test } from "vitest";
import { makeSeal, SealError } from "#src/lib/seal.ts";

const key = () => randomBytes(32).toString("base64");

describe("a seal", () => {
	test("opens for its owner, and reads differently each time", () => {
		const seal = makeSeal([key()]);
		const [one, two] = [
			seal.seal("xoxb-1 ü", "T1"),
			seal.seal("xoxb-1 ü", "T1"),
		];
		expect(one).not.toBe(two);
		expect(one).not.toContain("xoxb");
		expect(seal.open(one, "T1")).toBe("xoxb-1 ü");
		expect(seal.open(two, "T1")).toBe("xoxb-1 ü");
		expect(seal.open(seal.seal("", "T1"), "T1")).toBe("");
	});

	test("opens for no other owner", () => {
		const seal = makeSeal([key()]);
		expect(() => seal.open(seal.seal("token", "T1"), "T2")).toThrow(SealError);
	});

	test("breaks at any change, and at what is no seal", () => {
		const seal = makeSeal([key()]);
		const sealed = seal.seal("token", "T1");
		for (let at = 0; at < sealed.length; at++) {
			const other = sealed[at] === "A" ? "B" : "A";
			const changed = sealed.slice(0, at) + other + sealed.slice(at + 1);
			const opened = () => seal.open(changed, "T1");
			expect(opened, `changed at ${at}`).toThrow(SealError);
		}
		for (const other of ["", "v1", "v1..", sealed.slice(0, 14)])
			expect(() => seal.open(other, "T1")).toThrow(SealError);
	});

	test("goes over to a new key, while the old one still opens", () => {
		const [before, after] = [key(), key()];
		const sealed = makeSeal([before]).seal("token", "T1");
		const both = makeSeal([after, before]);
		expect(both.open(sealed, "T1")).toBe("token");
		expect(both.isCurrent(sealed)).toBe(false);
		const again = both.seal("token", "T1");
		expect(both.isCurrent(again)).toBe(true);
		expect(makeSeal([after]).open(again, "T1")).toBe("token");
		expect(() => makeSeal([after]).open(sealed, "T1")).toThrow(/SECRET_KEY/);
	});

	test("needs a key", () => {
		expect(() => makeSeal([]).seal("token", "T1")).toThrow(SealError);
	});
});
