import { slackProblems } from "#test/support/platform-limits.ts";
import type { Json } from "./emulator.ts";

/** https://docs.slack.dev/reference/views/modal-views */
const mostOfView = { blocks: 100, title: 24, metadata: 3000, callback: 255 };
const inputs = [
	"static_select",
	"multi_static_select",
	"external_select",
	"multi_external_select",
	"plain_text_input",
];

export interface MessageError {
	error: string;
	details: string[];
}

/** The error that Slack would give for a message, with what is wrong in it. */
export function messageError(body: Json): MessageError | null {
	const blocks = Array.isArray(body.blocks) ? body.blocks : [];
	const details = slackProblems({
		unfurl_links: false,
		unfurl_media: false,
		...body,
		blocks,
	});
	if (details.length === 0) return null;
	const isLong = details.some((detail) => detail.startsWith("all "));
	return { error: isLong ? "msg_blocks_too_long" : "invalid_blocks", details };
}

/** What Slack refuses of a view, a sentence each. */
export function viewProblems(view: Json): string[] {
	const blocks = (view.blocks ?? []) as Json[];
	const isModal = view.type === "modal";
	const title = (view.title as Json | undefined)?.text;
	const hasInput = blocks.some(({ type }) => type === "input");
	const ids = blocks.flatMap(({ block_id }) => block_id ?? []);
	const others = blocks.filter(({ type }) => type !== "input");
	const whole = others.length
		? slackProblems({
				text: "…",
				blocks: others.slice(0, 50),
				unfurl_links: false,
				unfurl_media: false,
			}).filter((problem) => !problem.startsWith("all "))
		: [];
	return [
		...(blocks.length > mostOfView.blocks ? ["too many blocks"] : []),
		...(isModal && (typeof title !== "string" || title === "")
			? ["a modal needs a title"]
			: []),
		...(String(title ?? "").length > mostOfView.title
			? ["the title is too long"]
			: []),
		...(String(view.private_metadata ?? "").length > mostOfView.metadata
			? ["private_metadata is too long"]
			: []),
		...(isModal && hasInput && !view.submit
			? ["a modal with inputs needs a submit button"]
			: []),
		...(new Set(ids).size < ids.length ? ["two blocks share an id"] : []),
		...whole,
		...blocks.flatMap(inputProblems),
	];
}

function inputProblems({ type, label, element, hint }: Json): string[] {
	if (type !== "input") return [];
	const {
		type: kind,
		options,
		initial_options,
		max_selected_items,
	} = (element ?? {}) as Json;
	const list = (options ?? []) as Json[];
	const initial = (initial_options ?? []) as Json[];
	const isStatic = String(kind).endsWith("static_select");
	const known = new Set(list.map((each) => JSON.stringify(each)));
	return [
		...(inputs.includes(String(kind)) ? [] : [`unknown input ${kind}`]),
		...textWithin("label", label, 2000),
		...(hint ? textWithin("hint", hint, 2000) : []),
		...(isStatic && (list.length === 0 || list.length > 100)
			? [`${list.length} options`]
			: []),
		...(initial_options !== undefined && initial.length === 0
			? ["initial_options is empty"]
			: []),
		...(isStatic && initial.some((each) => !known.has(JSON.stringify(each)))
			? ["an initial option is none of the options"]
			: []),
		...(typeof max_selected_items === "number" && max_selected_items < 1
			? ["max_selected_items is below 1"]
			: []),
		...[...list, ...initial].flatMap(({ text, value }) => [
			...textWithin("option", text, 75),
			...(typeof value === "string" && value !== "" && value.length <= 150
				? []
				: ["an option's value"]),
		]),
	];
}

function textWithin(what: string, given: unknown, most: number): string[] {
	const { type, text } = (given ?? {}) as Json;
	const fits = typeof text === "string" && text !== "" && text.length <= most;
	return type === "plain_text" && fits ? [] : [`${what} does not fit`];
}
