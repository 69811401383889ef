import { describe, expect, test } from "vitest";
import {
	discordProblems,
	slackProblems,
} from "#test/support/platform-limits.ts";

const long = (length: number) => "x".repeat(length);
const plain = (text: string) => ({ type: "plain_text", text });

function slack(...blocks: object[]) {
	return slackProblems({
		text: "x",
		blocks,
		unfurl_links: false,
		unfurl_media: false,
	});
}

function discord(...components: object[]) {
	return discordProblems({
		flags: 1 << 15,
		components,
		allowed_mentions: { parse: [] },
	});
}

describe("Slack takes what is documented, and refuses", () => {
	const image = {
		type: "image",
		image_url: "https://page.example/1.png",
		alt_text: "A chart.",
	};
	const button = { type: "button", action_id: "a", text: plain("More") };
	const actions = { type: "actions", elements: [button] };
	const table = { type: "table", rows: [[{ type: "raw_text", text: "o3" }]] };

	test("nothing of these", () => {
		const text = { type: "mrkdwn", text: "x" };
		const options = [{ text: plain("More"), value: "more:1" }];
		const accessory = { type: "overflow", action_id: "act", options };
		const section = { type: "section", text, accessory };
		const context = { type: "context", elements: [text] };
		const divider = { type: "divider" };
		const header = { type: "header", text: plain("x") };
		expect(
			slack(header, section, context, actions, image, table, divider),
		).toEqual([]);
	});

	test.each([
		["a picture without words", { ...image, alt_text: "" }, "alt_text: empty"],
		[
			"a picture of nowhere",
			{ ...image, image_url: "page.png" },
			"image_url: no address",
		],
		[
			"a long address",
			{ ...image, image_url: `https://${long(3000)}` },
			"image_url: 3008 of 3000",
		],
		["a row of nothing", { ...actions, elements: [] }, "actions: none"],
		[
			"an id twice in a row",
			{ ...actions, elements: [button, button] },
			"action_id a twice",
		],
		[
			"a long label",
			{ ...actions, elements: [{ ...button, text: plain(long(76)) }] },
			"button: 76 of 75",
		],
		[
			"an unknown style",
			{ ...actions, elements: [{ ...button, style: "loud" }] },
			"style loud",
		],
		["what it does not know", { type: "poem" }, "unknown block poem"],
	])("%s", (_, block, problem) => {
		expect(slack(block)).toEqual([problem]);
	});

	test("a second table", () => {
		expect(slack(table, table)).toEqual(["tables: 2 of 1"]);
	});
});

describe("Discord takes what is documented, and refuses", () => {
	const text = { type: 10, content: "x" };
	const button = { type: 2, style: 2, label: "More", custom_id: "more:1" };
	const row = { type: 1, components: [button] };
	const option = { label: "More", value: "more" };
	const menu = { type: 3, custom_id: "menu", options: [option] };
	const item = { media: { url: "https://page.example/1.png" } };
	const gallery = { type: 12, items: [item] };

	test("nothing of these", () => {
		const link = { type: 2, style: 5, label: "Page", url: "https://x.example" };
		const section = { type: 9, components: [text], accessory: link };
		const choices = { type: 1, components: [menu] };
		const components = [text, section, row, choices, gallery, { type: 14 }];
		expect(discord({ type: 17, components })).toEqual([]);
	});

	test.each([
		["a gallery of none", { ...gallery, items: [] }, "gallery: none"],
		[
			"a gallery of eleven",
			{ ...gallery, items: Array(11).fill(item) },
			"gallery: 11 of 10",
		],
		[
			"a menu beside a button",
			{ ...row, components: [button, menu] },
			"a menu shares its row",
		],
		[
			"a menu of 26",
			{
				type: 1,
				components: [
					{
						...menu,
						options: Array.from({ length: 26 }, (_, value) => ({
							label: "x",
							value: `${value}`,
						})),
					},
				],
			},
			"options: 26 of 25",
		],
		[
			"an option's value twice",
			{ type: 1, components: [{ ...menu, options: [option, option] }] },
			"an option's value twice",
		],
		["a button outside of a row", button, "component 2 in the message"],
		[
			"a button that neither leads nor does",
			{ type: 1, components: [{ ...button, custom_id: undefined }] },
			"custom_id: empty",
		],
		["too many words", { ...text, content: long(4001) }, "characters: 4001"],
	])("%s", (_, component, problem) => {
		expect(discord(component)).toContainEqual(expect.stringContaining(problem));
	});

	test("41 components, a container among them", () => {
		const components = Array(40).fill(text);
		expect(discord({ type: 17, components })).toEqual(["components: 41 of 40"]);
	});
});
