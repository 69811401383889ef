/** 127.0.0.0/8 is loopback as a whole: a host of its own for each feed. */
export function addressOf(id: number): string {
	return `127.0.${1 + Math.floor(id / 250)}.${1 + (id % 250)}`;
}
