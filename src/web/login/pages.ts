import { type LinkPurpose, linkMinutes } from "../../lib/login/link.ts";
import { html } from "../html.ts";
import type { Page } from "../layout.ts";

const howToGetIn = html`<p>On the machine that runs it, type</p>
<p><code>npm run -s modelwire -- login</code></p>
<p>and open the link that it prints: it works once, within ${linkMinutes} minutes. Who owns the app in Slack or Discord can type <code>/desk</code> there instead (in Slack, <code>/modelwire desk</code>).</p>`;

/** For whoever comes without a session to where one is needed. */
export const loggedOutPage: Page = {
	title: "Log in",
	section: null,
	status: 401,
	body: html`<header class="page"><h1>This page is for who runs Modelwire</h1></header>
${howToGetIn}`,
};

/** A link that was used, is too old, was changed, or is none. */
export const staleLinkPage: Page = {
	title: "Log in",
	section: null,
	status: 401,
	body: html`<header class="page"><h1>This link does not work any more</h1></header>
<p>It was used already, or is older than ${linkMinutes} minutes, or was not copied whole.</p>
${howToGetIn}`,
};

export const tooManyTriesPage: Page = {
	title: "Log in",
	section: null,
	status: 429,
	body: html`<header class="page"><h1>Too many links that do not work</h1></header>
<p>Wait a minute before the next one. A link that is right is always taken.</p>`,
};

/** For a form of another page, of another session, or that was kept open over a login. */
export const foreignFormPage: Page = {
	title: "Not done",
	section: null,
	status: 403,
	body: html`<header class="page"><h1>Nothing was changed</h1></header>
<p>What was sent did not come from a page of this session. Open <a href="/">the page</a> anew and press the button there.</p>`,
};

export const endedAllPage: Page = {
	title: "Logged out",
	section: null,
	body: html`<header class="page"><h1>Everybody is logged out</h1></header>
${howToGetIn}`,
};

export const loggedOutNowPage: Page = {
	title: "Logged out",
	section: null,
	body: html`<header class="page"><h1>You are logged out</h1></header>
${howToGetIn}`,
};

const buttons: Record<LinkPurpose, { title: string; press: string }> = {
	enter: { title: "Log in to Modelwire", press: "Log in" },
	"end-all": {
		title: "Log everybody out",
		press: "End all sessions",
	},
};

/** A link is used by pressing a button: chats open links by themselves to show what is behind them. */
export function buttonPage(purpose: LinkPurpose, token: string): Page {
	const { title, press } = buttons[purpose];
	return {
		title,
		section: null,
		body: html`<header class="page"><h1>${title}</h1></header>
<form class="action" action="/login" method="post">
<input type="hidden" name="token" value="${token}">
<button type="submit">${press}</button>
</form>`,
	};
}
