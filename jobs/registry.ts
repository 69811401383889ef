import type { App } from "#src/app.ts";
import type { JobPolicy, JobSchedule } from "#src/lib/queue/queue.ts";
import { breakNewsJob } from "./break-news.ts";
import { deliverDigestJob } from "./deliver-digest.ts";
import { editDigestJob } from "./edit-digest.ts";
import {
	giveUpBreak,
	giveUpCorrection,
	giveUpDigest,
	giveUpItem,
	giveUpPoll,
	giveUpPosts,
} from "./give-ups.ts";
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

/**
 * Lays work aside so that nothing brings it back, for a reason that is kept with it.
 * @returns until when it is to be held back besides, where what brings it about stays; else null
 */
export type GiveUp<Name extends JobName> = (
	payload: Payload<Name>,
	app: App,
	reason: string,
) => Promise<Date | null>;

export type JobRole = "worker" | "chat";

interface JobRow<Name extends JobName> extends JobPolicy {
	handle: Handler<Name>;
	/** Which processes do it: those that read and write, or those that hold the chat connections. */
	role: JobRole;
	/** How many run at once in one process. */
	concurrency: number;
	/** A job that takes longer has failed. */
	timeoutSeconds: number;
	/** Of work that is about one thing: what dropping it does. */
	giveUp?: GiveUp<Name>;
	/** After using up its attempts so often, with pauses between, it is given up by itself; never if not set. */
	mostStops?: number;
	schedule?: JobSchedule;
}

export type Registry = { [Name in JobName]: JobRow<Name> };

/** Every job: who does it, how often it is tried, how many at once, how long, when by itself. */
export const registry: Registry = {
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
		giveUp: giveUpPoll,
		role: "worker",
		attempts: 3,
		backoffSeconds: 30,
		concurrency: 8,
		timeoutSeconds: 90,
		inTurns: true,
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
		giveUp: giveUpItem,
		mostStops: 5,
		role: "worker",
		attempts: 3,
		backoffSeconds: 10,
		concurrency: 6,
		timeoutSeconds: 60,
		inTurns: true,
	},
	"group-stories": {
		handle: groupStoriesJob,
		role: "worker",
		attempts: 3,
		backoffSeconds: 2,
		concurrency: 1,
		timeoutSeconds: 120,
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
		giveUp: giveUpDigest,
		role: "worker",
		attempts: 5,
		backoffSeconds: 10,
		concurrency: 3,
		timeoutSeconds: 600,
		inTurns: true,
	},
	"break-news": {
		handle: breakNewsJob,
		giveUp: giveUpBreak,
		role: "worker",
		attempts: 3,
		backoffSeconds: 10,
		concurrency: 2,
		timeoutSeconds: 300,
		inTurns: true,
	},
	"deliver-digest": {
		handle: deliverDigestJob,
		giveUp: giveUpPosts,
		role: "chat",
		attempts: 5,
		backoffSeconds: 10,
		concurrency: 10,
		timeoutSeconds: 120,
		inTurns: true,
	},
	"edit-digest": {
		handle: editDigestJob,
		giveUp: giveUpCorrection,
		role: "chat",
		attempts: 3,
		backoffSeconds: 10,
		concurrency: 2,
		timeoutSeconds: 120,
		inTurns: true,
	},
	"tell-owners": {
		handle: tellOwnersJob,
		role: "chat",
		attempts: 1,
		backoffSeconds: 10,
		concurrency: 1,
		timeoutSeconds: 120,
	},
	"tell-feed-notices": {
		handle: tellFeedNoticesJob,
		role: "chat",
		attempts: 1,
		backoffSeconds: 10,
		concurrency: 1,
		timeoutSeconds: 120,
	},
	prune: {
		handle: pruneJob,
		role: "worker",
		attempts: 3,
		backoffSeconds: 60,
		concurrency: 1,
		timeoutSeconds: 600,
	},
};
