import { EventEmitter } from "node:events";
import type { Json } from "./emulator.ts";

/** A call of the program under test, and what it was told. */
export interface Call {
	/** A method of the Web API, or "respond" for a response_url. */
	method: string;
	body: Json;
	/** Null when the fault left no answer. */
	answer: Json | null;
	token: string | null;
}

export interface CallLog {
	all: Call[];
	add(call: Call): void;
	/** The first call from `since` on that fits, whether it came already or is still to come. */
	first<Found>(
		fits: (call: Call) => Found | null,
		since?: number,
	): Promise<Found>;
}

export function makeCallLog(): CallLog {
	const all: Call[] = [];
	const events = new EventEmitter();
	events.setMaxListeners(0);
	return {
		all,
		add(call) {
			all.push(call);
			events.emit("call", call);
		},
		first: (fits, since = 0) =>
			new Promise((resolve) => {
				for (const call of all.slice(since)) {
					const found = fits(call);
					if (found !== null) return resolve(found);
				}
				const listen = (call: Call) => {
					const found = fits(call);
					if (found === null) return;
					events.off("call", listen);
					resolve(found);
				};
				events.on("call", listen);
			}),
	};
}
