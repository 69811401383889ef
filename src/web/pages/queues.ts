import { cleanText } from "../../chat/clean-text.ts";
import type { JobCounts } from "../../lib/queue/queue.ts";
import type { StoppedWork } from "../../lib/queue/store-stopped.ts";
import { actionForm } from "../action-form.ts";
import type { Desk } from "../desk.ts";
import type { DeskRequest } from "../desk-routes.ts";
import { type Html, html } from "../html.ts";
import type { Page } from "../layout.ts";
import { counted } from "../story-parts.ts";
import { distance, moment } from "../times.ts";
import type { Reader } from "../views.ts";

/** What the last pressed button has done. */
const outcomes: Readonly<Record<string, string>> = {
	retry: "The job waits to be tried again.",
	drop: "The job is given up.",
	"drop-all": "The stopped jobs of this kind are given up.",
};

/** So many stopped jobs of a kind are listed. */
const listed = 25;

/** What waits, runs and has failed, by kind of job; what has stopped is mended here. */
export async function queuesPage(
	{ queue, stopped, reader }: Desk,
	{ query, formToken }: Pick<DeskRequest, "query" | "formToken">,
): Promise<Page> {
	const counts = await queue.counts();
	const oldest = new Map(
		(await queue.oldestWaiting()).map(({ name, since }) => [name, since]),
	);
	const stops = await stopped.list();
	const outcome = outcomes[query("done") ?? ""];
	const age = (name: string): Html | string => {
		const since = oldest.get(name) ?? null;
		return since === null
			? "–"
			: distance(since, reader.now(), reader.timeZone);
	};
	return {
		title: "Queues",
		section: "/queues",
		body: html`
<header class="page"><h1>Queues</h1>
<p class="subtitle">${stops.length === 0 ? "No job has stopped." : `${counted(stops.length, "job")} stopped`}</p></header>
${outcome !== undefined && html`<p class="notice" role="status">${outcome}</p>`}
${countsTable(counts, age)}
${[...Map.groupBy(stops, ({ name }) => name)].map(([name, jobs]) => stoppedSection(name, jobs, reader, formToken))}
<p class="meta">A job that fails is tried again by itself. One that used up its attempts stops, and is tried again after a pause that grows to a quarter of an hour; given up, its item, digest or post is left out for good. <a href="/queues/board">Bull Board</a> shows every job with its data; it runs scripts, which no other page here does.</p>`,
	};
}

function countsTable(
	counts: readonly JobCounts[],
	age: (name: string) => Html | string,
): Html {
	return html`<table class="figures">
<caption>By kind of job</caption>
<thead><tr><th scope="col" class="words">Job</th><th scope="col">Waiting</th><th scope="col">Running</th><th scope="col">Later</th><th scope="col">Failed</th><th scope="col">Oldest waits since</th></tr></thead>
<tbody>${counts.map(
		({ name, waiting, active, delayed, failed }) =>
			html`<tr><th scope="row" class="group">${name}</th><td>${waiting}</td><td>${active}</td><td>${delayed}</td><td>${failed}</td><td>${age(name)}</td></tr>\n`,
	)}</tbody>
</table>`;
}

function stoppedSection(
	name: string,
	jobs: readonly StoppedWork[],
	reader: Reader,
	formToken: string,
): Html {
	const shown = jobs.slice(0, listed);
	const dropAll = actionForm({
		action: "/queues/drop-all",
		formToken,
		fields: { name },
		press: `Give up all stopped ${name}`,
	});
	return html`<section id="${name}">
<h2>${name}</h2>
<p class="meta">${shown.length < jobs.length ? `The latest ${shown.length} of ${jobs.length} stopped jobs` : counted(jobs.length, "stopped job")}</p>
<div class="actions">${dropAll}</div>
<ul class="rows">${shown.map((job) => stoppedItem(job, reader, formToken))}</ul>
</section>`;
}

function stoppedItem(
	{ name, jobId, reason, attempts, stoppedAt, againAt }: StoppedWork,
	{ now, timeZone }: Reader,
	formToken: string,
): Html {
	const fields = { name, id: jobId };
	const button = (action: string, press: string) =>
		actionForm({ action, formToken, fields, press, about: jobId });
	return html`<li class="bad">
<h3><bdi>${cleanText(jobId)}</bdi></h3>
<p class="state">${againAt === null ? "given up" : html`again ${distance(againAt, now(), timeZone)}`}</p>
<p class="reason">${cleanText(reason)}</p>
<p class="meta">${counted(attempts, "attempt")}, the last ${moment(stoppedAt, timeZone)}</p>
<div class="actions">${button("/queues/retry", "Try now")}${button("/queues/drop", "Give up")}</div>
</li>
`;
}
