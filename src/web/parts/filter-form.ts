import { cleanLine } from "../../chat/clean-text.ts";
import { type Html, html } from "../html.ts";

/** What narrows a list: words, and choices that are sent with them. */
export function filterForm({
	action,
	label,
	value,
	name = "q",
	press = "Filter",
	hidden = {},
	day = null,
}: {
	action: string;
	label: string;
	value: string;
	name?: string;
	press?: string;
	/** Of the address, kept as they are. */
	hidden?: Readonly<Record<string, string | null>>;
	/** A day to choose, where one may be; empty where none is chosen. */
	day?: string | null;
}): Html {
	const kept = Object.entries(hidden).filter(([, each]) => each);
	return html`<form class="search" action="${action}" method="get" role="search">
<label for="${name}">${label}</label>
<input id="${name}" name="${name}" type="search" value="${value}" maxlength="100" autocomplete="off">
${day !== null && html`<input name="day" type="date" value="${day}" aria-label="Day">`}
${kept.map(([key, given]) => html`<input type="hidden" name="${key}" value="${given}">`)}
<button type="submit">${press}</button>
</form>`;
}

/** The words of a filter; who types more means a sentence. */
export function wordsOf(typed: string | null): string[] {
	return cleanLine((typed ?? "").slice(0, 100))
		.split(" ")
		.filter(Boolean)
		.slice(0, 8);
}
