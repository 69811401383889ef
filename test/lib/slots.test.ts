import { expect, test } from "vitest";
import { makeSlots } from "#src/lib/slots.ts";

/** Work that is done when it is told to be. */
function makeWork() {
	const started: number[] = [];
	const finish = new Map<number, (failure?: Error) => void>();
	return {
		started,
		finish: (name: number, failure?: Error) => finish.get(name)?.(failure),
		start: (name: number) => () => {
			started.push(name);
			return new Promise<number>((resolve, reject) => {
				finish.set(name, (failure) =>
					failure ? reject(failure) : resolve(name),
				);
			});
		},
	};
}

test("so many run at once, the others in the order in which they came", async () => {
	const slots = makeSlots(2);
	const work = makeWork();
	const [one, two, three, four] = [1, 2, 3, 4].map((name) =>
		slots.use(work.start(name)),
	);
	expect(work.started).toEqual([1, 2]);
	work.finish(2);
	expect(await two).toBe(2);
	expect(work.started).toEqual([1, 2, 3]);
	work.finish(1);
	await one;
	expect(work.started).toEqual([1, 2, 3, 4]);
	work.finish(3);
	work.finish(4);
	expect(await Promise.all([three, four])).toEqual([3, 4]);
});

test("a failure frees its slot, and slots are free again at the end", async () => {
	const slots = makeSlots(1);
	const work = makeWork();
	const failing = slots.use(work.start(1));
	const next = slots.use(work.start(2));
	work.finish(1, new Error("no"));
	await expect(failing).rejects.toThrow("no");
	work.finish(2);
	expect(await next).toBe(2);
	const last = slots.use(work.start(3));
	expect(work.started).toEqual([1, 2, 3]);
	work.finish(3);
	await last;
});
