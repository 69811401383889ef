/** A person in chat, in the platform's own identifiers, none of which has a colon. */
export interface Adder {
	platform: string;
	workspace: string;
	person: string;
}

/** Under which name a person is kept as who added a feed. */
export function adderName({ platform, workspace, person }: Adder): string {
	return `${platform}:${workspace}:${person}`;
}

/** Who in chat added a feed; null where it came from the command line or a catalogue. */
export function adderOf(name: string | null): Adder | null {
	const [platform, workspace, person, ...more] = name?.split(":") ?? [];
	return platform && workspace && person && more.length === 0
		? { platform, workspace, person }
		: null;
}
