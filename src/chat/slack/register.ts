import type { ChatCommand } from "../commands/command.ts";
import type { Texts } from "../texts/texts.ts";

/** The one slash command that reaches all others. */
export const umbrella = "modelwire";

/** Commands that open a form, whose window must not wait for it. */
export const formCommands: ReadonlySet<string> = new Set(["subscribe"]);
/** Buttons that do. */
export const formActions: ReadonlySet<string> = new Set(["subscribe"]);

/** Where Slack's requests arrive. */
export const paths = {
	events: "/slack/events",
	install: "/slack/install",
	redirect: "/slack/oauth_redirect",
} as const;

/**
 * Names that Slack has taken for itself, so that no app can:
 * https://slack.com/help/articles/201259356-Slash-commands-in-Slack
 */
const builtIn = new Set(
	`active apps archive away call canvas collapse dm dnd expand feed help huddle invite
	invite_people join kick leave list me msg mute open part prefs remind remove rename search
	shortcuts shrug star status topic unarchive who`.split(/\s+/),
);

/** What we may do, and for what: https://docs.slack.dev/reference/scopes */
export const botScopes = [
	/** Questions by mention. */
	"app_mentions:read",
	/** Finding our own messages again; the names of channels, who made them, and who is in them. */
	"channels:history",
	"channels:read",
	"groups:history",
	"groups:read",
	"chat:write",
	"commands",
	/** Pictures that go with answers. */
	"files:write",
	/** Telling a channel's owner what is wrong. */
	"im:write",
	"reactions:read",
	/** Time zone, language, and whether somebody is a guest. */
	"users:read",
] as const;

/** What we are told of: https://docs.slack.dev/reference/events?APIs=Events */
export const botEvents = [
	"app_home_opened",
	"app_mention",
	"app_uninstalled",
	"channel_archive",
	"channel_deleted",
	"channel_left",
	"channel_unarchive",
	"group_archive",
	"group_deleted",
	"group_left",
	"group_unarchive",
	"member_joined_channel",
	"member_left_channel",
	"reaction_added",
	"reaction_removed",
	"tokens_revoked",
] as const;

/** A command as its people read of it. */
export interface ManifestCommand {
	name: string;
	description: string;
	/** Such as `[topic] [since]`. */
	usage: string;
}

export interface ManifestOptions {
	mode: "socket" | "http";
	/** Of `http`: where the world reaches us. */
	publicUrl: string | null;
	/** Whether workspaces install us by themselves; their tokens are renewed then. */
	oauth: boolean;
	commands: readonly ManifestCommand[];
}

/** Our commands as the manifest lists them, described in one language. */
export function manifestCommands(
	commands: readonly ChatCommand[],
	texts: Texts,
): ManifestCommand[] {
	return commands.map((command) => ({
		name: command.name,
		description: command.describe(texts),
		usage: command.options
			.map(({ name, required }) => (required ? `<${name}>` : `[${name}]`))
			.join(" "),
	}));
}

/** The app as Slack creates it from: https://docs.slack.dev/reference/app-manifest */
export function slackManifest({
	mode,
	publicUrl,
	oauth,
	commands,
}: ManifestOptions) {
	const address = (path: string) =>
		new URL(path, publicUrl ?? "https://news.example.org").href;
	const request = mode === "http" ? address(paths.events) : null;
	return {
		_metadata: { major_version: 1, minor_version: 1 },
		display_information: {
			name: "Modelwire",
			description: "AI industry news, once a day, with its sources",
			background_color: "#1d2733",
		},
		features: {
			app_home: {
				home_tab_enabled: true,
				messages_tab_enabled: true,
				messages_tab_read_only_enabled: true,
			},
			bot_user: { display_name: "Modelwire", always_online: true },
			slash_commands: slashCommands(commands).map((command) => ({
				...command,
				should_escape: false,
				...(request === null ? {} : { url: request }),
			})),
		},
		oauth_config: {
			...(mode === "http" && oauth
				? { redirect_urls: [address(paths.redirect)] }
				: {}),
			scopes: { bot: [...botScopes] },
		},
		settings: {
			event_subscriptions: {
				...(request === null ? {} : { request_url: request }),
				bot_events: [...botEvents],
			},
			interactivity: {
				is_enabled: true,
				...(request === null
					? {}
					: { request_url: request, message_menu_options_url: request }),
			},
			org_deploy_enabled: false,
			socket_mode_enabled: mode === "socket",
			token_rotation_enabled: mode === "http" && oauth,
		},
	};
}

/** A page of Slack's that creates the app, filled in: https://docs.slack.dev/app-manifests/configuring-apps-with-app-manifests#sharing */
export function createAppUrl(
	manifest: ReturnType<typeof slackManifest>,
): string {
	const url = new URL("https://api.slack.com/apps?new_app=1");
	url.searchParams.set("manifest_json", JSON.stringify(manifest));
	return url.href;
}

function slashCommands(commands: readonly ManifestCommand[]) {
	const own = commands.filter(({ name }) => !builtIn.has(name));
	return [
		...own.map(({ name, description, usage }) => ({
			command: `/${name}`,
			description,
			...(usage === "" ? {} : { usage_hint: usage }),
		})),
		{
			command: `/${umbrella}`,
			description:
				"Every command, also those whose names Slack keeps for itself",
			usage_hint: commands.map(({ name }) => name).join(" | "),
		},
	];
}
