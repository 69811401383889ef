import type { App } from "#src/app.ts";
import type { JobPolicy, JobSchedule } from "#src/lib/queue/queue.ts";
import { breakNewsJob } from "./break-news.ts";
import { deliverDigestJob } from "./deliver-digest.ts";
import { editDigestJob } from "./edit-digest.ts";
import { groupStoriesJob } from "./group-stories.ts";
import { ingestItemJob } from "./ingest-item.ts";
import type { AnyJob, JobName, Payload } from "./payloads.ts";
import { pollFeedJob } from "./poll-feed.ts";
import { prepareBriefsJob } from "./prepare-briefs.ts";
import { pruneJob } from "./prune.ts";
import { rankStoriesJob } from "./rank-stories.ts";
import { readFactsJob } from "./read-facts.ts";
import { refreshModelsJob } from "./refresh-models.ts";
import { subscribeHubsJob } from "./subscribe-hubs.ts";
import { sweepJob } from "./sweep.ts";
import { tellFeedNoticesJob } from "./tell-feed-notices.ts";
import { tellOwnersJob } from "./tell-owners.ts";
import { writeDigestJob } from "./write-digest.ts";

/** Takes a payload, calls one step, returns what comes next. */
export type Handler<Name extends JobName> = (
	payload: Payload<Name>,
	app: App,
) => Promise<AnyJob[]>;

export type JobRole = "worker" | "chat";

interface JobRow<Name extends JobName> extends JobPolicy {
	handle: Handler<Name>;
	/** Which processes do it: those that read and write, or those that hold the chat connections. */
	role: JobRole;
	/** How many run at once in one process. */
	concurrency: number;
	/** A job that takes longer has failed. */
	timeoutSeconds: number;
	schedule?: JobSchedule;
}

/** Every job: who does it, how often it is tried, how many at once, how long, when by itself. */
export const registry: { [Name in JobName]: JobRow<Name> } = {
	sweep: {
		handle: sweepJob,
		role: "worker",
		attempts: 1,
		backoffSeconds: 1,
		concurrency: 1,
		timeoutSeconds: 60,
		schedule: { everySeconds: 10 },
	},
	"poll-feed": {
		handle: pollFeedJob,
		role: "worker",
		attempts: 3,
		backoffSeconds: 30,
		concurrency: 8,
		timeoutSeconds: 90,
	},
	"subscribe-hubs": {
		handle: subscribeHubsJob,
		role: "worker",
		// The sweep wants it again while something is left to ask.
		attempts: 1,
		backoffSeconds: 10,
		concurrency: 1,
		timeoutSeconds: 180,
	},
	"ingest-item": {
		handle: ingestItemJob,
		role: "worker",
		attempts: 3,
		backoffSeconds: 10,
		concurrency: 6,
		timeoutSeconds: 60,
	},
	"group-stories": {
		handle: groupStoriesJob,
		role: "worker",
		attempts: 3,
		backoffSeconds: 2,
		concurrency: 1,
		timeoutSeconds: 120,
		inTurns: true,
	},
	"rank-stories": {
		handle: rankStoriesJob,
		role: "worker",
		attempts: 3,
		backoffSeconds: 2,
		concurrency: 1,
		timeoutSeconds: 120,
	},
	"read-facts": {
		handle: readFactsJob,
		role: "worker",
		attempts: 3,
		backoffSeconds: 10,
		concurrency: 1,
		timeoutSeconds: 120,
	},
	"refresh-models": {
		handle: refreshModelsJob,
		inTurns: true,
		role: "worker",
		attempts: 3,
		backoffSeconds: 60,
		concurrency: 1,
		timeoutSeconds: 600,
	},
	"prepare-briefs": {
		handle: prepareBriefsJob,
		role: "worker",
		attempts: 2,
		backoffSeconds: 10,
		concurrency: 1,
		timeoutSeconds: 720,
	},
	"write-digest": {
		handle: writeDigestJob,
		role: "worker",
		attempts: 5,
		backoffSeconds: 10,
		concurrency: 3,
		timeoutSeconds: 600,
	},
	"break-news": {
		handle: breakNewsJob,
		role: "worker",
		attempts: 3,
		backoffSeconds: 10,
		concurrency: 2,
		timeoutSeconds: 300,
	},
	"deliver-digest": {
		handle: deliverDigestJob,
		role: "chat",
		attempts: 5,
		backoffSeconds: 10,
		concurrency: 10,
		timeoutSeconds: 120,
	},
	"edit-digest": {
		handle: editDigestJob,
		role: "chat",
		attempts: 3,
		backoffSeconds: 10,
		concurrency: 2,
		timeoutSeconds: 120,
	},
	"tell-owners": {
		handle: tellOwnersJob,
		role: "chat",
		inTurns: true,
		attempts: 1,
		backoffSeconds: 10,
		concurrency: 1,
		timeoutSeconds: 120,
	},
	"tell-feed-notices": {
		handle: tellFeedNoticesJob,
		role: "chat",
		attempts: 1,
		inTurns: true,
		backoffSeconds: 10,
		concurrency: 1,
		timeoutSeconds: 120,
	},
	prune: {
		handle: pruneJob,
		role: "worker",
		attempts: 3,
		backoffSeconds: 60,
		inTurns: true,
		concurrency: 1,
		timeoutSeconds: 600,
	},
};
		inTurns: true,
