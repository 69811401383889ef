import { reasonOf } from "../../lib/errors.ts";
import { DeliveryError } from "../adapter.ts";

/** https://nodejs.org/docs/latest-v24.x/api/errors.html#common-system-errors */
const closed = new Set([
	"EPIPE",
	"ERR_STREAM_DESTROYED",
	"ERR_STREAM_WRITE_AFTER_END",
]);
const forbidden = new Set(["EACCES", "EPERM", "EROFS"]);
const absent = new Set(["ENOENT", "ENOTDIR", "EISDIR"]);

/** What kind of failure it is that a terminal or its file did not take a message. */
export function consoleError(error: unknown): DeliveryError {
	if (error instanceof DeliveryError) return error;
	const code =
		error instanceof Error && "code" in error ? String(error.code) : "";
	const message = `console: ${reasonOf(error)}`;
	if (closed.has(code))
		return new DeliveryError("permanent", message, {
			cause: error,
			problem: "removed",
		});
	if (forbidden.has(code))
		return new DeliveryError("permanent", message, {
			cause: error,
			problem: "no-permission",
		});
	if (absent.has(code))
		return new DeliveryError("permanent", message, {
			cause: error,
			problem: "missing",
		});
	// A full disk may have taken a part.
	return new DeliveryError("unknown", message, { cause: error });
}
