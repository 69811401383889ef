/** Lets only so many do something at once, and of one tenant fewer, the tenants taking turns. */
export interface Shares {
	/**
	 * Does `work` when the tenant's turn comes.
	 * @returns null where too much of the tenant's waits already
	 */
	use<Result>(
		tenant: string,
		work: () => Promise<Result>,
	): Promise<Result> | null;
}

export function makeShares({
	atOnce,
	ofOne,
	waitingOfOne,
}: {
	atOnce: number;
	/** Of one tenant at once. */
	ofOne: number;
	/** Of one tenant in line. */
	waitingOfOne: number;
}): Shares {
	const running = new Map<string, number>();
	/** Who is first is served next; whoever was served goes to the end. */
	const lines = new Map<string, (() => void)[]>();
	let free = atOnce;

	const isAllowed = (tenant: string) =>
		free > 0 && (running.get(tenant) ?? 0) < ofOne;

	function begin(tenant: string): void {
		free -= 1;
		running.set(tenant, (running.get(tenant) ?? 0) + 1);
	}

	function end(tenant: string): void {
		free += 1;
		const left = (running.get(tenant) ?? 1) - 1;
		if (left === 0) running.delete(tenant);
		else running.set(tenant, left);
		serveNext();
	}

	function serveNext(): void {
		for (const [tenant, line] of lines) {
			if (!isAllowed(tenant)) continue;
			const next = line.shift();
			lines.delete(tenant);
			if (line.length > 0) lines.set(tenant, line);
			begin(tenant);
			next?.();
			return;
		}
	}

	function turnOf(tenant: string): Promise<void> | null {
		if (isAllowed(tenant)) {
			begin(tenant);
			return Promise.resolve();
		}
		const line = lines.get(tenant) ?? [];
		if (line.length >= waitingOfOne) return null;
		lines.set(tenant, line);
		return new Promise((resolve) => line.push(resolve));
	}

	return {
		use(tenant, work) {
			const turn = turnOf(tenant);
			return turn?.then(work).finally(() => end(tenant)) ?? null;
		},
	};
}
