import { expect, test } from "vitest";
import { wallOf } from "../../src/articles/walls.ts";

const article = "The agency published its rules for chips. ".repeat(50);

function page(title: string, text: string, free: boolean | null = null) {
	return { title, text, whole: text, free };
}

test.each([
	[
		"robots",
		page("Just a moment...", "Enable JavaScript and cookies to continue"),
	],
	["robots", page("Access denied", "You do not have permission.")],
	[
		"robots",
		page(
			"press.example",
			"Please verify you are a human by completing the captcha.",
		),
	],
	[
		"consent",
		page("Before you continue", "We use cookies and data to deliver services."),
	],
	[
		"consent",
		page("Die Zeitung", "Mit Werbung weiterlesen oder ein Abo abschließen."),
	],
	[
		"paywall",
		page(
			"New rules",
			"The agency has new rules. Subscribe to continue reading.",
		),
	],
	["paywall", page("Nuove regole", "Contenuto riservato agli abbonati.")],
	["paywall", page("New rules", "The agency has new rules for chips.", false)],
	[null, page("New rules", "The agency has new rules for chips.", true)],
	[null, page("New rules", article, false)],
	[null, page("How captchas work", article)],
	[null, page("New rules", "The agency has new rules for chips.")],
])("%s", (wall, shown) => {
	expect(wallOf(shown)).toBe(wall);
});
