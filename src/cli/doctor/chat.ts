import type { ChannelProblem } from "../../chat/adapter.ts";
import { checkPlatforms } from "../../chat/checks.ts";
import { type Silenced, silenced } from "../../chat/delivery/store-silenced.ts";
import type { Config } from "../../config.ts";
import type { Database } from "../../lib/database/database.ts";
import { platformNames } from "../platform-names.ts";
import { type Finding, fine, wrong } from "./finding.ts";

/** Whether each platform accepts us. */
export async function* checkChat(config: Config): AsyncGenerator<Finding> {
	for await (const { platform, found, remedy } of checkPlatforms(config))
		yield remedy === null
			? fine(platform, found)
			: wrong(platform, found, remedy);
	if (!config.slack && !config.discord)
		yield fine(
			"chat",
			"neither Slack nor Discord; digests are printed in the terminal (npm run setup changes that)",
		);
}

/** What nothing is posted to, though somebody follows something there. */
export async function* checkChannels(
	database: Database,
): AsyncGenerator<Finding> {
	for (const one of await silenced(database))
		yield one.channel === null ? workspaceFinding(one) : channelFinding(one);
}

function workspaceFinding({ platform, workspace }: Silenced): Finding {
	const name = platformNames[platform] ?? platform;
	return wrong(
		"workspace",
		`${workspace} (${name}) does not let us in any more; nothing is posted there`,
		"Install the app there again, put its new token into .env (npm run setup), and send /resume in each channel.",
	);
}

function channelFinding({
	platform,
	workspace,
	channel,
	reason,
}: Silenced): Finding {
	const name = platformNames[platform] ?? platform;
	const { found, remedy } = isKnown(reason)
		? problems[reason]
		: { found: reason ?? "no reason is known", remedy: "Mend that" };
	return wrong(
		"channel",
		`${channel} in ${workspace} (${name}) is paused: ${found}`,
		`${remedy} and send /resume there; what waits is posted then.`,
	);
}

function isKnown(reason: string | null): reason is ChannelProblem {
	return reason !== null && Object.hasOwn(problems, reason);
}

const problems: Record<ChannelProblem, { found: string; remedy: string }> = {
	removed: {
		found: "the bot was removed from it",
		remedy: "Invite the bot again",
	},
	archived: {
		found: "it is archived",
		remedy: "Take it out of the archive",
	},
	missing: {
		found: "it cannot be found any more",
		remedy: "If it still exists, invite the bot",
	},
	"no-permission": {
		found: "the bot may not write there",
		remedy: "Allow the bot to see the channel and to send messages",
	},
	revoked: {
		found: "the workspace took its permission back",
		remedy: "Install the app again",
	},
};
