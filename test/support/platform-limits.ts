/**
 * What Slack and Discord refuse, after their documentation, counted apart from
 * our renderers. Each gives one sentence for each thing that is wrong.
 */
type Json = Record<string, unknown>;

const limits = {
	slack: {
		blocks: 50,
		text: 4000,
		header: 150,
		section: 3000,
		contextElements: 10,
		actions: 25,
		options: 5,
		label: 75,
		optionValue: 150,
		buttonValue: 2000,
		actionId: 255,
		tableRows: 100,
		tableColumns: 20,
		all: 13_200,
	},
	discord: {
		components: 40,
		characters: 4000,
		bytes: 10_170,
		sectionTexts: 3,
		buttons: 5,
		label: 80,
		customId: 100,
	},
};

export function slackProblems(body: Json): string[] {
	const most = limits.slack;
	const problems: string[] = [];
	const atMost = (what: string, given: number, allowed: number) => {
		if (given > allowed) problems.push(`${what}: ${given} of ${allowed}`);
	};
	const filled = (what: string, text: unknown) => {
		if (typeof text !== "string" || text === "")
			problems.push(`${what}: empty`);
	};
	const blocks = body.blocks as Json[];
	atMost("blocks", blocks.length, most.blocks);
	atMost("text", String(body.text).length, most.text);
	filled("text", body.text);
	atMost("all blocks", JSON.stringify(blocks).length, most.all);
	atMost("all bytes", Buffer.byteLength(JSON.stringify(blocks)), most.all);
	if (body.unfurl_links !== false || body.unfurl_media !== false)
		problems.push("links unfurl");

	for (const block of blocks) {
		const text = (block.text as Json | undefined)?.text as string | undefined;
		const elements = (block.elements ?? []) as Json[];
		switch (block.type) {
			case "header":
				filled("header", text);
				atMost("header", text?.length ?? 0, most.header);
				break;
			case "section": {
				filled("section", text);
				atMost("section", text?.length ?? 0, most.section);
				const accessory = block.accessory as Json | undefined;
				if (accessory) checkOptions(accessory);
				break;
			}
			case "context":
				atMost("context", elements.length, most.contextElements);
				for (const element of elements) {
					filled("context", element.text);
					atMost("context", String(element.text).length, most.section);
				}
				break;
			case "actions":
				atMost("actions", elements.length, most.actions);
				for (const element of elements) checkButton(element);
				break;
			case "table": {
				const rows = block.rows as Json[][];
				atMost("table", rows.length, most.tableRows);
				for (const row of rows) atMost("row", row.length, most.tableColumns);
				break;
			}
			case "divider":
				break;
			default:
				problems.push(`unknown block ${block.type}`);
		}
	}
	return problems;

	function checkOptions(menu: Json) {
		const options = menu.options as { text: Json; value: string }[];
		atMost("options", options.length, most.options);
		atMost("action_id", String(menu.action_id).length, most.actionId);
		for (const { text, value } of options) {
			filled("option", text.text);
			atMost("option", String(text.text).length, most.label);
			atMost("value", value.length, most.optionValue);
		}
	}

	function checkButton(button: Json) {
		const label = String((button.text as Json).text);
		filled("button", label);
		atMost("button", label.length, most.label);
		atMost("value", String(button.value).length, most.buttonValue);
		atMost("action_id", String(button.action_id).length, most.actionId);
	}
}

export function discordProblems(body: Json): string[] {
	const most = limits.discord;
	const problems: string[] = [];
	const ids = new Set<unknown>();
	let components = 0;
	let characters = 0;
	const walk = (component: Json) => {
		components++;
		const children = (component.components ?? []) as Json[];
		const accessory = component.accessory as Json | undefined;
		if (component.type === 10) {
			const content = String(component.content);
			characters += content.length;
			if (content.trim() === "") problems.push("empty text display");
		}
		if (component.type === 9) {
			if (children.length < 1 || children.length > most.sectionTexts)
				problems.push(`section of ${children.length}`);
			if (!accessory) problems.push("section without accessory");
		}
		if (component.type === 1 && children.length > most.buttons)
			problems.push(`row of ${children.length}`);
		if (component.type === 2) {
			const { label, custom_id } = component as Record<string, string>;
			characters += label?.length ?? 0;
			if (!label || label.length > most.label) problems.push("label");
			if (!custom_id || custom_id.length > most.customId)
				problems.push("custom_id");
			if (ids.has(custom_id)) problems.push(`custom_id ${custom_id} twice`);
			ids.add(custom_id);
		}
		for (const child of accessory ? [...children, accessory] : children)
			walk(child);
	};
	for (const component of body.components as Json[]) walk(component);
	if (components > most.components) problems.push(`${components} components`);
	if (characters > most.characters) problems.push(`${characters} characters`);
	const bytes = Buffer.byteLength(JSON.stringify(body));
	if (bytes > most.bytes) problems.push(`${bytes} bytes`);
	if (((body.flags as number) & (1 << 15)) === 0) problems.push("no V2 flag");
	if ("content" in body || "embeds" in body) problems.push("content beside V2");
	if (JSON.stringify(body.allowed_mentions) !== '{"parse":[]}')
		problems.push("mentions are allowed");
	return problems;
}

/** Every text in a value, wherever it stands. */
export function stringsIn(value: unknown): string[] {
	if (typeof value === "string") return [value];
	if (typeof value !== "object" || value === null) return [];
	return Object.values(value).flatMap(stringsIn);
}
