import { expect, test } from "vitest";
import type { Conversation } from "#src/chat/console/listen.ts";
import { answerLine } from "#src/chat/console/listen.ts";
import { askerOf, teamForFile, wordsOf } from "#test/chat/commands/team.ts";

const team = teamForFile();
const manager = { person: "terminal", rights: "manager" } as const;

/** A terminal, as somebody types at it line by line. */
function terminal(who: Parameters<typeof askerOf>[0] = {}) {
	const conversation: Conversation = { latest: null, digest: null, open: null };
	const asker = askerOf({ ...manager, ...who });
	return async (line: string) => {
		const said = await answerLine(team.listener, asker, conversation, line);
		return said.message ? wordsOf(said.message) : (said.text ?? "");
	};
}

test("a form is filled in line by line: shown, changed, corrected, previewed, saved", async () => {
	const type = terminal({ channel: "#form" });
	const form = await type("/subscribe");
	expect(form).toMatch(/^hour += 09:00$/m);
	expect(form).toContain("save or cancel");
	expect(await type("topics = Chips, chip policy")).toBe(
		"topics = chips, chip-policy",
	);
	expect(await type("Days: Monday, 5")).toBe("days = 1, 5");
	expect(await type("hour = 25:70")).toBe("hour = 25:70");
	expect(await type("save")).toMatch(/^hour: “25:70”/);
	expect(await type("color = red")).toMatch(/no field “color”.*topics, models/);
	await type("hour = 7:30");
	expect(await type("show me")).toMatch(/^hour += 7:30$/m);
	expect(await type("preview")).toContain("AI briefing");
	expect(await type("Save")).toContain("Monday and Friday at 07:30");
	// It is closed now: the same line asks a question.
	expect(await type("hour = 9")).not.toBe("hour = 9");
});

test("a form is left by cancel, or by another command", async () => {
	const type = terminal({ channel: "#left", language: "it" });
	await type("/subscribe");
	expect(await type("annulla")).toBe("Nulla è cambiato.");
	await type("/subscribe");
	expect(await type("/topics")).toContain("nuovi modelli");
	expect(await type("/subscriptions")).toContain("non segue ancora nulla");
});

test("buttons are pressed by number and word, and the last message is meant", async () => {
	const type = terminal({ channel: "#press" });
	await type("/subscribe");
	await type("topics = chips");
	await type("save");
	const brief = await type("/brief");
	const [, , second = ""] = brief.split("\n\n");
	const headline = second.split("\n")[0]?.split(" · ")[0] ?? "";
	expect(await type("2 more")).toContain(headline);
	expect(await type("why")).toContain("Score");
	expect(await type("press less like this")).toMatch(/^Noted: less like/);
	expect(await type("undo")).toMatch(/^Undone/);
	expect(await type("7 sing")).toContain("nothing called “7 sing”");
	expect(await type("/model o3")).toContain("o3");
	expect(await type("Follow here")).toContain("follows o3 too");
});

test("anything else is a question, and goes on from the one before", async () => {
	const type = terminal({ channel: "#ask", thread: "#ask" });
	expect(await type("what did DeepSeek-V3 cost?")).toContain("$5.576M");
	expect(await type("and how many chips?")).toContain("2,048");
	expect(await type("/nonsense")).toContain("/help");
});
