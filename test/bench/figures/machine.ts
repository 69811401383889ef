import { cpus, totalmem } from "node:os";

/** Where and when something was measured: figures mean nothing without. */
export function machineInWords(now = new Date()): string {
	const [first] = cpus();
	const gigabytes = Math.round(totalmem() / 2 ** 30);
	return `${first?.model.trim() ?? "unknown processor"} × ${cpus().length}, ${gigabytes} GB, Node ${process.versions.node}, ${now.toISOString().slice(0, 16).replace("T", " ")} UTC`;
}
