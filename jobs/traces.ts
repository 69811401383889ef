import type { Origin } from "#src/digests/store-origins.ts";
import type { EventFields } from "#src/lib/event.ts";
import {
	currentTracing,
	type SpanAttributes,
} from "#src/lib/tracing/tracing.ts";

/**
 * Begins the trace of each item, which goes on with the jobs that it passes through.
 * @param origins is asked where traces are wanted
 * @returns the traces by the items' numbers
 */
export async function beginItemTraces(
	origins: () => Promise<Origin[]>,
): Promise<ReadonlyMap<number, string>> {
	const tracing = currentTracing();
	if (!tracing) return new Map();
	return new Map(
		(await origins()).map((origin) => [
			origin.itemId,
			tracing.begin("item", keyOf(origin)),
		]),
	);
}

/** Links the running job to the traces of the items that meet in it. */
export async function linkItemTraces(
	origins: () => Promise<Origin[]>,
): Promise<void> {
	const tracing = currentTracing();
	if (tracing) tracing.link((await origins()).map(keyOf));
}

/**
 * Says in the running trace what a job has done, in numbers.
 * @returns the trace's name for the job's line in the log
 */
export function noteJob(event: EventFields): { trace?: string } {
	const tracing = currentTracing();
	if (!tracing) return {};
	tracing.note(numbersOf(event));
	return { trace: tracing.traceId() };
}

function numbersOf(event: EventFields): SpanAttributes {
	const numbers: Record<string, number> = {};
	for (const [name, value] of Object.entries(event))
		if (typeof value === "number") numbers[`modelwire.${name}`] = value;
	return numbers;
}

/** Numbers begin anew in every database; with the moment they name one item of one site. */
function keyOf({ itemId, seenAt }: Origin): string {
	return `modelwire item ${itemId} ${seenAt.toISOString()}`;
}
