export { discordProblems } from "./discord-limits.ts";
export { slackProblems } from "./slack-limits.ts";

/** Every text in a value, wherever it stands. */
export function stringsIn(value: unknown): string[] {
	if (typeof value === "string") return [value];
	if (typeof value !== "object" || value === null) return [];
	return Object.values(value).flatMap(stringsIn);
}
