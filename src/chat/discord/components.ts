/** Components V2, as many kinds as we use: https://docs.discord.com/developers/components/reference */
export type TextDisplay = { type: 10; content: string };
export type Button = {
	type: 2;
	style: 2;
	label: string;
	custom_id: string;
};
export type Component =
	| TextDisplay
	| { type: 1; components: Button[] }
	| { type: 9; components: TextDisplay[]; accessory: Button }
	| { type: 14; divider: boolean; spacing: 1 | 2 };
export type Container = {
	type: 17;
	accent_color: number;
	components: Component[];
};

export function text(content: string): Component[] {
	return content.trim() === "" ? [] : [{ type: 10, content }];
}

export const line: Component = { type: 14, divider: true, spacing: 1 };

/** How much of a message components take: Discord counts nested ones and all their words. */
export function measure(components: readonly Component[]): {
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
				for (const { label } of component.components)
					sum.characters += label.length;
				break;
		}
	}
	return sum;
}
