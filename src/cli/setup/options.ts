import { presets } from "../../lib/llm/presets.ts";
import type { CommandInput, CommandOption } from "../command.ts";

/** The settings that the wizard knows, by option: the others have good defaults. */
const settings = {
	"time-zone": "TIME_ZONE",
	language: "LANGUAGE",
	contact: "CONTACT",
	"slack-bot-token": "SLACK_BOT_TOKEN",
	"slack-app-token": "SLACK_APP_TOKEN",
	"discord-token": "DISCORD_TOKEN",
	llm: "LLM",
	"llm-api-key": "LLM_API_KEY",
	"llm-model": "LLM_MODEL",
	"llm-fallback": "LLM_FALLBACK",
	"llm-fallback-api-key": "LLM_FALLBACK_API_KEY",
	"llm-fallback-model": "LLM_FALLBACK_MODEL",
	"llm-daily-limit": "LLM_DAILY_LIMIT",
	"llm-monthly-limit": "LLM_MONTHLY_LIMIT",
} as const;

/** What is to be written, by the setting's name. */
export type Answers = Partial<
	Record<(typeof settings)[keyof typeof settings], string>
>;

const option = (value: string, help: string): CommandOption => ({
	type: "string",
	value,
	help,
});

export const options: Record<keyof typeof settings, CommandOption> = {
	"time-zone": option("ZONE", "of the digests, such as Europe/Rome"),
	language: option("CODE", "of the digests"),
	contact: option("ADDRESS", "shown to publishers whose feeds are read"),
	"slack-bot-token": option("TOKEN", "xoxb-…, of the app's bot in Slack"),
	"slack-app-token": option("TOKEN", "xapp-…, with connections:write"),
	"discord-token": option("TOKEN", "of the application's bot in Discord"),
	llm: option(
		"PRESET",
		`who writes the briefs: none, ${presets.map(({ name }) => name).join(", ")}`,
	),
	"llm-api-key": option("KEY", "its key"),
	"llm-model": option("MODEL", "another than the preset's own"),
	"llm-fallback": option(
		"PRESET",
		"who writes them where the first does not answer",
	),
	"llm-fallback-api-key": option("KEY", "its key"),
	"llm-fallback-model": option("MODEL", "its model"),
	"llm-daily-limit": option("DOLLARS", "spent on both a day at most"),
	"llm-monthly-limit": option("DOLLARS", "spent on both a month at most"),
};

export function answersGiven(input: CommandInput): Answers {
	return Object.fromEntries(
		Object.entries(settings).flatMap(([name, setting]) => {
			const value = input.text(name);
			return value === null ? [] : [[setting, value]];
		}),
	);
}
