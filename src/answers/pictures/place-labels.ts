import { textWidth } from "./text-width.ts";

/** A mark that is to be labelled, in pixels from the plot's upper left corner. */
export interface LabelledMark {
	x: number;
	y: number;
	text: string;
}

/** Where the label stands from the middle of its mark: properties of a text mark. */
export interface LabelPlace {
	dx: number;
	dy: number;
	align: "left" | "right" | "center";
}

export interface Box {
	left: number;
	right: number;
	top: number;
	bottom: number;
}

const gap = 15;
const right: LabelPlace = { dx: gap, dy: 0, align: "left" };
const left: LabelPlace = { dx: -gap, dy: 0, align: "right" };
const across = (dy: number): LabelPlace[] => [
	{ dx: 6 - gap, dy, align: "right" },
	{ dx: 0, dy, align: "center" },
	{ dx: gap - 6, dy, align: "left" },
];
const above = across(-gap - 9);
const below = across(gap + 9);

/** The side of a mark on which there is most room; "beside" where that is not known. */
export type Side = "beside" | "above" | "below";

/** In the order in which they are tried. */
const places: Readonly<Record<Side, readonly LabelPlace[]>> = {
	beside: [right, left, ...above, ...below],
	above: [left, ...above, right, ...below],
	below: [left, ...below, right, ...above],
};

/**
 * Places for labels at which none covers another label or a labelled mark, the first marks first;
 * null where there is none.
 * @param lines what a label covers only where it finds no other place
 */
export function placeLabels(
	marks: readonly LabelledMark[],
	room: Box,
	{
		size,
		side = "beside",
		lines = [],
	}: { size: number; side?: Side; lines?: readonly Box[] },
): (LabelPlace | null)[] {
	const taken = marks.map(({ x, y }) => around(x, y, 9));
	return marks.map((mark, index) => {
		const free = places[side].filter((place) => {
			const box = boxOf(mark, place, size);
			return (
				isWithin(box, room) &&
				taken.every((other, own) => own === index || !overlap(box, other))
			);
		});
		const clear = free.find((place) => {
			const box = boxOf(mark, place, size);
			return !lines.some((line) => overlap(box, line));
		});
		const place = clear ?? free[0];
		if (place) taken.push(boxOf(mark, place, size));
		return place ?? null;
	});
}

function boxOf(
	{ x, y, text }: LabelledMark,
	{ dx, dy, align }: LabelPlace,
	size: number,
): Box {
	const width = textWidth(text, size);
	const left =
		x + dx - (align === "left" ? 0 : align === "right" ? width : width / 2);
	return {
		left,
		right: left + width,
		top: y + dy - size / 2,
		bottom: y + dy + size / 2,
	};
}

function around(x: number, y: number, radius: number): Box {
	return {
		left: x - radius,
		right: x + radius,
		top: y - radius,
		bottom: y + radius,
	};
}

function isWithin(box: Box, room: Box): boolean {
	return (
		box.left >= room.left &&
		box.right <= room.right &&
		box.top >= room.top &&
		box.bottom <= room.bottom
	);
}

function overlap(a: Box, b: Box): boolean {
	return (
		a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
	);
}
