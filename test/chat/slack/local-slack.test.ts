import { describe, expect, test } from "vitest";
import {
	localSlackIsMissing,
	runSession,
} from "#test/support/slack/local-slack.ts";

const missing = localSlackIsMissing();

describe.skipIf(missing !== null)(
	`Slack as others stand in for it${missing ? ` (skipped: ${missing})` : ""}`,
	() => {
		test.each(["socket", "http"] as const)(
			"commands, buttons, forms, App Home, mentions and reactions, by %s",
			async (mode) => {
				const report = await runSession(mode);
				expect(report).toMatchObject({
					answered: { subtype: "ephemeral" },
					errors: { hour: '"25:70" is no time of day.' },
					told: { inThread: true },
					asker: {
						workspace: { id: "T1", name: "Acme" },
						channel: { id: "C1", name: "ai-news" },
						person: { id: "U1", timeZone: "Europe/Rome" },
					},
				});
				expect(report.saved).toContain("Saved for 09:00");
				expect(report.home).toContain("Your channels");
				expect(report.heard).toEqual([
					"command",
					"action",
					"submitForm",
					"submitForm",
					"home",
					"question",
					"reaction",
				]);
				const [reaction, messageId] = report.reaction as unknown[];
				expect(reaction).toEqual([
					"reaction",
					{ messageId, kind: "more", added: true },
				]);
			},
			60_000,
		);
	},
);
