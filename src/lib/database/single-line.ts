import type { EventEmitter } from "node:events";
import { setImmediate as othersFirst } from "node:timers/promises";

/** The part of a `pg.Client` that is used here; PGlite has exactly one. */
interface Connection extends EventEmitter {
	query(text: string, values?: unknown[]): Promise<unknown>;
	end(): Promise<void>;
}

/**
 * Makes one connection look like a pool: statements wait in line, and a client
 * that opens a transaction keeps the line until it commits or rolls back.
 * Without this, BullMQ's workers and ours would step into each other's
 * transactions.
 */
export function makeSingleLinePool(connection: Connection) {
	// Each of BullMQ's queues and workers listens; there is no leak to warn of.
	connection.setMaxListeners(0);
	let tail: Promise<void> = Promise.resolve();
	let ended = false;

	/** Resolves, when it is our turn, to the function that gives the turn on. */
	function turn(): Promise<() => void> {
		const { promise, resolve } = Promise.withResolvers<void>();
		const before = tail;
		tail = before.then(() => promise);
		return before.then(() => resolve);
	}

	async function run(text: string, values?: readonly unknown[]) {
		// An embedded database answers without waiting for anything: work that goes from one
		// statement to the next would keep the process from all else, such as acknowledging.
		await othersFirst();
		if (ended) throw new Error("The database is closed.");
		return (await connection.query(text, values as unknown[])) as never;
	}

	async function query(text: string, values?: readonly unknown[]) {
		const done = await turn();
		try {
			return await run(text, values);
		} finally {
			done();
		}
	}

	function checkOut() {
		let done: (() => void) | null = null;
		let released = false;
		const listeners: [string, (value: unknown) => void][] = [];

		async function queryInTurn(text: string, values?: readonly unknown[]) {
			if (released) throw new Error("This database client was given back.");
			if (/^\s*begin\b/i.test(text)) done ??= await turn();
			const holding = done !== null;
			if (!holding) return query(text, values);
			try {
				return await run(text, values);
			} finally {
				if (/^\s*(commit|rollback(?!\s+to))\b/i.test(text)) letGo();
			}
		}

		function letGo() {
			done?.();
			done = null;
		}

		return {
			query: queryInTurn,
			on(event: string, listener: (value: unknown) => void) {
				connection.on(event, listener);
				listeners.push([event, listener]);
				return this;
			},
			removeListener(event: string, listener: (value: unknown) => void) {
				connection.off(event, listener);
				return this;
			},
			removeAllListeners(only?: string) {
				for (const [event, listener] of listeners)
					if (only === undefined || event === only)
						connection.off(event, listener);
				return this;
			},
			release() {
				if (released) return;
				released = true;
				this.removeAllListeners();
				if (done) void run("rollback").then(letGo, letGo);
			},
		};
	}

	return {
		query,
		connect: async () => checkOut(),
		/** Resolves when every statement that stands in line has run. */
		async end() {
			const done = await turn();
			ended = true;
			done();
			await connection.end();
		},
		on(event: string, listener: (value: unknown) => void) {
			connection.on(event, listener);
			return this;
		},
		removeAllListeners() {
			return this;
		},
	};
}
