/** Sentences for what must hold of values in general. */

/** None where `holds`; else the fault and, behind a colon, what shows it. */
export function unless(holds: boolean, fault: string, shown = ""): string[] {
	return holds ? [] : [`${fault}: ${JSON.stringify(shown.slice(0, 200))}`];
}

/** Control characters but line ends, turned directions, and halves of characters. */
export function unreadable(name: string, text: string): string[] {
	return [
		...unless(text.isWellFormed(), `${name} holds half a character`, text),
		...unless(
			!/[\p{Cc}]/u.test(text.replaceAll("\n", "")),
			`${name} holds control characters`,
			text,
		),
	];
}

export function notLonger(name: string, text: string, most: number): string[] {
	return unless(
		text.length <= most,
		`${name} is longer than ${most}`,
		`${text.length} characters`,
	);
}

export function notUtcTime(name: string, text: string | null): string[] {
	return unless(
		text === null ||
			(!Number.isNaN(Date.parse(text)) &&
				/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(text)),
		`${name} is no time in UTC`,
		text ?? "",
	);
}

export function notWebAddress(name: string, text: string | null): string[] {
	return unless(
		text === null ||
			(/^https?:$/.test(URL.parse(text)?.protocol ?? "") &&
				!/[\s\p{Cc}]/u.test(text)),
		`${name} is no web address`,
		text ?? "",
	);
}

/** Errors in our own words are said to be thrown, those of the language are not. */
export function isOurs(error: unknown): error is Error {
	return error instanceof Error && /^(?:Usage)?Error$/.test(error.name);
}

export function textOf(input: Uint8Array): string {
	return new TextDecoder().decode(input);
}

/** The first line, and what stands behind it. */
export function firstLine(input: Uint8Array): [string, Uint8Array] {
	const end = input.indexOf(0x0a);
	return end < 0
		? ["", input]
		: [textOf(input.subarray(0, end)), input.subarray(end + 1)];
}
