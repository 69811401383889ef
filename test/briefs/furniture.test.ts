import { expect, test } from "vitest";
import { isFurniture } from "#src/briefs/furniture.ts";

const words = "The laboratory told the paper so on Tuesday";

test.each(["ada@lab.example", "a.b@c.d.example,", "@thelab", "a@b@c.example"])(
	"a sentence with %s is not quoted",
	(contact) => {
		expect(isFurniture(`${words} ${contact} in a letter.`)).toBe(true);
	},
);

test.each(["8 @ 5", "a@b", "a@.b", "x@".repeat(10_000), "@.".repeat(10_000)])(
	"what only looks like one is no matter",
	(mark) => {
		const about = words.repeat(Math.ceil(mark.length / 30));
		expect(isFurniture(`${about} ${mark} in a letter.`)).toBe(false);
	},
);
