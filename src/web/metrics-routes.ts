import type { Hono } from "hono";
import type { Measurements } from "./metrics.ts";
import { mayMeasure } from "./metrics-access.ts";

/** `/metrics` for Prometheus, and `/health` for whoever restarts what is not well. */
export function serveMeasurements(
	web: Hono,
	{ read, problems, token }: Measurements,
): void {
	web.get("/metrics", async (context) => {
		context.header("Cache-Control", "no-store");
		if (!mayMeasure(context, token)) {
			context.header("WWW-Authenticate", "Bearer");
			return context.text(
				token === null
					? "From elsewhere the measurements are closed: set METRICS_TOKEN.\n"
					: 'The measurements want "Authorization: Bearer" and METRICS_TOKEN.\n',
				401,
			);
		}
		const { contentType, text } = await read();
		context.header("Content-Type", contentType);
		return context.body(text);
	});
	web.get("/health", async (context) => {
		context.header("Cache-Control", "no-store");
		const found = await problems();
		const ok = found.length === 0;
		// Whoever restarts us need not know why.
		const why = mayMeasure(context, token) ? { problems: found } : {};
		return context.json({ ok, ...why }, ok ? 200 : 503);
	});
}
