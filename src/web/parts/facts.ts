import { type Html, html } from "../html.ts";

/** What is known of something, by name; what is null is left out. */
export function facts(
	list: readonly [name: string, value: Html | string | number | null][],
): Html {
	const known = list.filter(([, value]) => value !== null);
	return html`${known.length > 0 && html`<dl>${known.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`}`;
}
