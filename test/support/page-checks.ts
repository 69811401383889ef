/** Expressions that a browser evaluates in a page. */

export interface Violation {
	rule: string;
	/** The first places where it is broken, and how. */
	where: string[];
}

/** What axe finds, in our words: https://github.com/dequelabs/axe-core/blob/develop/doc/API.md */
export const violations = `axe.run(document, {
	resultTypes: ["violations"],
	// WCAG 2.2 asks for it, axe only if it is told to.
	rules: { "target-size": { enabled: true } },
}).then(({ violations }) => violations.map(({ id, nodes }) => ({
	rule: id,
	where: nodes.slice(0, 3).map(({ html, failureSummary }) => html.slice(0, 200) + " — " + failureSummary),
})))`;

/** Controls that the Tab key does not reach in their turn, or that do not show that it has. */
export const hiddenFocus = `[...document.querySelectorAll("a[href], button:enabled, input:not([type=hidden]), select, summary")]
	.filter((control) => {
		control.focus({ focusVisible: true });
		const { outlineStyle, outlineWidth } = getComputedStyle(control);
		const isSeen = outlineStyle !== "none" && parseFloat(outlineWidth) >= 2;
		const { width, height } = control.getBoundingClientRect();
		return document.activeElement !== control || control.tabIndex !== 0 || !isSeen || width * height < 4;
	})
	.map((control) => control.outerHTML.slice(0, 200))`;

/** What has the focus, by its words or its name. */
export const focusOf = `(document.activeElement.textContent || document.activeElement.name || "").trim()`;
