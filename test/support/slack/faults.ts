/** What can go wrong with a call, once. */
export type Fault =
	/** An error of Slack's own, such as "is_archived"; the call is not carried out. */
	| { kind: "error"; error: string }
	| { kind: "busy"; retryAfterSeconds: number }
	/** The status alone; `carriedOut` says whether it happened all the same. */
	| { kind: "status"; status: number; carriedOut: boolean }
	/** The connection breaks off, before or after the call was carried out. */
	| { kind: "drop"; carriedOut: boolean }
	/** No answer, ever. */
	| { kind: "hang"; carriedOut: boolean };

export interface Faults {
	/** The next call of this method, or of any, meets this; several queue up. */
	next(method: string, fault: Fault): void;
	take(method: string): Fault | null;
	clear(): void;
}

export function makeFaults(): Faults {
	const waiting: { method: string; fault: Fault }[] = [];
	return {
		next: (method, fault) => {
			waiting.push({ method, fault });
		},
		take(method) {
			const index = waiting.findIndex(
				(entry) => entry.method === method || entry.method === "*",
			);
			return waiting.splice(index, index === -1 ? 0 : 1)[0]?.fault ?? null;
		},
		clear: () => {
			waiting.length = 0;
		},
	};
}
