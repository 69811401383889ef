import { actionForm } from "./action-form.ts";
import { type Html, html } from "./html.ts";

const sections = [
	{ path: "/", name: "Today" },
	{ path: "/stories", name: "Stories" },
	{ path: "/models", name: "Models" },
	{ path: "/ask", name: "Ask" },
] as const;

interface Section {
	path: string;
	name: string;
}

export interface Page {
	title: string;
	/** Path of the section that the page belongs to. */
	section: string | null;
	body: Html;
	/** Of all that the page says, ISO 639-1; English where not given. */
	language?: string;
	/** One sentence for who is sent a link to the page. */
	description?: string | null;
	/** Its one address, whichever way it was reached. */
	path?: string | null;
	/** 200 where not given. */
	status?: 200 | 400 | 401 | 403 | 404 | 409 | 429;
}

interface Surroundings {
	/** The stylesheet's address. */
	style: string;
	/** What who is logged in finds on every page; null for others. */
	desk: { sections: readonly Section[]; formToken: string } | null;
}

/** A whole document. */
export function documentOf(page: Page, { style, desk }: Surroundings): string {
	const { title, section, body, language = "en" } = page;
	return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} · Modelwire</title>
${sharing(page)}<link rel="stylesheet" href="${style}">
<link rel="icon" href="/icon.svg" type="image/svg+xml">
</head>
<body>
<a class="skip" href="#main">Skip to the content</a>
<header class="masthead">
<p class="name"><a href="/">Modelwire</a></p>
${sectionLinks("Sections", sections, section)}
${desk && html`<div class="desk">${sectionLinks("Desk", desk.sections, section)}${logout(desk.formToken)}</div>`}
</header>
<main id="main">
${body}
</main>
</body>
</html>
`.markup;
}

function sectionLinks(
	label: string,
	list: readonly Section[],
	current: string | null,
): Html {
	return html`<nav aria-label="${label}"><ul>${list.map(
		({ path, name }) =>
			html`<li><a href="${path}"${path === current && html` aria-current="page"`}>${name}</a></li>`,
	)}</ul></nav>`;
}

function logout(formToken: string): Html {
	return actionForm({ action: "/logout", formToken, press: "Log out" });
}

/** What chats and search engines show of a page that is linked (https://ogp.me/). */
function sharing({ title, description = null, path = null }: Page): Html {
	return html`${path !== null && html`<link rel="canonical" href="${path}">\n`}${
		description !== null &&
		html`<meta name="description" content="${description}">
<meta property="og:title" content="${title}">
<meta property="og:description" content="${description}">
<meta property="og:type" content="website">
<meta property="og:site_name" content="Modelwire">
`
	}`;
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
