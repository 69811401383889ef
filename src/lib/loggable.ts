import { withoutSecrets } from "./secrets.ts";

/** Whatever stands under such a name is not for the log. */
const secretName =
	/(?:token|secret|secret_?keys?|api_?key|private_?key|password|passwd|authorization|cookie|credentials?|signature)$/i;

/** What is nested deeper than this is left out. */
const deepest = 8;

/** A copy of the fields of a line that can stand in the log: plain JSON, errors with their causes, no secret in it. */
export function loggableFields(fields: object): object {
	return fields instanceof Error
		? { error: shown(fields, []) }
		: entriesOf(fields, []);
}

function shown(value: unknown, within: readonly object[]): unknown {
	if (typeof value === "string") return withoutSecrets(value);
	if (typeof value === "bigint") return String(value);
	if (typeof value === "function" || typeof value === "symbol")
		return undefined;
	if (typeof value !== "object" || value === null) return value;
	if (within.includes(value) || within.length >= deepest) return "…";
	const outer = [...within, value];
	if (value instanceof Error) return errorShown(value, outer);
	if (ArrayBuffer.isView(value)) return `${value.byteLength} bytes`;
	if (Array.isArray(value)) return value.map((item) => shown(item, outer));
	if (value instanceof Map) return shown([...value], outer);
	if (value instanceof Set) return shown([...value], outer);
	if ("toJSON" in value && typeof value.toJSON === "function")
		return shown(value.toJSON(), outer);
	return entriesOf(value, outer);
}

function errorShown(error: Error, within: readonly object[]): object {
	const { name, message, stack, cause } = error;
	return {
		...entriesOf(error, within),
		name,
		message: withoutSecrets(message),
		...(stack && { stack: withoutSecrets(stack) }),
		...(cause !== undefined && { cause: shown(cause, within) }),
	};
}

function entriesOf(object: object, within: readonly object[]): object {
	return Object.fromEntries(
		Object.entries(object).map(([name, value]) => [
			withoutSecrets(name),
			secretName.test(name) ? hidden(value) : shown(value, within),
		]),
	);
}

/** Whether there is one may be told, and numbers, such as a count of tokens, are none. */
function hidden(value: unknown): unknown {
	const tellsNothing =
		value === null ||
		value === undefined ||
		typeof value === "number" ||
		typeof value === "boolean";
	return tellsNothing ? value : "…";
}
