import { type Html, html } from "./html.ts";

/** A line to type in, sent as part of an address that can be shared. */
export function searchForm({
	action,
	name,
	value,
	label,
	press,
	language,
	hidden = {},
	longest = 100,
}: {
	action: string;
	name: string;
	value: string;
	label: string;
	press: string;
	language: string;
	hidden?: Readonly<Record<string, string>>;
	longest?: number;
}): Html {
	const kept = Object.entries({ ...hidden, language });
	return html`<form class="search" action="${action}" method="get" role="search">
<label for="${name}">${label}</label>
<input id="${name}" name="${name}" type="search" value="${value}" maxlength="${longest}" autocomplete="off" required>
${kept.map(([key, given]) => html`<input type="hidden" name="${key}" value="${given}">`)}
<button type="submit">${press}</button>
</form>`;
}
