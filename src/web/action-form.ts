import { type Html, html } from "./html.ts";

/** Name of the field that proves that a form is of a page of ours. */
export const formTokenField = "form-token";

/** A button that changes something: a form of its own, sent by POST. */
export function actionForm({
	action,
	formToken,
	fields = {},
	press,
	about = null,
}: {
	/** Path of a row of `deskActions`. */
	action: string;
	/** Of the request that the page answers. */
	formToken: string;
	fields?: Readonly<Record<string, string | number>>;
	/** What stands on the button. */
	press: string;
	/** What it is pressed for, said to who does not see where it stands. */
	about?: string | null;
}): Html {
	const all = Object.entries({ ...fields, [formTokenField]: formToken });
	return html`<form class="action" action="${action}" method="post">
${all.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}
<button type="submit">${press}${about !== null && html`<span class="unseen"> ${about}</span>`}</button>
</form>`;
}
