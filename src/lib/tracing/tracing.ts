/** Few, and no texts: what a span says leaves this machine. */
export type SpanAttributes = Readonly<
	Record<string, string | number | boolean>
>;

/** Says more of the span that runs. */
export type Note = (attributes: SpanAttributes) => void;

/** What keeps traces: which work was part of which, and how long each took. */
export interface Tracing {
	/** Does a piece of work as a part of the running one. */
	span<Result>(
		name: string,
		attributes: SpanAttributes,
		work: (note: Note) => Promise<Result>,
	): Promise<Result>;
	/**
	 * Begins the trace of a thing that goes through many hands, such as an item.
	 * @param key names the thing, so that whoever meets it later can link to its trace
	 * @returns the trace, for the jobs that belong to it
	 */
	begin(name: string, key: string): string;
	/** Links the running piece of work to the traces of things that it works on. */
	link(keys: readonly string[]): void;
	note: Note;
	/** Marks the running piece of work as failed. */
	fail(error: unknown): void;
	/** Of the running trace. */
	traceId(): string;
}

/** Null, and nothing of it loaded, until the operator wants traces. */
let tracing: Tracing | null = null;

export function setTracing(wanted: Tracing | null): void {
	tracing = wanted;
}

/** What traces at present, for those who have something to say; null where nobody listens. */
export function currentTracing(): Tracing | null {
	return tracing;
}

/** Does a piece of work, as a span of the running trace where there is one. */
export function traced<Result>(
	name: string,
	attributes: SpanAttributes,
	work: (note: Note) => Promise<Result>,
): Promise<Result> {
	return tracing ? tracing.span(name, attributes, work) : work(() => {});
}
