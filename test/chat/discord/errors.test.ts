import { DiscordAPIError, HTTPError, RateLimitError } from "discord.js";
import { expect, test } from "vitest";
import { deliveryError } from "#src/chat/discord/errors.ts";

const request = { body: undefined, files: undefined };

function refused(status: number, code: number) {
	const answer = { code, message: "no" };
	return new DiscordAPIError(answer, code, status, "POST", "/", request);
}

function limited(global: boolean) {
	return new RateLimitError({
		global,
		timeToReset: 0,
		limit: 5,
		method: "POST",
		hash: "h",
		url: "/",
		route: "/channels/:id/messages",
		majorParameter: "1",
		retryAfter: 2_500,
		sublimitTimeout: 0,
		scope: "user",
	});
}

test.each([
	[refused(403, 50001), "permanent", "no-permission"],
	[refused(403, 50013), "permanent", "no-permission"],
	[refused(404, 10003), "permanent", "missing"],
	[refused(404, 10004), "permanent", "removed"],
	[refused(400, 50083), "permanent", "archived"],
	[refused(403, 160005), "permanent", "archived"],
	[refused(403, 99999), "permanent", "no-permission"],
	[refused(404, 99999), "permanent", "missing"],
	[refused(401, 0), "revoked", "revoked"],
	[refused(400, 50035), "refused", null],
	[refused(400, 99999), "refused", null],
	[refused(404, 10008), "refused", null],
	[refused(403, 130000), "busy", null],
	[new HTTPError(502, "Bad Gateway", "POST", "/", request), "unknown", null],
	[new DOMException("aborted", "AbortError"), "unknown", null],
	[new Error("other side closed"), "unknown", null],
	["a word", "unknown", null],
])("%s is %s, %s", (error, failure, problem) => {
	expect(deliveryError(error)).toMatchObject({
		failure,
		problem,
		message: expect.stringMatching(/^discord: ./),
		cause: error,
	});
});

test("a rate limit says when to ask again, and of what it is", () => {
	expect(deliveryError(limited(false))).toMatchObject({
		failure: "busy",
		retryAfterMilliseconds: 2_500,
		message: "discord: rate limit of /channels/:id/messages",
	});
	expect(deliveryError(limited(true)).message).toBe(
		"discord: rate limit of all requests",
	);
});

test("what was understood already stays as it is", () => {
	const error = deliveryError(limited(false));
	expect(deliveryError(error)).toBe(error);
});
