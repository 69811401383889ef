import { withoutSecrets } from "./secrets.ts";

/** A failure that trying again cannot mend; the queue gives up at once. */
export class PermanentError extends Error {
	override readonly name = "PermanentError";
}

/** A command used in a way it does not offer: exit code 2, with its help. */
export class UsageError extends Error {
	override readonly name = "UsageError";
}

/** What went wrong in one line, causes included, without the secrets that libraries put into it. */
export function reasonOf(error: unknown): string {
	return withoutSecrets(wholeReason(error));
}

function wholeReason(error: unknown): string {
	if (!(error instanceof Error)) return String(error);
	const { message, cause } = error;
	const own = message || (error as NodeJS.ErrnoException).code || error.name;
	if (cause === undefined) return own;
	const reason = wholeReason(cause);
	return own.includes(reason) ? own : `${own} (${reason})`;
}
