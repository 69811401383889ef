/** Widths of Inter's letters, as parts of their size: of a few kinds, on the safe side. */
const kinds: readonly [letters: RegExp, width: number][] = [
	[/[\sijlI.,:;'’|!·]/u, 0.31],
	[/[ftr()\-–*1/[\]]/u, 0.44],
	[/[mwMW—…%@]/u, 0.9],
	[/[\p{Lu}\d$×~≥+=]/u, 0.68],
	[/\p{Script=Han}/u, 1],
];
const usual = 0.59;

/** About how wide a text is drawn, in pixels of the card. */
export function textWidth(text: string, size: number): number {
	let width = 0;
	for (const letter of text)
		width += kinds.find(([letters]) => letters.test(letter))?.[1] ?? usual;
	return width * size;
}

/** The text, or as much of it as fits, with an ellipsis. */
export function fitWidth(text: string, size: number, room: number): string {
	if (textWidth(text, size) <= room) return text;
	let kept = text;
	while (kept !== "" && textWidth(`${kept}…`, size) > room)
		kept = kept.slice(0, -1).trimEnd();
	return `${kept}…`;
}
