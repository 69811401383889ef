import type { PlatformSettings } from "#src/chat/platforms.ts";

/** Who types; each driver knows these by the platform's own identifiers. */
export type Person = "owner" | "member";

/** What a person sees: all words of a message or form, a line each, and who sees it. */
export interface Seen {
	words: string;
	/** Whether the person alone sees it. */
	isPrivate: boolean;
}

/** A picture as it reached the platform. */
export interface SeenPicture {
	png: Uint8Array;
	alt: string;
}

/**
 * A chat platform as the people in it have it: types, presses and reads, through the platform's
 * real protocol where it is not the terminal.
 */
export interface ChatDriver {
	readonly platform: string;
	/** How the program is to be connected. */
	readonly settings: Partial<PlatformSettings>;
	/** Makes a channel with the bot in it. */
	addChannel(name: string): Promise<ChannelDriver>;
	/** What a network and its servers do; null where there is no network between. */
	readonly weather: Weather | null;
	close(): Promise<void>;
}

/** A way in which one call goes wrong. */
export const disturbances = [
	"busy",
	"server-error",
	/** The connection breaks before the post is taken. */
	"dropped",
	/** It breaks when the post is there already. */
	"answer-dropped",
] as const;
export type Disturbance = (typeof disturbances)[number];

export interface Weather {
	/** The next post meets this. */
	disturbPost(how: Disturbance): void;
	/** So does the next look at what stands in a channel. */
	disturbLook(how: Exclude<Disturbance, "answer-dropped">): void;
	clear(): void;
	/** The workspace takes our permission back, and no event tells us. */
	revoke(): Promise<void>;
	/** How many calls have reached the platform. */
	calls(): number;
}

export interface ChannelDriver {
	/** In the platform's own identifiers. */
	readonly address: { workspace: string; channel: string };
	/** A command as it is typed, such as "/pause 3". */
	type(text: string, by?: Person): Promise<Seen>;
	/** Opens the form of `/subscribe`. */
	openForm(by?: Person): Promise<FormDriver>;
	/** A button or menu of the post that tells this story. */
	press(storyId: number, action: string, by?: Person): Promise<Seen>;
	/** A picture whose alternative text holds `words`, as soon as it is shown; null where the platform shows none. */
	picture(words: string): Promise<SeenPicture | null>;
	/** The words of all posts in the channel, replies in threads included, in their order. */
	posts(): Promise<string[]>;
	/** Takes the bot out, or its right to post. */
	removeBot(): Promise<void>;
	inviteBot(): Promise<void>;
	/** What the bot told this person apart from the channel. */
	toldApart(person: Person): Promise<string[]>;
}

export interface FormDriver {
	/** What the form shows before anything is changed. */
	readonly words: string;
	/** Changes these fields; the others stay as they are. */
	fill(values: Readonly<Record<string, readonly string[]>>): Promise<void>;
	preview(): Promise<Seen>;
	/** The sentence that confirms it, or the sentences about what is wrong. */
	save(): Promise<Seen>;
}
