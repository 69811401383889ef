/** How people fill in a form that stands in a message: menus at once, typed fields in a modal. */
import type { Hands } from "./hands.ts";
import { descendants } from "./limits.ts";
import type { SeenReply } from "./replies.ts";
import type { Json } from "./world.ts";

type Values = Readonly<Record<string, readonly string[]>>;

/** Menus are called `form/choose/<form>/<field>`, buttons `form/<verb>/<form>/<target>`. */
function components(reply: SeenReply, verb: string): Json[] {
	return reply
		.messages()
		.flatMap(({ body }) => descendants((body.components ?? []) as Json[]))
		.filter(({ custom_id }) => String(custom_id).startsWith(`form/${verb}`));
}

/** The menus of a form, and what is chosen in each. */
export function fieldsOf(reply: SeenReply): Values {
	return Object.fromEntries(
		components(reply, "choose/").map((menu) => [
			fieldOf(menu),
			(menu.options as Json[])
				.filter((option) => option.default === true)
				.map(({ value }) => String(value)),
		]),
	);
}

export async function fillForm(
	hands: Hands,
	reply: SeenReply,
	values: Values,
): Promise<void> {
	const typed: Record<string, string> = {};
	const menus = components(reply, "choose/");
	for (const [field, chosen] of Object.entries(values)) {
		const menu = menus.find((one) => fieldOf(one) === field);
		if (menu) await choose(hands, reply, menu, chosen);
		else typed[field] = chosen.join(", ");
	}
	for (const button of components(reply, "type")) {
		const asked = Object.keys(typed).length > 0;
		if (asked) await type(hands, reply, button, typed);
	}
	const left = Object.keys(typed);
	if (left.length > 0) throw new Error(`the form has no ${left.join(", ")}`);
}

async function choose(
	hands: Hands,
	reply: SeenReply,
	menu: Json,
	chosen: readonly string[],
): Promise<void> {
	await hands.acknowledged(
		hands.touch(
			reply.interaction.person,
			messageWith(reply, menu.custom_id),
			String(menu.custom_id),
			chosen,
		),
	);
}

/** Opens the modal behind a button; what it has inputs for is typed, and taken off the list. */
async function type(
	hands: Hands,
	reply: SeenReply,
	button: Json,
	typed: Record<string, string>,
): Promise<void> {
	const opened = await hands.press(
		reply.interaction.person,
		messageWith(reply, button.custom_id),
		String(button.custom_id),
	);
	const inputs = ((opened.modal?.components ?? []) as Json[]).map((label) =>
		String((label.component as Json).custom_id),
	);
	const here = Object.fromEntries(
		Object.entries(typed).filter(([field]) => inputs.includes(field)),
	);
	for (const field of Object.keys(here)) delete typed[field];
	await hands.replyTo(hands.submitModal(opened, here));
}

export async function pressForm(
	hands: Hands,
	reply: SeenReply,
	verb: "preview" | "save" | "cancel",
): Promise<SeenReply> {
	const [button] = components(reply, `${verb}/`);
	if (!button) throw new Error(`the form has no button to ${verb}`);
	return hands.press(
		reply.interaction.person,
		messageWith(reply, button.custom_id),
		String(button.custom_id),
	);
}

function messageWith(reply: SeenReply, customId: unknown): string {
	const message = reply
		.messages()
		.find(({ buttons }) => buttons.some((one) => one.customId === customId));
	if (!message) throw new Error(`no message has ${customId}`);
	return message.id;
}

function fieldOf(menu: Json): string {
	return String(menu.custom_id).split("/").at(-1) ?? "";
}
