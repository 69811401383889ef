import { decodeHTML } from "entities";
import { makeFinder } from "./finder.ts";

/** Characters that windows-1252 has where Unicode has controls: `&#146;` means ’. */
const windows1252 = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";
const hasOddities = /[[\p{Cc}--\s]\u00ad\u200b\u2060\ufeff\ufffe\uffff]/v;
const c1Controls = /[\u0080-\u009f]/g;
const invisible = /[[\p{Cc}--\s]\u00ad\u200b\u2060\ufeff\ufffe\uffff]/gv;
const stillEscaped =
	/&(?:amp|quot|apos|lt|gt|nbsp|[lr][sd]quo|[nm]dash|hellip|#\d{2,5}|#x[0-9a-f]{2,4});/i;

/** Elements whose text no reader sees. */
const hidden = /^(?:script|style|template|noscript|iframe|object|svg|head)$/i;
/** Elements that stand inside a line; all others part words. */
const inline =
	/^(?:a|abbr|acronym|b|bdi|bdo|big|cite|code|data|del|dfn|em|font|i|ins|kbd|mark|q|ruby|rb|rt|s|samp|small|span|strike|strong|sub|sup|time|tt|u|var|wbr)$/i;
/** What people mean as markup in a title; `<canvas>` there is a word. */
const titleMarkup =
	/<\/?(?:a|abbr|b|big|blockquote|br|center|cite|code|del|div|em|font|h[1-6]|i|img|ins|kbd|li|mark|nobr|ol|p|q|s|small|span|strike|strong|sub|sup|time|tt|u|ul|var|wbr)(?:\s[^<>]*)?\/?>/gi;

/** The text of an HTML fragment on one line. Linear in the fragment, whatever is left open. */
export function plainText(html: string): string {
	return fold(decodeHTML(stripMarkup(html)));
}

/**
 * A title as plain text. `isHtml` says that the feed declares markup; otherwise
 * only what is surely markup is taken out, since many feeds escape HTML unasked.
 */
export function plainTitle(given: string, isHtml: boolean): string {
	// Ten times what is kept is enough, whatever the markup.
	const title = given.slice(0, 10_000);
	const stripped = isHtml
		? stripMarkup(title)
		: title.replace(titleMarkup, " ");
	let text = decodeHTML(stripped);
	// Escaped once too often.
	if (stillEscaped.test(text))
		text = decodeHTML(text).replace(titleMarkup, " ");
	else if (text !== stripped && !isHtml) text = text.replace(titleMarkup, " ");
	return cut(fold(text) || imageLabel(title), 1_000);
}

/** What stands for a title that is only an image. */
function imageLabel(title: string): string {
	const image = /<img\s[^>]{1,2000}/i.exec(title)?.[0] ?? "";
	const [, alt] = /\salt=["']([^"']+)/i.exec(image) ?? [];
	const [, file] = /\ssrc=["'](?:[^"']*\/)?([^"'/]+)/i.exec(image) ?? [];
	return fold(decodeHTML(alt ?? file ?? ""));
}

/** At most `length` characters, cut at a word where there is one. */
export function cut(text: string, length: number): string {
	if (text.length <= length) return text;
	const space = text.lastIndexOf(" ", length - 1);
	const end = space > length / 2 ? space : length - 1;
	// Not between the halves of a character.
	return `${text.slice(0, end).replace(/[\ud800-\udbff]$/, "")}…`;
}

/** One line, no invisible characters, no blanks at the ends. */
export function fold(text: string): string {
	return withoutOddities(text).replace(/\s+/g, " ").trim();
}

/** Without controls and invisible characters; spaces and line ends stay. */
export function withoutOddities(text: string): string {
	if (!hasOddities.test(text)) return text;
	return text
		.replace(
			c1Controls,
			(character) => windows1252[character.charCodeAt(0) - 0x80] ?? "",
		)
		.replace(invisible, "");
}

function stripMarkup(html: string): string {
	if (!html.includes("<")) return html;
	const find = makeFinder(html);
	const parts: string[] = [];
	let position = 0;
	for (let openAt = html.indexOf("<"); openAt >= 0; ) {
		const end = endOfMarkup(html, openAt, find);
		if (end > openAt) {
			parts.push(html.slice(position, openAt));
			position = end;
			const name =
				/^<\/?([\w:-]+)/.exec(html.slice(openAt, openAt + 40))?.[1] ?? "";
			if (!inline.test(name)) parts.push(" ");
			if (hidden.test(name) && html[openAt + 1] !== "/") {
				const close = find(`</${name}`, position);
				if (close >= 0) position = close;
			}
		}
		openAt = html.indexOf("<", Math.max(position, openAt + 1));
	}
	parts.push(html.slice(position));
	return parts.join("");
}

/** Where markup that opens at `openAt` ends; `openAt` itself where it is none. */
function endOfMarkup(
	html: string,
	openAt: number,
	find: (text: string, from: number) => number,
): number {
	if (html.startsWith("<!--", openAt)) {
		const end = find("-->", openAt + 4);
		return end < 0 ? html.length : end + 3;
	}
	if (!/[A-Za-z/!?]/.test(html[openAt + 1] ?? "")) return openAt;
	const end = find(">", openAt);
	const next = html.indexOf("<", openAt + 1);
	return end < 0 || (next >= 0 && next < end) ? openAt : end + 1;
}
