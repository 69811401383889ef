import type { Desk } from "#src/web/desk.ts";
import { webReader } from "./web-reader.ts";

/** A desk of one morning on which no job waits and none has failed. */
export function webDesk(changes: Partial<Desk> = {}): Desk {
	return {
		reader: webReader(),
		queue: {
			counts: async () => [],
			failures: async () => [],
			retry: async () => {},
			drop: async () => {},
		},
		...changes,
	};
}
