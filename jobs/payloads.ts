import { z } from "zod";
import type { WantedJob } from "#src/lib/queue/queue.ts";

const id = z.int().positive();
/** Milliseconds since 1970. */
const moment = z.int();

/** What each kind of job carries: identifiers only, since truth lives in the database. */
export const payloads = {
	sweep: z.object({}),
	"poll-feed": z.object({ feedId: id, due: moment }),
	"subscribe-hubs": z.object({ tick: z.int() }),
	"ingest-item": z.object({ itemId: id }),
	"group-stories": z.object({ tick: z.int() }),
	"rank-stories": z.object({ tick: z.int() }),
	"read-facts": z.object({ tick: z.int() }),
	"refresh-models": z.object({ due: moment }),
	"prepare-briefs": z.object({ until: moment }),
	"write-digest": z.object({ channelId: id, slot: moment, round: z.int() }),
	"break-news": z.object({ channelId: id, round: z.int() }),
	"deliver-digest": z.object({ digestId: id, round: z.int() }),
	"edit-digest": z.object({ digestId: id, round: z.int() }),
	"tell-owners": z.object({ round: z.int() }),
	"tell-feed-notices": z.object({ round: z.int() }),
	prune: z.object({ day: z.int(), turn: z.int() }),
};

export type JobName = keyof typeof payloads;
export type Payload<Name extends JobName> = z.infer<(typeof payloads)[Name]>;

/** A job of any kind; its payload's type follows from its name. */
export type AnyJob = {
	[Name in JobName]: WantedJob & { name: Name; payload: Payload<Name> };
}[JobName];

/**
 * A job under its deterministic id, made of its name and payload: enqueuing the
 * same work twice adds nothing.
 */
export function job<Name extends JobName>(
	name: Name,
	payload: Payload<Name>,
	options: Pick<WantedJob, "delayMilliseconds" | "turn"> = {},
): AnyJob {
	const id = [name, ...Object.values(payload)].join(".");
	return { name, payload, id, ...options } as AnyJob;
}
