/**
 * What a record holds under a key that strangers may choose; undefined where it holds nothing of its
 * own. A plain `record[key]` would find `constructor` and `valueOf` in every object.
 */
export function lookUp<Value>(
	record: Readonly<Record<string, Value>>,
	key: string,
): Value | undefined {
	return Object.hasOwn(record, key) ? record[key] : undefined;
}
