type Json = Record<string, unknown>;

/** https://docs.discord.com/developers/components/reference; characters are UTF-16 units. */
const most = {
	/** Nested ones count. */
	components: 40,
	characters: 4000,
	/** https://github.com/discord/discord-api-docs/issues/8554 */
	bytes: 10_170,
	sectionTexts: 3,
	buttons: 5,
	label: 80,
	buttonUrl: 512,
	customId: 100,
	/** https://docs.discord.com/developers/components/reference#media-gallery */
	galleryItems: 10,
	/** https://docs.discord.com/developers/resources/message */
	mediaDescription: 1024,
	mediaUrl: 2048,
	/** https://docs.discord.com/developers/components/reference#string-select */
	options: 25,
	optionText: 100,
	placeholder: 150,
};

const kind = {
	actionRow: 1,
	button: 2,
	stringSelect: 3,
	section: 9,
	text: 10,
	thumbnail: 11,
	gallery: 12,
	separator: 14,
	container: 17,
};

/** What may stand inside of what; `null` is the message. */
const inside = new Map<number | null, number[]>([
	[
		null,
		[
			kind.actionRow,
			kind.section,
			kind.text,
			kind.gallery,
			kind.separator,
			kind.container,
		],
	],
	[
		kind.container,
		[kind.actionRow, kind.section, kind.text, kind.gallery, kind.separator],
	],
	[kind.section, [kind.text]],
	[kind.actionRow, [kind.button, kind.stringSelect]],
]);

/**
 * What Discord refuses of a body of "create message", after its documentation, counted apart
 * from our renderer: one sentence for each thing that is wrong.
 */
export function discordProblems(body: Json): string[] {
	const top = body.components as Json[];
	const all = top.flatMap(withNested);
	const characters = all.map(shownCharacters).reduce((a, b) => a + b, 0);
	const ids = all.flatMap(({ custom_id }) =>
		custom_id === undefined ? [] : [custom_id],
	);
	return [
		...within("components", all.length, most.components),
		...within("characters", characters, most.characters),
		...within("bytes", Buffer.byteLength(JSON.stringify(body)), most.bytes),
		...(((body.flags as number) & (1 << 15)) === 0 ? ["no V2 flag"] : []),
		...("content" in body || "embeds" in body ? ["content beside V2"] : []),
		...(JSON.stringify(body.allowed_mentions) === '{"parse":[]}'
			? []
			: ["mentions are allowed"]),
		...ids
			.filter((id, index) => ids.indexOf(id) !== index)
			.map((id) => `custom_id ${id} twice`),
		...misplaced(top, null),
		...all.flatMap(componentProblems),
	];
}

function withNested(component: Json): Json[] {
	const { accessory } = component;
	return [
		component,
		...childrenOf(component).flatMap(withNested),
		...(accessory ? [accessory as Json] : []),
	];
}

function childrenOf({ components }: Json): Json[] {
	return (components ?? []) as Json[];
}

function misplaced(components: Json[], parent: number | null): string[] {
	return components.flatMap((component) => {
		const type = component.type as number;
		return inside.get(parent)?.includes(type)
			? misplaced(childrenOf(component), type)
			: [`component ${type} in ${parent ?? "the message"}`];
	});
}

/** Labels are not said to count; we leave room for them. */
function shownCharacters({ type, content, label }: Json): number {
	if (type === kind.text) return String(content).length;
	return type === kind.button ? String(label ?? "").length : 0;
}

function componentProblems(component: Json): string[] {
	switch (component.type) {
		case kind.text:
			return String(component.content ?? "").trim() === ""
				? ["text display: empty"]
				: [];
		case kind.section:
			return sectionProblems(component);
		case kind.actionRow:
			return rowProblems(childrenOf(component));
		case kind.button:
			return buttonProblems(component);
		case kind.stringSelect:
			return selectProblems(component);
		case kind.thumbnail:
			return mediaProblems(component);
		case kind.gallery: {
			const items = (component.items ?? []) as Json[];
			return [
				...some("gallery", items.length, most.galleryItems),
				...items.flatMap(mediaProblems),
			];
		}
		case kind.separator:
			return [undefined, 1, 2].includes(component.spacing as number)
				? []
				: [`spacing ${component.spacing}`];
		case kind.container: {
			const { accent_color: colour } = component;
			return [
				...some("container", childrenOf(component).length, most.components),
				...(Number(colour ?? 0) > 0xffffff ? [`colour ${colour}`] : []),
			];
		}
		default:
			return [`unknown component ${component.type}`];
	}
}

function sectionProblems(section: Json): string[] {
	const accessory = section.accessory as Json | undefined;
	const isKnown =
		accessory?.type === kind.button || accessory?.type === kind.thumbnail;
	return [
		...some("section", childrenOf(section).length, most.sectionTexts),
		...(isKnown ? [] : ["section without accessory"]),
	];
}

/** Up to five buttons, or one menu. */
function rowProblems(children: Json[]): string[] {
	const menus = children.filter(({ type }) => type === kind.stringSelect);
	return [
		...some("row", children.length, most.buttons),
		...(menus.length > 0 && children.length > 1
			? ["a menu shares its row"]
			: []),
	];
}

/** A button has an id, or leads to an address (style 5). */
function buttonProblems({ label, style, custom_id, url }: Json): string[] {
	const isLink = style === 5;
	return [
		...filled("label", label, most.label),
		...(isLink
			? filled("url", url, most.buttonUrl)
			: filled("custom_id", custom_id, most.customId)),
		...(isLink === (url !== undefined) && isLink === (custom_id === undefined)
			? []
			: ["a button with both or neither of id and address"]),
		...([1, 2, 3, 4, 5].includes(style as number) ? [] : [`style ${style}`]),
	];
}

function selectProblems(select: Json): string[] {
	const options = (select.options ?? []) as Json[];
	const values = options.map(({ value }) => value);
	const least = Number(select.min_values ?? 1);
	const greatest = Number(select.max_values ?? 1);
	return [
		...filled("custom_id", select.custom_id, most.customId),
		...optional("placeholder", select.placeholder, most.placeholder),
		...some("options", options.length, most.options),
		...options.flatMap(({ label, value, description }) => [
			...filled("option", label, most.optionText),
			...filled("option's value", value, most.optionText),
			...optional("option's description", description, most.optionText),
		]),
		...(new Set(values).size < values.length
			? ["an option's value twice"]
			: []),
		...(least <= greatest && greatest <= options.length
			? []
			: [`${least} to ${greatest} of ${options.length} options`]),
	];
}

function mediaProblems({ media, description }: Json): string[] {
	const { url } = (media ?? {}) as Json;
	return [
		...filled("media", url, most.mediaUrl),
		...(/^(https?|attachment):\/\//.test(String(url))
			? []
			: ["media: no address"]),
		...optional("media's description", description, most.mediaDescription),
	];
}

function filled(what: string, text: unknown, allowed: number): string[] {
	return typeof text !== "string" || text === ""
		? [`${what}: empty`]
		: within(what, text.length, allowed);
}

function optional(what: string, text: unknown, allowed: number): string[] {
	return text === undefined || text === null ? [] : filled(what, text, allowed);
}

function some(what: string, given: number, allowed: number): string[] {
	return given === 0 ? [`${what}: none`] : within(what, given, allowed);
}

function within(what: string, given: number, allowed: number): string[] {
	return given > allowed ? [`${what}: ${given} of ${allowed}`] : [];
}
