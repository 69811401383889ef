import { Hono } from "hono";
import { reasonOf } from "../lib/errors.ts";
import type { Log } from "../lib/log.ts";
import type { Measurements } from "./metrics.ts";
import { serveMeasurements } from "./metrics-routes.ts";
import { openServer, type RunningWeb } from "./open-server.ts";

/**
 * Answers `/metrics` and `/health` on a port of their own.
 * @param port 0 for any free one
 * @throws when the address cannot be had, with what to do
 */
export function listenForMeasuring({
	host,
	port,
	measurements,
	log,
}: {
	host: string;
	port: number;
	measurements: Measurements;
	log: Pick<Log, "error">;
}): Promise<RunningWeb> {
	const web = new Hono();
	serveMeasurements(web, measurements);
	web.notFound((context) =>
		context.text("Here are /metrics and /health alone.\n", 404),
	);
	web.onError((error, context) => {
		log.error({ reason: reasonOf(error) }, "the measurements were not told");
		return context.text("Not now; the program's log says why.\n", 500);
	});
	return openServer(web.fetch, { host, port, settings: "METRICS" });
}
