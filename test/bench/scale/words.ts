export function thousands(value: number): string {
	return Math.round(value).toLocaleString("en-GB");
}

export function megabytes(bytes: number): string {
	return bytes < 1e9
		? `${(bytes / 1e6).toFixed(0)} MB`
		: `${(bytes / 1e9).toFixed(1)} GB`;
}
