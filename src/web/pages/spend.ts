import type { LimitState } from "../../briefs/budget.ts";
import { cleanText } from "../../chat/clean-text.ts";
import type {
	SpendingDay,
	SpendingReport,
	TokensSpent,
} from "../../digests/spending.ts";
import { type Html, html } from "../html.ts";
import { choices, type Page } from "../layout.ts";
import { counted } from "../story-parts.ts";
import { moment } from "../times.ts";
import type { Reader, SpendingView } from "../views.ts";
import { spendBars } from "./spend-bars.ts";

/** Periods to choose from, in days; the first is shown where none is chosen. */
const periods = [7, 30, 365] as const;
type SpendingPeriod = (typeof periods)[number];

const listedDigests = 60;

export function periodNamed(days: string | null): SpendingPeriod {
	return periods.find((period) => String(period) === days) ?? periods[0];
}

/** What the language model cost, for what, and what the same days would have cost otherwise. */
export async function spendPage(
	reader: Reader,
	period: SpendingPeriod,
): Promise<Page> {
	const { model, limits, days, digests, workspaces } =
		await reader.spending(period);
	const total = days.reduce((sum, { dollars }) => sum + dollars, 0);
	return {
		title: "Spending",
		section: "/spend",
		body: html`
<header class="page"><h1>Spending</h1>
<p class="subtitle">${model === null ? "No language model is configured: briefs quote their sources." : cleanText(model)}</p></header>
${choices(
	"Period",
	periods.map((each) => ({
		name: `${each} days`,
		path: `/spend?days=${each}`,
		chosen: each === period,
	})),
)}
${limits.length > 0 && html`<ul class="limits">${limits.map(limitItem)}</ul>`}
${
	days.length === 0
		? html`<p>Nothing was asked of a language model in ${counted(period, "day")}.</p>`
		: html`<p>${price(total)} in ${counted(period, "day")}, counted in UTC.</p>
${spendBars(days, { now: reader.now(), period })}
${dayTable(days)}${workspaces.length > 1 && workspaceTable(workspaces)}${otherwiseTable(days)}`
}
${digests.length > 0 && digestTable(digests, reader.timeZone)}`,
	};
}

function limitItem({ name, limit, spent, isNear }: LimitState): Html {
	const share = limit > 0 ? Math.min(1, spent / limit) : Number(spent > 0);
	return html`<li${isNear && html` class="near"`}><span>${name}</span>
<meter min="0" max="1" high="0.8" optimum="0" value="${share.toFixed(3)}">${Math.round(100 * share)} %</meter>
<span>${price(spent)} of $${limit}</span></li>
`;
}

function dayTable(days: readonly SpendingDay[]): Html {
	return html`<table class="figures">
<caption>By day and purpose</caption>
<thead><tr><th scope="col" class="words">Day</th><th scope="col" class="words">Purpose</th><th scope="col" class="extra">Calls</th><th scope="col">Input</th><th scope="col" class="extra">Cached</th><th scope="col">Output</th><th scope="col">Cost</th></tr></thead>
${days.map(
	({ day, purposes, ...all }) => html`<tbody>
<tr><th scope="rowgroup" class="group" rowspan="${purposes.length + 1}">${day}</th>${tokenCells("all", all)}</tr>
${purposes.map(({ purpose, ...tokens }) => html`<tr>${tokenCells(cleanText(purpose), tokens)}</tr>\n`)}</tbody>`,
)}
</table>`;
}

function tokenCells(
	purpose: string,
	{ calls, input, cached, output, dollars }: TokensSpent,
): Html {
	const share = input > 0 ? `${Math.round((100 * cached) / input)} %` : "–";
	return html`<th scope="row">${purpose}</th><td class="extra">${count(calls)}</td><td>${count(input)}</td><td class="extra">${share}</td><td>${count(output)}</td><td>${price(dollars)}</td>`;
}

function workspaceTable(workspaces: SpendingView["workspaces"]): Html {
	return html`<table class="figures">
<caption>By workspace; briefs of scheduled digests are for all</caption>
<thead><tr><th scope="col" class="words">Workspace</th><th scope="col">Calls</th><th scope="col">Cost</th></tr></thead>
<tbody>${workspaces.map(
		({ workspace, calls, dollars }) =>
			html`<tr><th scope="row" class="group"><bdi>${workspace === null ? "For all" : cleanText(workspace)}</bdi></th><td>${count(calls)}</td><td>${price(dollars)}</td></tr>\n`,
	)}</tbody>
</table>`;
}

function otherwiseTable(days: readonly SpendingDay[]): Html | null {
	const rows = days.flatMap(({ day, dollars, whatIf }) =>
		whatIf
			? [
					html`<tr><th scope="row" class="group">${day}</th><td>${price(dollars)}</td><td>${price(whatIf.perArticle)}</td><td>${price(whatIf.perChannel)}</td></tr>\n`,
				]
			: [],
	);
	if (rows.length === 0) return null;
	return html`<table class="figures">
<caption>The same day with a summary of each article, or of each channel’s entries</caption>
<thead><tr><th scope="col" class="words">Day</th><th scope="col">Cost</th><th scope="col">Per article</th><th scope="col">Per channel</th></tr></thead>
<tbody>${rows}</tbody>
</table>`;
}

function digestTable(
	digests: SpendingReport["digests"],
	timeZone: string,
): Html {
	const shown = digests.slice(0, listedDigests);
	return html`<table class="figures">
<caption>${shown.length < digests.length ? `The latest ${shown.length} of ${digests.length} digests` : "Digests"}; what a story’s briefs cost is shared by those that tell it</caption>
<thead><tr><th scope="col" class="words">Digest</th><th scope="col">Slot</th><th scope="col">Stories</th><th scope="col">Cost</th></tr></thead>
<tbody>${shown.map(
		({ digestId, channel, slot, stories, dollars }) =>
			html`<tr><th scope="row" class="group"><a href="/editions/${digestId}"><bdi>${cleanText(channel)}</bdi></a></th><td>${moment(new Date(slot), timeZone)}</td><td>${count(stories)}</td><td>${price(dollars)}</td></tr>\n`,
	)}</tbody>
</table>`;
}

function count(number: number): string {
	return new Intl.NumberFormat("en-GB").format(number);
}

/** To a hundredth of a cent: a story costs less than a cent. */
function price(dollars: number): string {
	return `$${dollars.toFixed(4)}`;
}
