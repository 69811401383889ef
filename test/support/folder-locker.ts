import { lockFolder } from "#src/lib/database/folder-lock.ts";

/**
 * A process that tries to take each folder it is sent, for the test of the
 * lock; no folder gives back the last one it took.
 */
let unlock: (() => void) | null = null;

process.on("message", ({ take: folder }: { take: string | null }) => {
	if (folder === null) {
		unlock?.();
		unlock = null;
		process.send?.({ taken: false, reason: "given back" });
		return;
	}
	try {
		unlock = lockFolder(folder);
		process.send?.({ taken: true });
	} catch (error) {
		process.send?.({ taken: false, reason: (error as Error).message });
	}
});

process.send?.({ taken: false, reason: "ready" });
