type Json = Record<string, unknown>;

/** https://docs.slack.dev/reference/block-kit/blocks and what it links to; characters are UTF-16 units. */
const most = {
	blocks: 50,
	/** https://docs.slack.dev/reference/methods/chat.postMessage#truncating */
	text: 4000,
	/** https://github.com/slackapi/bolt-js/issues/2509 */
	all: 13_200,
	blockId: 255,
	header: 150,
	section: 3000,
	fields: 10,
	field: 2000,
	contextElements: 10,
	/** https://docs.slack.dev/reference/block-kit/blocks/actions-block */
	actions: 25,
	/** https://docs.slack.dev/reference/block-kit/blocks/image-block */
	imageUrl: 3000,
	imageText: 2000,
	imageTitle: 2000,
	/** https://docs.slack.dev/reference/block-kit/blocks/table-block */
	tables: 1,
	tableRows: 100,
	tableColumns: 20,
	tableText: 10_000,
	/** https://docs.slack.dev/reference/block-kit/block-elements/overflow-menu-element */
	overflowOptions: 5,
	/** https://docs.slack.dev/reference/block-kit/block-elements/select-menu-element */
	selectOptions: 100,
	placeholder: 150,
	/** https://docs.slack.dev/reference/block-kit/composition-objects/option-object */
	optionText: 75,
	optionValue: 150,
	/** https://docs.slack.dev/reference/block-kit/block-elements/button-element */
	label: 75,
	buttonValue: 2000,
	buttonUrl: 3000,
	accessibleLabel: 75,
	actionId: 255,
};

const styles = [undefined, "primary", "danger"];

/**
 * What Slack refuses of a body of `chat.postMessage`, after its documentation, counted apart
 * from our renderer: one sentence for each thing that is wrong.
 */
export function slackProblems(body: Json): string[] {
	const blocks = body.blocks as Json[];
	const json = JSON.stringify(blocks);
	const tables = blocks.filter(({ type }) => type === "table").length;
	return [
		...within("blocks", blocks.length, most.blocks),
		...filled("text", body.text, most.text),
		...within("all blocks", json.length, most.all),
		...within("all bytes", Buffer.byteLength(json), most.all),
		...within("tables", tables, most.tables),
		...twice(
			"block_id",
			blocks.map(({ block_id }) => block_id),
		),
		...(body.unfurl_links === false && body.unfurl_media === false
			? []
			: ["links unfurl"]),
		...blocks.flatMap(blockProblems),
	];
}

function blockProblems(block: Json): string[] {
	return [
		...optional("block_id", block.block_id, most.blockId),
		...contentProblems(block),
	];
}

function contentProblems(block: Json): string[] {
	const elements = (block.elements ?? []) as Json[];
	switch (block.type) {
		case "header":
			return textProblems("header", block.text, most.header, "plain_text");
		case "section":
			return sectionProblems(block);
		case "context":
			return [
				...some("context", elements.length, most.contextElements),
				...elements.flatMap((element) =>
					element.type === "image"
						? imageProblems(element)
						: textProblems("context", element, most.section),
				),
			];
		case "actions":
			return [
				...some("actions", elements.length, most.actions),
				...twice(
					"action_id",
					elements.map(({ action_id }) => action_id),
				),
				...elements.flatMap(elementProblems),
			];
		case "image":
			return [
				...imageProblems(block),
				...(block.title
					? textProblems("title", block.title, most.imageTitle, "plain_text")
					: []),
			];
		case "table":
			return tableProblems(block.rows as Json[][]);
		case "divider":
			return [];
		default:
			return [`unknown block ${block.type}`];
	}
}

function sectionProblems({ text, fields, accessory }: Json): string[] {
	const list = (fields ?? []) as Json[];
	return [
		...(text || list.length === 0
			? textProblems("section", text, most.section)
			: []),
		...within("fields", list.length, most.fields),
		...list.flatMap((field) => textProblems("field", field, most.field)),
		...(accessory ? elementProblems(accessory as Json) : []),
	];
}

function tableProblems(rows: Json[][]): string[] {
	const cells = rows.flat().map(({ text }) => String(text ?? ""));
	return [
		...some("table", rows.length, most.tableRows),
		...rows.flatMap((row) => some("row", row.length, most.tableColumns)),
		...cells.flatMap((text) => filled("cell", text, most.tableText)),
		...within("table", cells.join("").length, most.tableText),
	];
}

function imageProblems({ image_url, slack_file, alt_text }: Json): string[] {
	// https://docs.slack.dev/reference/block-kit/composition-objects/slack-file-object
	if (slack_file !== undefined)
		return [
			...(image_url === undefined ? [] : ["image_url beside slack_file"]),
			...(/^F[A-Z0-9]{8,}$/.test(String((slack_file as Json).id))
				? []
				: ["slack_file: no id of a file"]),
			...filled("alt_text", alt_text, most.imageText),
		];
	return [
		...filled("image_url", image_url, most.imageUrl),
		...(/^https?:\/\//.test(String(image_url))
			? []
			: ["image_url: no address"]),
		...filled("alt_text", alt_text, most.imageText),
	];
}

/** Of what can be pressed or chosen from. */
function elementProblems(element: Json): string[] {
	switch (element.type) {
		case "button":
			return buttonProblems(element);
		case "overflow":
			return [
				...filled("action_id", element.action_id, most.actionId),
				...optionsProblems(element.options as Json[], most.overflowOptions),
			];
		case "static_select":
		case "multi_static_select":
			return [
				...filled("action_id", element.action_id, most.actionId),
				...(element.placeholder
					? textProblems("placeholder", element.placeholder, most.placeholder)
					: []),
				...optionsProblems(element.options as Json[], most.selectOptions),
			];
		case "image":
			return imageProblems(element);
		default:
			return [`unknown element ${element.type}`];
	}
}

function buttonProblems(button: Json): string[] {
	return [
		...textProblems("button", button.text, most.label, "plain_text"),
		...filled("action_id", button.action_id, most.actionId),
		...optional("value", button.value, most.buttonValue),
		...optional("url", button.url, most.buttonUrl),
		...optional(
			"accessibility_label",
			button.accessibility_label,
			most.accessibleLabel,
		),
		...(styles.includes(button.style as string | undefined)
			? []
			: [`style ${button.style}`]),
	];
}

function optionsProblems(options: Json[], allowed: number): string[] {
	return [
		...some("options", options.length, allowed),
		...options.flatMap(({ text, value, description }) => [
			...textProblems("option", text, most.optionText),
			...filled("value", value, most.optionValue),
			...(description
				? textProblems("description", description, most.optionText)
				: []),
		]),
	];
}

function textProblems(
	what: string,
	object: unknown,
	allowed: number,
	type: "plain_text" | null = null,
): string[] {
	const given = (object ?? {}) as Json;
	const known = type === null ? ["plain_text", "mrkdwn"] : [type];
	return [
		...filled(what, given.text, allowed),
		...(known.includes(String(given.type)) ? [] : [`${what}: ${given.type}`]),
	];
}

function filled(what: string, text: unknown, allowed: number): string[] {
	return typeof text !== "string" || text === ""
		? [`${what}: empty`]
		: within(what, text.length, allowed);
}

function optional(what: string, text: unknown, allowed: number): string[] {
	return text === undefined ? [] : filled(what, text, allowed);
}

function some(what: string, given: number, allowed: number): string[] {
	return given === 0 ? [`${what}: none`] : within(what, given, allowed);
}

function within(what: string, given: number, allowed: number): string[] {
	return given > allowed ? [`${what}: ${given} of ${allowed}`] : [];
}

function twice(what: string, ids: unknown[]): string[] {
	const given = ids.filter((id) => id !== undefined);
	return given
		.filter((id, index) => given.indexOf(id) !== index)
		.map((id) => `${what} ${id} twice`);
}
