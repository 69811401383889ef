import type { Json, Workspace } from "./emulator.ts";

/** What Slack knows of an app that workspaces install by themselves, with tokens that run out. */
export interface OAuthState {
	clientId: string;
	clientSecret: string;
	/** What the person who installs brings back. */
	code: string;
	/** The present token, once there is one. */
	token: string | null;
	refreshToken: string | null;
	expired: Set<string>;
	/** Seconds that a token lives; Slack gives 12 hours. */
	lifetime: number;
}

export function makeOAuthState(): OAuthState {
	return {
		clientId: "123.456",
		clientSecret: "stand-in client secret",
		code: "code-of-the-installer",
		token: null,
		refreshToken: null,
		expired: new Set(),
		lifetime: 12 * 3600,
	};
}

/** https://docs.slack.dev/reference/methods/oauth.v2.access, with https://docs.slack.dev/authentication/using-token-rotation */
export function grantToken(
	state: OAuthState,
	{ id, botUserId, userIds }: Workspace,
	body: Json,
): Json {
	if (
		body.client_id !== state.clientId ||
		body.client_secret !== state.clientSecret
	)
		return { ok: false, error: "bad_client_secret" };
	const isRefresh = body.grant_type === "refresh_token";
	if (isRefresh && body.refresh_token !== state.refreshToken)
		return { ok: false, error: "invalid_refresh_token" };
	if (!isRefresh && body.code !== state.code)
		return { ok: false, error: "invalid_code" };
	if (state.token !== null) state.expired.add(state.token);
	const number = state.expired.size + 1;
	state.token = `xoxe.xoxb-stand-in-${number}`;
	state.refreshToken = `xoxe-stand-in-${number}`;
	return {
		ok: true,
		access_token: state.token,
		refresh_token: state.refreshToken,
		expires_in: state.lifetime,
		token_type: "bot",
		scope: "chat:write,commands",
		bot_user_id: botUserId,
		app_id: "A000000001",
		team: { id, name: "Acme" },
		enterprise: null,
		is_enterprise_install: false,
		authed_user: { id: userIds.admin },
	};
}
