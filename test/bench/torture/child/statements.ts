/**
 * Stands between the program and its database: counts statements, ends the process before or after
 * one of them, lets the disk be full, and knows which messages are being posted.
 */
import { Redis } from "ioredis";
import pg from "pg";
import type { Trap } from "./protocol.ts";

/** Begins statements of the torture's own, which are neither counted nor refused. */
export const mark = "/* torture */";

type Query = (...parameters: unknown[]) => unknown;
type Callback = (error: unknown, result?: unknown) => void;

/** What PostgreSQL says when it cannot extend a file: https://www.postgresql.org/docs/current/errcodes-appendix.html */
const diskFull = "53100";
const writes = /\b(?:insert into|update|delete from|commit)\b/i;

let killing: Extract<Trap, { kind: "kill" }> | null = null;
let seen = 0;
let fullUntil = 0;
const posting = new Set<unknown>();

export function arm(trap: Trap): void {
	if (trap.kind === "full-disk") fullUntil = Date.now() + trap.milliseconds;
	else {
		killing = trap;
		seen = 0;
	}
}

export function postsUnderWay(): number {
	return posting.size;
}

/** Whether this is the statement at which the process is to end. */
function isFatal(text: string): boolean {
	if (!killing || !text.includes(killing.word ?? "")) return false;
	seen += 1;
	return seen === killing.at;
}

function die(): never {
	process.kill(process.pid, "SIGKILL");
	// The signal is on its way: nothing more is done.
	for (;;);
}

export function hookStatements(): void {
	const prototype = pg.Client.prototype as unknown as { query: Query };
	const query = prototype.query;
	prototype.query = function (this: pg.Client, ...parameters: unknown[]) {
		const text = textOf(parameters[0]);
		if (text.startsWith(mark)) return query.apply(this, parameters);
		const fatal = isFatal(text);
		if (fatal && !killing?.isCarriedOut) die();
		const callback = parameters.at(-1);
		const settled = follow(text, parameters[1]);
		const after = (failed: boolean, result: unknown) => {
			if (fatal) die();
			settled(failed, result);
		};
		if (Date.now() < fullUntil && writes.test(text)) {
			after(true, null);
			const error = Object.assign(
				new Error("could not extend file: No space left on device"),
				{ code: diskFull },
			);
			if (typeof callback !== "function") return Promise.reject(error);
			queueMicrotask(() => (callback as Callback)(error));
			return undefined;
		}
		if (typeof callback !== "function") {
			const result = query.apply(this, parameters);
			if (result instanceof Promise)
				result.then(
					(value) => after(false, value),
					() => after(true, null),
				);
			return result;
		}
		const told: Callback = (error, result) => {
			after(Boolean(error), result);
			(callback as Callback)(error, result);
		};
		return query.apply(this, [...parameters.slice(0, -1), told]);
	};

	const redis = Redis.prototype as unknown as { sendCommand: Query };
	const sendCommand = redis.sendCommand;
	redis.sendCommand = function (this: Redis, ...parameters: unknown[]) {
		const { name } = parameters[0] as { name: string };
		const fatal = isFatal(`redis ${name}`);
		if (fatal && !killing?.isCarriedOut) die();
		const result = sendCommand.apply(this, parameters);
		if (fatal && result instanceof Promise) result.then(die, die);
		return result;
	};
}

function textOf(first: unknown): string {
	return typeof first === "string"
		? first
		: String((first as { text?: unknown } | null)?.text ?? "");
}

/** A message is under way from its being taken until what came of it is written down, or cannot be. */
function follow(text: string, values: unknown) {
	const statement = text.trimStart();
	const [id] = Array.isArray(values) ? values : [];
	if (!statement.startsWith("update outbox set") || id === undefined)
		return () => {};
	const isTaking = /next_attempt_at <= \$2/.test(statement);
	if (isTaking) posting.add(id);
	return (failed: boolean, result: unknown) => {
		const { rowCount } = (result ?? {}) as { rowCount?: number };
		if (!isTaking || failed || rowCount === 0) posting.delete(id);
	};
}
