import { expect, test } from "vitest";
import { connectedSlack } from "#test/support/slack/connected.ts";

test("the app is of who owns the one workspace that it is in", async () => {
	const { adapter, slack, to } = await connectedSlack({ listening: false });
	const { admin, owner, member, guest } = slack.userIds;
	slack.describePerson(owner, { is_owner: true });
	slack.describePerson(member, { is_primary_owner: true });
	slack.describePerson(guest, { is_owner: true, deleted: true });
	const owns = (person: string) =>
		adapter.ownsApp({ workspace: to.workspace, person });
	expect(await owns(owner)).toBe(true);
	expect(await owns(member)).toBe(true);
	expect(await owns(admin)).toBe(false);
	expect(await owns(guest)).toBe(false);
});

test("an app that workspaces install by themselves is of none of their owners", async () => {
	const { adapter, slack, to } = await connectedSlack({
		mode: "http",
		oauth: true,
		listening: false,
	});
	const { owner } = slack.userIds;
	slack.describePerson(owner, { is_owner: true, is_primary_owner: true });
	expect(
		await adapter.ownsApp({ workspace: to.workspace, person: owner }),
	).toBe(false);
	expect(slack.calls("users.info")).toEqual([]);
});

test("it is nobody's while Slack does not say", async () => {
	const { adapter, slack, to } = await connectedSlack({ listening: false });
	const { owner } = slack.userIds;
	slack.describePerson(owner, { is_owner: true });
	slack.faults.next("users.info", {
		kind: "status",
		status: 500,
		carriedOut: false,
	});
	await expect(
		adapter.ownsApp({ workspace: to.workspace, person: owner }),
	).rejects.toThrow();
});
