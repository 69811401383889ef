import { expect, test } from "vitest";
import { editionMessage } from "#src/chat/messages/edition-message.ts";
import { renderHtml } from "#src/web/render.ts";
import { golden, morning } from "#test/support/chat-fixtures.ts";

test("a message as HTML reads as in the golden files", async () => {
	await expect(
		`${renderHtml(editionMessage(morning()))}\n`,
	).toMatchFileSnapshot(golden("morning.html"));
	await expect(
		`${renderHtml(editionMessage(morning({ entries: [], language: "it" })))}\n`,
	).toMatchFileSnapshot(golden("empty-italian.html"));
});

test("a table has its columns", () => {
	const table = { columns: ["", "o3"], rows: [["price", "<b>$2</b>"]] };
	const text = renderHtml({ ...editionMessage(morning()), table });
	expect(text).toContain('<th scope="col">o3</th>');
	expect(text).toContain('<td dir="auto">&lt;b&gt;$2&lt;/b&gt;</td>');
});
