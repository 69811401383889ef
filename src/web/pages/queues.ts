import { cleanText } from "../../chat/clean-text.ts";
import type { FailedJob, JobCounts } from "../../lib/queue/queue.ts";
import { actionForm } from "../action-form.ts";
import type { Desk } from "../desk.ts";
import type { DeskRequest } from "../desk-routes.ts";
import { type Html, html } from "../html.ts";
import type { Page } from "../layout.ts";
import { counted } from "../story-parts.ts";
import { distance, moment } from "../times.ts";

/** What the last pressed button has done. */
const outcomes: Readonly<Record<string, string>> = {
	retry: "The job waits to be tried again.",
	drop: "The job is forgotten.",
	"drop-all": "The failed jobs are forgotten.",
};

/** So many failed jobs of a kind are listed; the board shows all. */
const listed = 25;

/** What waits, runs and has failed, by kind of job; what has failed is mended here. */
export async function queuesPage(
	{ queue, reader }: Desk,
	{ query, formToken }: Pick<DeskRequest, "query" | "formToken">,
): Promise<Page> {
	const counts = await queue.counts();
	const oldest = new Map(
		(await queue.oldestWaiting()).map(({ name, since }) => [name, since]),
	);
	const failures = Map.groupBy(await queue.failures(), ({ name }) => name);
	const outcome = outcomes[query("done") ?? ""];
	const failed = counts.reduce((sum, each) => sum + each.failed, 0);
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
<p class="subtitle">${failed === 0 ? "No job has failed." : `${counted(failed, "job")} failed`}</p></header>
${outcome !== undefined && html`<p class="notice" role="status">${outcome}</p>`}
${countsTable(counts, age)}
${[...failures].map(([name, jobs]) => failedSection(name, jobs, reader.timeZone, formToken))}
<p class="meta">A job that fails is tried again by itself; one that used up its attempts stays here for two weeks. Nothing is lost by forgetting it: what is still to be done is found in the database and queued anew. <a href="/queues/board">Bull Board</a> shows every job with its data; it runs scripts, which no other page here does.</p>`,
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
			html`<tr><th scope="row" class="group">${name}</th><td>${waiting}</td><td>${active}</td><td>${delayed}</td><td>${failed > 0 ? html`<a href="#${name}">${failed}</a>` : 0}</td><td>${age(name)}</td></tr>\n`,
	)}</tbody>
</table>`;
}

function failedSection(
	name: string,
	jobs: readonly FailedJob[],
	timeZone: string,
	formToken: string,
): Html {
	const shown = jobs.slice(0, listed);
	const dropAll = actionForm({
		action: "/queues/drop-all",
		formToken,
		fields: { name },
		press: `Forget all failed ${name}`,
	});
	return html`<section id="${name}">
<h2>${name}</h2>
<p class="meta">${shown.length < jobs.length ? `${shown.length} of the jobs that failed` : counted(jobs.length, "failed job")}</p>
<div class="actions">${dropAll}</div>
<ul class="rows">${shown.map((job) => failedItem(job, timeZone, formToken))}</ul>
</section>`;
}

function failedItem(
	{ name, id, at, attempts, reason }: FailedJob,
	timeZone: string,
	formToken: string,
): Html {
	const button = (action: string, press: string) =>
		actionForm({ action, formToken, fields: { name, id }, press, about: id });
	return html`<li class="bad">
<h3><bdi>${cleanText(id)}</bdi></h3>
<p class="state">failed</p>
<p class="reason">${cleanText(reason)}</p>
<p class="meta">${counted(attempts, "attempt")}, the last ${moment(new Date(at), timeZone)}</p>
<div class="actions">${button("/queues/retry", "Try again")}${button("/queues/drop", "Forget")}</div>
</li>
`;
}
