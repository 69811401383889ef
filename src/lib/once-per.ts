/**
 * Works something out of an object once, for as long as the object is held by anybody. It must
 * follow from the object alone, and nobody may change either of them afterwards.
 */
export function oncePer<Key extends object, Value>(
	workOut: (key: Key) => Value,
): (key: Key) => Value {
	const known = new WeakMap<Key, { value: Value }>();
	return (key) => {
		const before = known.get(key);
		if (before) return before.value;
		const value = workOut(key);
		known.set(key, { value });
		return value;
	};
}
