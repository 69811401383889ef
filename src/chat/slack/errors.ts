import { webApi } from "@slack/bolt";
import { reasonOf } from "../../lib/errors.ts";
import {
	type ChannelProblem,
	DeliveryError,
	type DeliveryFailure,
} from "../adapter.ts";

type Verdict =
	| { failure: "permanent"; problem: ChannelProblem }
	| { failure: Exclude<DeliveryFailure, "permanent"> };

const verdicts = {
	revoked: { failure: "revoked" },
	refused: { failure: "refused" },
	busy: { failure: "busy" },
	unknown: { failure: "unknown" },
	missing: { failure: "permanent", problem: "missing" },
	archived: { failure: "permanent", problem: "archived" },
	removed: { failure: "permanent", problem: "removed" },
	forbidden: { failure: "permanent", problem: "no-permission" },
} satisfies Record<string, Verdict>;

/**
 * What each of Slack's errors means for a post, after the lists of
 * https://docs.slack.dev/reference/methods/chat.postMessage#errors,
 * https://docs.slack.dev/reference/methods/chat.update#errors and
 * https://docs.slack.dev/reference/methods/conversations.history#errors
 */
const errorTable: Record<keyof typeof verdicts, readonly string[]> = {
	revoked: [
		"account_inactive",
		"token_revoked",
		"invalid_auth",
		"not_authed",
		"token_expired",
		"two_factor_setup_required",
		"org_login_required",
		"team_access_not_granted",
		"team_not_found",
		"user_removed_from_team",
		"invalid_refresh_token",
	],
	missing: ["channel_not_found", "invalid_channel", "user_not_found"],
	archived: ["is_archived"],
	removed: [
		"not_in_channel",
		"channel_is_limited_access",
		"messages_tab_disabled",
	],
	forbidden: [
		"restricted_action",
		"restricted_action_read_only_channel",
		"restricted_action_thread_only_channel",
		"restricted_action_non_threadable_channel",
		"restricted_action_thread_locked",
		"restricted_too_many_top_level_messages",
		"team_access_not_granted_for_channel",
		"ekm_access_denied",
		"missing_scope",
		"access_denied",
		"channel_type_not_supported",
		"no_permission",
		"not_allowed_token_type",
		"enterprise_is_restricted",
		"as_user_not_supported",
		"cant_dm_bot",
		"cannot_dm_bot",
		"user_disabled",
		"cant_update_message",
		"edit_window_closed",
	],
	refused: [
		"msg_blocks_too_long",
		"msg_too_long",
		"invalid_blocks",
		"invalid_blocks_format",
		"invalid_attachments",
		"attachment_payload_limit_exceeded",
		"too_many_attachments",
		"no_text",
		"invalid_arguments",
		"invalid_arg_name",
		"invalid_array_arg",
		"invalid_form_data",
		"invalid_post_type",
		"metadata_must_be_sent_from_app",
		"metadata_too_large",
		"invalid_metadata_format",
		"invalid_metadata_schema",
		"cannot_reply_to_message",
		"thread_not_found",
		"message_not_found",
		"duplicate_message_not_found",
		"slack_connect_blocked_file_type",
		"markdown_text_conflict",
	],
	busy: [
		"rate_limited",
		"ratelimited",
		"message_limit_exceeded",
		"team_quota_exceeded",
		"team_added_to_org",
		"external_channel_migrating",
	],
	// "It's possible some aspect of the operation succeeded before the error was raised."
	unknown: [
		"internal_error",
		"fatal_error",
		"request_timeout",
		"service_unavailable",
	],
};

const byError: ReadonlyMap<string, Verdict> = new Map(
	Object.entries(errorTable).flatMap(([verdict, errors]) =>
		errors.map((error) => [error, verdicts[verdict as keyof typeof verdicts]]),
	),
);

/** Slack cannot have heard of a request whose connection was never made. */
const neverSent = new Set([
	"ECONNREFUSED",
	"ENOTFOUND",
	"EAI_AGAIN",
	"EHOSTUNREACH",
	"ENETUNREACH",
	"UND_ERR_CONNECT_TIMEOUT",
]);

/** Says of whatever a call to Slack threw whether trying again can help. */
export function deliveryError(error: unknown): DeliveryError {
	if (error instanceof DeliveryError) return error;
	const cause = { cause: error };
	if (error instanceof webApi.WebAPIRateLimitedError)
		return new DeliveryError("busy", "Slack: too many messages at once.", {
			...cause,
			retryAfterMilliseconds: error.retryAfter * 1000,
		});
	if (error instanceof webApi.WebAPIPlatformError)
		return platformError(error, cause);
	const failure = wasNeverSent(error) ? "busy" : "unknown";
	return new DeliveryError(failure, "Slack did not answer.", cause);
}

function platformError(
	error: webApi.WebAPIPlatformError,
	cause: ErrorOptions,
): DeliveryError {
	const name = error.data.error;
	// An error that Slack has added since means that the call was not carried out.
	const verdict = byError.get(name) ?? verdicts.refused;
	const text = ["Slack", name, ...detailsOf(error)].join(": ");
	return new DeliveryError(verdict.failure, text, {
		...cause,
		...(verdict.failure === "permanent" ? { problem: verdict.problem } : {}),
		...(verdict.failure === "revoked" ? { problem: "revoked" } : {}),
	});
}

function wasNeverSent(error: unknown): boolean {
	if (!(error instanceof Error)) return false;
	const code = (error as NodeJS.ErrnoException).code;
	return (
		(code !== undefined && neverSent.has(code)) || wasNeverSent(error.cause)
	);
}

/** The name of Slack's own error, such as `expired_trigger_id`; null where it is another failure. */
export function slackErrorName(error: unknown): string | null {
	return error instanceof webApi.WebAPIPlatformError ? error.data.error : null;
}

/** What went wrong in a call, with all that Slack says of it; for the log. */
export function reasonOfSlack(error: unknown): string {
	const details =
		error instanceof webApi.WebAPIPlatformError ? detailsOf(error) : [];
	return [reasonOf(error), ...details].join(": ");
}

/** Which block is wrong, and how; with `missing_scope`, which scope is wanted. */
function detailsOf({ data }: webApi.WebAPIPlatformError): string[] {
	const { needed } = data as { needed?: unknown };
	return [
		...(data.response_metadata?.messages ?? []),
		...(typeof needed === "string" ? [`needs ${needed}`] : []),
	];
}
