import { type Html, html } from "./html.ts";

const sections = [
	{ path: "/", name: "Today" },
	{ path: "/stories", name: "Stories" },
	{ path: "/feeds", name: "Feeds" },
	{ path: "/spend", name: "Spending" },
] as const;

export interface Page {
	title: string;
	/** Path of the section that the page belongs to. */
	section: (typeof sections)[number]["path"] | null;
	body: Html;
}

/** A whole document; `style` is the stylesheet's address. */
export function documentOf(
	{ title, section, body }: Page,
	{ style }: { style: string },
): string {
	return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} · Modelwire</title>
<link rel="stylesheet" href="${style}">
<link rel="icon" href="/icon.svg" type="image/svg+xml">
</head>
<body>
<a class="skip" href="#main">Skip to the content</a>
<header class="masthead">
<p class="name"><a href="/">Modelwire</a></p>
<nav aria-label="Sections"><ul>${sections.map(
		({ path, name }) =>
			html`<li><a href="${path}"${path === section && html` aria-current="page"`}>${name}</a></li>`,
	)}</ul></nav>
</header>
<main id="main">
${body}
</main>
</body>
</html>
`.markup;
}

export interface Choice {
	name: string;
	path: string;
	chosen: boolean;
}

/** A row of links of which one is where the reader is. */
export function choices(label: string, list: readonly Choice[]): Html {
	return html`<nav class="choices" aria-label="${label}"><ul>${list.map(
		({ name, path, chosen }) =>
			html`<li><a href="${path}"${chosen && html` aria-current="true"`}>${name}</a></li>`,
	)}</ul></nav>`;
}
