import { expect, test } from "vitest";
import { textsIn } from "#src/chat/texts/texts.ts";
import { whyMessage } from "#src/chat/why-message.ts";

const now = new Date("2025-01-28T08:00:00Z");

test("/why shows what was dropped behind the count of it", () => {
	const { paragraphs } = whyMessage(
		textsIn("en"),
		{
			storyId: 1,
			headline: "Acme opens its model",
			score: 0,
			parts: [],
			hosts: ["one.example"],
			articles: 1,
			copies: 0,
			matched: null,
			brief: {
				quoted: false,
				verdicts: [
					{ ok: true, problems: [] },
					{
						ok: false,
						problems: [{ kind: "number", text: "9" }],
						sentence: "It took 9 chips.",
					},
				],
			},
			toldAt: null,
		},
		{ here: { now, timeZone: "Europe/Rome" }, nameOf: (name) => name },
	);
	const lines = paragraphs.flat().map((span) => "text" in span && span.text);
	expect(lines).toContain(
		"1 sentence, supported; 1 sentence dropped (a number in no source)",
	);
	expect(lines).toContain(
		"Dropped, not claimed: “It took 9 chips.” (a number in no source)",
	);
});
