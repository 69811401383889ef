import type { z } from "zod";

const THOUGHTS = /<think(?:ing)?>[\s\S]*?<\/think(?:ing)?>/gi;
const FENCE = /```(?:json|JSON)?\s*([\s\S]*?)(?:```|$)/;

/**
 * The value that an answer's text holds, checked against `schema`, or the reason why there is
 * none. Copes with fences, prose around the JSON, thoughts left in, and JSON cut off by length,
 * of which whole elements are kept.
 */
export function readAnswer<Value>(
	text: string,
	schema: z.ZodType<Value>,
): { value: Value } | { problem: string } {
	const bare = text.replace(THOUGHTS, "").trim();
	if (bare === "") return { problem: "it is empty" };
	let problem = "it holds no JSON";
	for (const candidate of candidates(bare)) {
		const parsed = parse(candidate) ?? parse(closed(candidate));
		if (parsed === null) continue;
		const checked = schema.safeParse(parsed.value);
		if (checked.success) return { value: checked.data };
		const [issue] = checked.error.issues;
		problem = `its JSON does not fit: ${issue?.path.join(".") || "value"}: ${issue?.message ?? "invalid"}`;
	}
	return { problem };
}

/** Where the JSON may stand: the whole, a fenced block, from the first bracket on. */
function candidates(text: string): string[] {
	const found = [text];
	const fenced = FENCE.exec(text)?.[1];
	if (fenced) found.push(fenced.trim());
	for (const opening of ["{", "["]) {
		const at = text.indexOf(opening);
		if (at < 0) continue;
		const rest = text.slice(at);
		found.push(balanced(rest) ?? rest);
	}
	return found;
}

function parse(text: string | null): { value: unknown } | null {
	if (text === null) return null;
	try {
		return { value: JSON.parse(text) };
	} catch {
		return null;
	}
}

interface Scan {
	/** Closing brackets that are still owed, innermost last. */
	owed: string[];
	/** Where the first value ended, or -1. */
	end: number;
	/** The last ends of elements: the place behind each, and what is owed there. */
	ends: { at: number; owed: string[] }[];
}

/** No schema of ours asks for values so deep in others; what owes more is no answer. */
const mostOwed = 100;

/** Of what was cut off, hardly more than the last element is unfinished. */
const mostEnds = 50;

function scan(text: string): Scan {
	const owed: string[] = [];
	const ends: Scan["ends"] = [];
	let quoted = false;
	for (let at = 0; at < text.length; at += 1) {
		const character = text[at];
		if (quoted) {
			if (character === "\\") at += 1;
			else if (character === '"') quoted = false;
		} else if (character === '"') quoted = true;
		else if (character === "{") owed.push("}");
		else if (character === "[") owed.push("]");
		else if (character === "}" || character === "]") {
			owed.pop();
			ends.push({ at: at + 1, owed: [...owed] });
			if (owed.length === 0) return { owed, end: at + 1, ends };
		} else if (character === ",") ends.push({ at, owed: [...owed] });
		if (owed.length > mostOwed) break;
		if (ends.length > mostEnds) ends.shift();
	}
	return { owed, end: -1, ends };
}

/** The first whole JSON value of a text that begins with one. */
function balanced(text: string): string | null {
	const { end } = scan(text);
	return end < 0 ? null : text.slice(0, end);
}

/** Cut-off JSON without its last, unfinished element. */
function closed(text: string): string | null {
	if (!/^[[{]/.test(text)) return null;
	const { end, ends } = scan(text);
	if (end >= 0) return null;
	for (const { at, owed } of ends.toReversed()) {
		const whole = text.slice(0, at) + owed.toReversed().join("");
		if (parse(whole) !== null) return whole;
	}
	return null;
}
