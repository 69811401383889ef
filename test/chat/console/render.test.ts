import { describe, expect, test } from "vitest";
import { renderText } from "#src/chat/console/render.ts";
import type { Message } from "#src/chat/message.ts";
import { editionMessage } from "#src/chat/messages/edition-message.ts";
import { golden, morning } from "#test/support/chat-fixtures.ts";

const message = editionMessage(morning());
const blank: Message = {
	language: "en",
	headline: "H",
	subtitle: null,
	paragraphs: [],
	entries: [],
	table: null,
	picture: null,
	actions: [],
	footer: [],
	hints: [],
};

describe("a message in a terminal", () => {
	test("reads as in the golden files", async () => {
		await expect(renderText(message)).toMatchFileSnapshot(
			golden("morning.txt"),
		);
		const italian = editionMessage(
			morning({ language: "it", late: true, kind: "first" }),
		);
		await expect(renderText(italian, { width: 60 })).toMatchFileSnapshot(
			golden("morning-italian.txt"),
		);
		const empty = editionMessage(morning({ entries: [] }));
		await expect(renderText(empty, { colour: true })).toMatchFileSnapshot(
			golden("empty-colour.txt"),
		);
	});

	test.each([40, 60, 80, 120])("keeps within %i columns", (width) => {
		for (const line of renderText(message, { width }).split("\n")) {
			expect(line.length, line).toBeLessThanOrEqual(width);
		}
	});

	test("counts wide letters as two columns and breaks between their words", () => {
		const text = "深度求索发布了新的人工智能模型，训练成本约为六百万美元。";
		const lines = renderText(
			{ ...blank, paragraphs: [[{ kind: "text", text }]] },
			{ width: 20 },
		).split("\n");
		expect(lines.slice(2).join("")).toBe(text);
		for (const line of lines.slice(2))
			expect(line.length).toBeLessThanOrEqual(10);
	});

	test("has no code of a terminal unless colour is wanted, whatever sources say", () => {
		const hostile = {
			...blank,
			headline: "a\u001b[2Jb\u0007c\u202ed",
			paragraphs: [
				[
					{
						kind: "text" as const,
						text: "\u001b]8;;https://x.example\u001b\\y\n\rz",
					},
				],
			],
		};
		expect(renderText(hostile)).toBe("abcd\n\ny z");
		expect(renderText(hostile, { colour: true })).toBe(
			"\u001b[1mabcd\u001b[22m\n\ny z",
		);
	});

	test("sets a table in columns", () => {
		const table = {
			columns: ["", "o3", "R1"],
			rows: [
				["context", "200K", "128K"],
				["价格", "$2", "$0.55"],
			],
		};
		expect(
			renderText({ ...blank, table })
				.split("\n")
				.slice(2),
		).toEqual([
			"         o3    R1",
			"context  200K  128K",
			"价格     $2    $0.55",
		]);
	});
});
