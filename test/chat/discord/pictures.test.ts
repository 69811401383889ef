import { describe, expect, test } from "vitest";
import type { Reply } from "#src/chat/listener.ts";
import { type DiscordStandIn, faults } from "#test/support/discord/driver.ts";
import { discordForTest } from "#test/support/discord/for-test.ts";
import { scriptedListener, sentence } from "#test/support/discord/listener.ts";
import type { SeenMessage, SeenReply } from "#test/support/discord/replies.ts";
import { onePixel, picture, undrawable } from "#test/support/pictures.ts";

const alt = "Two bars: 3, 5.";
const followUp = "POST /webhooks/:id/:token";

function withPicture(
	changes: Partial<Reply & { kind: "message" }> = {},
): () => Reply {
	return () => ({
		kind: "message",
		message: sentence("Chips: stories a week"),
		audience: "person",
		picture: picture(),
		...changes,
	});
}

/** What came of a command, once two messages are there. */
function both(
	discord: DiscordStandIn,
	seen: SeenReply,
): Promise<SeenMessage[]> {
	return discord.until(() => {
		const messages = seen.messages();
		return messages.length > 1 ? messages : null;
	});
}

async function asked(reply: () => Reply) {
	const connected = await discordForTest({
		listener: scriptedListener({ reply }),
	});
	const { discord } = connected;
	const channel = discord.addChannel("news");
	const seen = await discord.command(channel, discord.people.reader, "trend", {
		subject: "chips",
	});
	return { ...connected, seen };
}

describe("a picture in Discord", () => {
	test("follows the answer in a message of its own, for the same eyes", async () => {
		const { discord, seen } = await asked(withPicture());
		const [answer, shown] = await both(discord, seen);
		expect(answer?.text).toBe("Chips: stories a week");
		expect(shown).toMatchObject({
			ephemeral: true,
			files: [{ name: "modelwire.png", type: "image/png", bytes: onePixel }],
			body: {
				components: [
					{
						components: [
							{
								type: 12,
								items: [
									{
										media: { url: "attachment://modelwire.png" },
										description: alt,
									},
								],
							},
						],
					},
				],
				attachments: [{ id: 0, filename: "modelwire.png", description: alt }],
			},
		});
	});

	test("that cannot be drawn is told in words", async () => {
		const { discord, seen, lines } = await asked(
			withPicture({ picture: undrawable }),
		);
		const [answer, inWords] = await both(discord, seen);
		expect(answer?.text).toBe("Chips: stories a week");
		expect(inWords).toMatchObject({ text: `-# ${alt}`, ephemeral: true });
		expect(lines.at(-1)?.message).toBe("a picture was not shown");
	});

	test("that Discord does not take is told in words", async () => {
		const listener = scriptedListener({ reply: withPicture() });
		const { discord } = await discordForTest({ listener });
		discord.faults.next(followUp, faults.serverError);
		const channel = discord.addChannel("news");
		const { reader } = discord.people;
		const seen = await discord.command(channel, reader, "trend", {});
		const [, inWords] = await both(discord, seen);
		expect(inWords?.text).toBe(`-# ${alt}`);
	});

	test("that turns out to show nothing leaves the answer alone", async () => {
		const { discord, seen } = await asked(
			withPicture({ picture: picture({ prepare: async () => null }) }),
		);
		const channel = discord.addChannel("other");
		await discord.command(channel, discord.people.owner, "status");
		expect(seen.messages()).toHaveLength(1);
	});
});
