import { expect, test } from "vitest";
import type { Reply } from "#src/chat/listener.ts";
import { onePixel, picture, undrawable } from "#test/support/pictures.ts";
import { connectedSlack } from "#test/support/slack/connected.ts";
import { message } from "#test/support/slack/listener.ts";

const alt = "Two bars: 3, 5.";

/** A team whose commands are all answered with this picture. */
async function answering(
	shown: Reply & { kind: "message" },
	connect: Parameters<typeof connectedSlack>[0] = {},
) {
	const team = await connectedSlack(connect);
	team.listener.command = async () => shown;
	return team;
}

const toAll: Reply & { kind: "message" } = {
	kind: "message",
	message: message("Chips: stories a week"),
	audience: "channel",
	picture: picture(),
};
const toOne: typeof toAll = { ...toAll, audience: "person" };

test("a picture follows an answer that all see, uploaded to nobody else, as soon as Slack can show it", async () => {
	const { slack, channel } = await answering(toAll);
	slack.files.slowBy(2);
	const posted = slack.nextMessage("chat.postMessage");
	const answer = await slack.command(channel, "member", "/model o3");
	expect(answer.words).toBe("Chips: stories a week");
	const { body } = await posted;
	const [file] = slack.files.uploaded();
	expect(file).toMatchObject({ name: "modelwire.png", alt, bytes: onePixel });
	expect(body.blocks).toEqual([
		{ type: "image", slack_file: { id: file?.id }, alt_text: alt },
	]);
	expect(
		slack.calls("files.completeUploadExternal")[0]?.body,
	).not.toHaveProperty("channel_id");
	expect(slack.calls("chat.postMessage")).toHaveLength(3);
	const messages = await slack.messages(channel);
	expect(messages.map(({ words }) => words)).toEqual([alt]);
});

test("one that was asked for in private goes into the direct messages, and the answer says where", async () => {
	const { slack, channel } = await answering(toOne);
	const pointer = slack.nthCall("respond", 2);
	await slack.command(channel, "member", "/trend chips");
	const { body } = await pointer;
	expect(JSON.stringify(body.blocks)).toMatch(
		/archives\/D\w+\/p\d{16}\|The picture is in our direct messages\./,
	);
	expect(body.response_type).toBe("ephemeral");
	const told = await slack.toldApart("member");
	expect(told.map(({ words }) => words)).toEqual([alt]);
	expect(await slack.messages(channel)).toEqual([]);
});

test("one that was not asked for is offered by a button instead", async () => {
	const button = { id: "picture", value: "o3", label: "Picture" };
	const { slack, channel } = await answering({
		...toOne,
		picture: picture({ button }),
	});
	const { words } = await slack.command(channel, "member", "/model o3");
	expect(words).toContain("Picture");
	expect(slack.calls("files.getUploadURLExternal")).toEqual([]);
});

test.each([
	["it cannot be drawn", { ...toAll, picture: undrawable }, () => {}],
	[
		"the app may not upload files",
		toAll,
		(slack: Team["slack"]) => slack.grant(["chat:write", "commands"]),
	],
	[
		"Slack does not take it",
		toAll,
		(slack: Team["slack"]) =>
			slack.faults.next("upload", {
				kind: "status",
				status: 500,
				carriedOut: false,
			}),
	],
	[
		"Slack never shows it",
		toAll,
		(slack: Team["slack"]) => slack.files.slowBy(9),
	],
] as const)(
	"when %s, the answer stands and words take its place",
	async (_, reply, disturb) => {
		const { slack, channel, lines } = await answering(reply);
		disturb(slack);
		const inWords = slack.nthCall("respond", 2);
		const answer = await slack.command(channel, "member", "/model o3");
		expect(answer.words).toBe("Chips: stories a week");
		const { body } = await inWords;
		expect(body.text).toBe(alt);
		expect(lines.map(({ text }) => text).join()).toContain(
			"a picture was not shown",
		);
		expect(await slack.messages(channel)).toEqual([]);
	},
);

type Team = Awaited<ReturnType<typeof connectedSlack>>;
