import type { MessageBody } from "../adapter.ts";
import { shorten } from "../shorten.ts";

/** The headline of a rendered message as plain text, such as a forum's post asks for. */
export function titleOf(body: MessageBody, longest: number): string {
	const heading = /^#+ (.*)$/m.exec(firstText(body.components) ?? "")?.[1];
	return shorten(plain(heading ?? ""), longest) || "…";
}

function firstText(components: unknown): string | null {
	if (!Array.isArray(components)) return null;
	for (const { content, components: nested } of components as {
		content?: unknown;
		components?: unknown;
	}[]) {
		const text = typeof content === "string" ? content : firstText(nested);
		if (text !== null) return text;
	}
	return null;
}

function plain(markup: string): string {
	return markup.replace(/\\(.)/g, "$1").trim();
}
