import fc from "fast-check";
import { expect, test } from "vitest";
import { renderDiscord } from "#src/chat/discord/render.ts";
import { editionMessage } from "#src/chat/messages/edition-message.ts";
import { renderSlack } from "#src/chat/slack/render.ts";
import {
	earlierLabels,
	editionProblems,
} from "#test/support/edition-problems.ts";
import { stringsIn } from "#test/support/platform-limits.ts";
import {
	randomEarlierLinks,
	randomEdition,
} from "#test/support/random-editions.ts";

/** RANDOM_EDITIONS=10000 for the long round. */
const numRuns = Number(process.env.RANDOM_EDITIONS ?? 120);

test(
	"any edition keeps the limits, comes alive nowhere and is cut in no word",
	() => {
		/** Links to earlier messages that were shown, so that the round is not one without any. */
		const linked = { slack: 0, discord: 0 };
		fc.assert(
			fc.property(
				randomEdition,
				randomEarlierLinks,
				(edition, earlierLinks) => {
					const message = editionMessage(edition, { earlierLinks });
					linked.slack += stringsIn(renderSlack(message)).filter((shown) =>
						earlierInSlack.test(shown),
					).length;
					linked.discord += stringsIn(renderDiscord(message)).filter((shown) =>
						earlierInDiscord.test(shown),
					).length;
					expect(editionProblems(edition, earlierLinks)).toEqual([]);
				},
			),
			{ numRuns },
		);
		expect(linked.slack).toBeGreaterThan(0);
		expect(linked.discord).toBeGreaterThan(0);
	},
	60_000 + numRuns * 500,
);

const earlierInSlack = new RegExp(
	`<https[^|<>]*\\|(${earlierLabels.join("|")})>`,
);
const earlierInDiscord = new RegExp(
	`\\[(${earlierLabels.join("|")})\\]\\(<https`,
);
