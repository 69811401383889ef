import { describe, expect, test } from "vitest";
import type { Form } from "#src/chat/form.ts";
import type { FormOutcome, Reply } from "#src/chat/listener.ts";
import { discordForTest } from "#test/support/discord/for-test.ts";
import { scriptedListener, sentence } from "#test/support/discord/listener.ts";

const form: Form = {
	id: "subscribe",
	target: "1234567890",
	language: "en",
	title: "What this channel gets",
	fields: [
		{
			kind: "choice",
			name: "topics",
			label: "Topics",
			hint: "None means all",
			options: [
				{ value: "chips", label: "chips" },
				{ value: "research", label: "research" },
				{ value: "legal", label: "legal" },
			],
			chosen: ["research"],
			least: 0,
			most: 3,
		},
		{
			kind: "choice",
			name: "language",
			label: "Language",
			hint: "",
			options: [
				{ value: "en", label: "English" },
				{ value: "it", label: "Italian" },
			],
			chosen: ["en"],
			least: 1,
			most: 1,
		},
		{
			kind: "names",
			name: "models",
			label: "Models",
			hint: "Such as DeepSeek-V3, o3",
			values: ["o3"],
			completed: true,
		},
		{
			kind: "text",
			name: "time",
			label: "Time",
			hint: "Such as 09:00",
			value: "09:00",
			completed: false,
		},
	],
	labels: { save: "Save", preview: "Preview", cancel: "Cancel", more: "More…" },
};

async function openForm({
	asked = form,
	outcome,
}: {
	asked?: Form;
	outcome?: (how: "preview" | "save") => FormOutcome;
} = {}) {
	const reply = (): Reply => ({ kind: "form", form: asked });
	const listener = scriptedListener({
		reply,
		...(outcome ? { outcome } : {}),
	});
	const { discord, adapter } = await discordForTest({ listener });
	const channel = discord.addChannel("news");
	const { owner } = discord.people;
	const shown = await discord.command(channel, owner, "subscribe");
	return { discord, adapter, listener, shown, owner };
}

describe("a form in Discord", () => {
	test("stands in a message that the person alone sees, with what is chosen now", async () => {
		const { discord, shown } = await openForm();
		expect(shown.ephemeral()).toBe(true);
		expect(discord.fieldsOf(shown)).toEqual({
			topics: ["research"],
			language: ["en"],
		});
		expect(shown.text()).toContain("## What this channel gets");
		expect(shown.text()).toContain("**Models**: o3");
		expect(shown.messages()[0]?.buttons.map(({ label }) => label)).toEqual(
			expect.arrayContaining(["Save", "Preview", "More…", "Cancel"]),
		);
	});

	test("hands over what it shows, touched or not, from menus and from the modal", async () => {
		const { discord, listener, shown } = await openForm();
		await discord.fillForm(shown, {
			topics: ["chips", "legal"],
			models: ["DeepSeek-V3", "o3"],
		});
		expect(shown.text()).toContain("**Models**: DeepSeek-V3, o3");
		expect(discord.fieldsOf(shown).topics).toEqual(["chips", "legal"]);
		const saved = await discord.submitForm(shown);
		expect(listener.calls("submitForm")).toEqual([
			[
				expect.objectContaining({ platform: "discord" }),
				"subscribe",
				"1234567890",
				{
					topics: ["chips", "legal"],
					language: ["en"],
					models: ["DeepSeek-V3", "o3"],
					time: ["09:00"],
				},
			],
		]);
		expect(saved.text()).toBe("Saved.");
		expect(saved.messages()).toHaveLength(1);
	});

	test("hands over a choice that was taken back", async () => {
		const { discord, listener, shown } = await openForm();
		await discord.fillForm(shown, { topics: [] });
		await discord.submitForm(shown);
		expect(listener.calls("submitForm")[0]?.[3]).toMatchObject({ topics: [] });
	});

	test("loses nothing when menus are changed at once", async () => {
		const { discord, listener, shown } = await openForm();
		await Promise.all([
			discord.fillForm(shown, { topics: ["chips"] }),
			discord.fillForm(shown, { language: ["it"] }),
		]);
		await discord.submitForm(shown);
		expect(listener.calls("submitForm")[0]?.[3]).toMatchObject({
			topics: ["chips"],
			language: ["it"],
		});
	});

	test("shows a preview beside it and stays open", async () => {
		const { discord, listener, shown } = await openForm({
			outcome: (how) =>
				how === "preview"
					? { kind: "preview", message: sentence("You would get this.") }
					: { kind: "saved", message: sentence("Saved.") },
		});
		const preview = await discord.previewForm(shown);
		await discord.until(() => preview.messages()[1]);
		expect(preview.messages()[1]?.text).toBe("You would get this.");
		expect(preview.ephemeral()).toBe(true);
		expect(shown.text()).toContain("What this channel gets");
		await discord.submitForm(shown);
		expect(listener.calls("submitForm")).toHaveLength(1);
	});

	test("says what is wrong above the fields, and keeps what was filled in", async () => {
		let tries = 0;
		const { discord, shown } = await openForm({
			outcome: () =>
				tries++ === 0
					? { kind: "errors", errors: { time: "25:00 is no time." } }
					: { kind: "saved", message: sentence("Saved.") },
		});
		await discord.fillForm(shown, { topics: ["legal"], time: ["25:00"] });
		await discord.submitForm(shown);
		const text = shown.text();
		expect(text).toContain("**Time**: 25:00 is no time.");
		expect(text.indexOf("25:00 is no time")).toBeLessThan(
			text.indexOf("**Topics**"),
		);
		expect(text).toContain("**Time**: 25:00");
		expect(discord.fieldsOf(shown).topics).toEqual(["legal"]);
		await discord.fillForm(shown, { time: ["08:00"] });
		expect(shown.text()).not.toContain("is no time");
		expect((await discord.submitForm(shown)).text()).toBe("Saved.");
	});

	test("goes on after a restart", async () => {
		const { discord, adapter, listener, shown } = await openForm();
		await discord.fillForm(shown, { topics: ["legal"] });
		await adapter.listen(listener);
		await discord.submitForm(shown);
		expect(listener.calls("submitForm")[0]?.[3]).toMatchObject({
			topics: ["legal"],
		});
	});

	test("says so when it is not known any more", async () => {
		const { discord, listener, shown, owner } = await openForm();
		await discord.submitForm(shown);
		const old = shown.messages()[0]?.id ?? "";
		const again = await discord.press(
			owner,
			old,
			"form/save/subscribe/1234567890",
		);
		await discord.until(() => again.messages()[1]);
		expect(again.messages()[1]?.text).not.toBe("");
		expect(listener.calls("submitForm")).toHaveLength(1);
	});

	test("goes away when it is cancelled", async () => {
		const { discord, listener, shown, owner } = await openForm();
		const id = shown.messages()[0]?.id ?? "";
		const cancelled = discord.touch(
			owner,
			id,
			"form/cancel/subscribe/1234567890",
		);
		await discord.until(() => (cancelled.original?.deleted ? true : null));
		expect(shown.messages()).toEqual([]);
		expect(listener.calls("submitForm")).toEqual([]);
	});

	test("offers the fields that are typed in modals of five", async () => {
		const names = ["a", "b", "c", "d", "e", "f", "g"];
		const asked: Form = {
			...form,
			fields: names.map((name) => ({
				kind: "text",
				name,
				label: `Field ${name}`,
				hint: "",
				value: "",
				completed: false,
			})),
		};
		const { discord, listener, shown } = await openForm({ asked });
		await discord.fillForm(shown, { a: ["1"], g: ["2"] });
		await discord.submitForm(shown);
		expect(listener.calls("submitForm")[0]?.[3]).toMatchObject({
			a: ["1"],
			g: ["2"],
		});
	});
});
