/** Components V2, as many kinds as we use: https://docs.discord.com/developers/components/reference */
export type TextDisplay = { type: 10; content: string };
export type Button = {
	type: 2;
	/** Blue, grey, or red. */
	style: 1 | 2 | 4;
	label: string;
	custom_id: string;
};
export type Option = {
	label: string;
	value: string;
	default?: boolean;
};
export type Menu = {
	type: 3;
	custom_id: string;
	placeholder?: string;
	min_values: number;
	max_values: number;
	options: Option[];
};
/** Up to five buttons, or one menu. */
export type Row = { type: 1; components: Button[] | [Menu] };
export type Gallery = {
	type: 12;
	items: { media: { url: string }; description?: string }[];
};
export type Component =
	| TextDisplay
	| Row
	| Gallery
	| { type: 9; components: TextDisplay[]; accessory: Button }
	| { type: 14; divider: boolean; spacing: 1 | 2 };
export type Container = {
	type: 17;
	accent_color: number;
	components: Component[];
};

/** A body of "create message". */
export type DiscordBody = {
	/** Components V2: no content and no embeds beside them. */
	flags: typeof componentsV2;
	components: [Container];
	allowed_mentions: { parse: [] };
};

const componentsV2 = 32768;
/** The line beside the message: our one colour. */
const accent = 0x1d5c63;

/** https://docs.discord.com/developers/components/reference, counted with what is nested. */
const most = { components: 40, characters: 4000 };
/** Discord answers 500 above about 10,170: https://github.com/discord/discord-api-docs/issues/8554 */
const mostBytes = 9800;
/** Of one row. */
export const mostButtons = 5;
/** Of one menu. */
export const mostOptions = 25;

export const line: Component = { type: 14, divider: true, spacing: 1 };

export function text(content: string): Component[] {
	return content.trim() === "" ? [] : [{ type: 10, content }];
}

export function rows(buttons: readonly Button[]): Row[] {
	const count = Math.ceil(buttons.length / mostButtons);
	return Array.from({ length: count }, (_, row) => ({
		type: 1,
		components: buttons.slice(row * mostButtons, (row + 1) * mostButtons),
	}));
}

export function bodyOf(components: Component[]): DiscordBody {
	return {
		flags: componentsV2,
		components: [{ type: 17, accent_color: accent, components }],
		allowed_mentions: { parse: [] },
	};
}

/** Whether Discord takes these as one message. */
export function isPostable(components: Component[]): boolean {
	const { components: count, characters } = measure(components);
	return (
		// One more is the container around them.
		count + 1 <= most.components &&
		characters <= most.characters &&
		Buffer.byteLength(JSON.stringify(bodyOf(components))) <= mostBytes
	);
}

/** How much of a message components take: Discord counts nested ones and all their words. */
function measure(components: readonly Component[]): {
	components: number;
	characters: number;
} {
	const sum = { components: 0, characters: 0 };
	for (const component of components) {
		sum.components += 1;
		switch (component.type) {
			case 10:
				sum.characters += component.content.length;
				break;
			case 9:
				sum.components += component.components.length + 1;
				sum.characters += component.accessory.label.length;
				for (const { content } of component.components)
					sum.characters += content.length;
				break;
			case 1:
				sum.components += component.components.length;
				for (const child of component.components)
					sum.characters += child.type === 2 ? child.label.length : 0;
				break;
		}
	}
	return sum;
}
