/** Compares what the channels hold with what they should have received. */
import type { Edition } from "#src/digests/edition.ts";
import { firstPeriod } from "#src/digests/period.ts";
import { type Reader, readers } from "./calendar.ts";
import { type Happening, tellsOf } from "./news.ts";
import type { Held } from "./platforms.ts";
import type { Site } from "./site.ts";

export const verdicts = ["lost", "doubled", "half", "late", "foreign"] as const;
export type Verdict = (typeof verdicts)[number];

export interface Finding {
	verdict: Verdict;
	reader: string;
	what: string;
}

const minute = 60_000;

/**
 * The rule of lateness: `punctualMilliseconds` of src/digests/schedule.ts. What a fault held up has
 * that long from the end of the fault.
 */
const allowedMilliseconds = 10 * minute;

export const rule =
	"A digest is late when its last message comes more than 10 minutes after its slot, or after the last fault of its day was over (src/digests/schedule.ts calls what begins later than that late, and says so in the channel); 3 hours after its slot it must not come by itself at all.";

interface DigestRow {
	id: number;
	channel: string;
	slot: Date | string;
	kind: Edition["kind"];
	state: string;
	reason: string | null;
	edition: Edition | null;
	parts: number | null;
}

const digestsSql = `select d.id, c.external_id as channel, d.slot, d.kind, d.state, d.reason, d.edition,
	(select max(part) from outbox o where o.digest_id = d.id)::int as parts
	from digests d join channels c on c.id = d.channel_id order by d.id`;

/** @param slots of each channel, those that have come, by its name */
export async function judge(
	site: Site,
	slots: ReadonlyMap<string, readonly number[]>,
): Promise<{ findings: Finding[]; due: number }> {
	const rows = (await site.query(digestsSql)) as unknown as DigestRow[];
	const findings: Finding[] = [];
	let due = 0;
	for (const reader of readers) {
		const { channel } = site.platforms.addressOf(reader);
		const digests = rows.filter((row) => row.channel === channel);
		const held = await site.platforms.held(reader);
		const expected = slots.get(reader.name) ?? [];
		due += expected.length;
		const found = [
			...messageFindings(site, reader, digests, held),
			...slotFindings(site, reader, digests, held, expected),
			...storyFindings(site, reader, digests, held, expected),
		];
		findings.push(
			...found.map(([verdict, what]) => ({
				verdict,
				what,
				reader: reader.name,
			})),
		);
	}
	return { findings, due };
}

type Found = readonly [verdict: Verdict, what: string];

function marksOf(
	site: Site,
	reader: Reader,
	{ id, parts }: DigestRow,
): string[] {
	return Array.from({ length: parts ?? 0 }, (_, index) =>
		site.platforms.markOf(reader, `digest-${id}-${index + 1}`),
	);
}

/** Each message that was posted stands there once, and nothing else does. */
function messageFindings(
	site: Site,
	reader: Reader,
	digests: readonly DigestRow[],
	held: readonly Held[],
): Found[] {
	const times = new Map<string, number>();
	for (const { mark } of held) times.set(mark, (times.get(mark) ?? 0) + 1);
	const found: Found[] = [];
	for (const digest of digests) {
		const marks = marksOf(site, reader, digest);
		const standing = marks.filter((mark) => times.has(mark));
		for (const mark of standing) {
			const count = times.get(mark) ?? 0;
			if (count > 1)
				found.push([
					"doubled",
					`${nameOf(digest)}: a message stands there ${count} times`,
				]);
		}
		if (standing.length > 0 && standing.length < marks.length)
			found.push([
				"half",
				`${nameOf(digest)}: ${standing.length} of ${marks.length} messages`,
			]);
		if (digest.state === "delivered" && standing.length === 0)
			found.push([
				"lost",
				`${nameOf(digest)}: it counts as delivered and is not there`,
			]);
		for (const mark of marks) times.delete(mark);
	}
	for (const mark of times.keys())
		found.push(["foreign", `a message that no digest knows (${mark})`]);
	return found;
}

/** Each slot has one digest, in time. */
function slotFindings(
	site: Site,
	reader: Reader,
	digests: readonly DigestRow[],
	held: readonly Held[],
	expected: readonly number[],
): Found[] {
	const standing = new Set(held.map(({ mark }) => mark));
	const regular = digests.filter(({ kind }) => kind !== "breaking");
	const found: Found[] = [];
	for (const slot of expected) {
		const ofSlot = regular.filter(
			(digest) => new Date(digest.slot).getTime() === slot,
		);
		const told = ofSlot.filter((digest) =>
			marksOf(site, reader, digest).some((mark) => standing.has(mark)),
		);
		const at = new Date(slot).toISOString();
		if (told.length === 0)
			found.push([
				"lost",
				`no digest for ${at} (${ofSlot.map(({ id, state, reason }) => `${id} ${state} ${reason ?? ""}`.trim()).join(", ") || "none was begun"})`,
			]);
		if (told.length > 1)
			found.push(["doubled", `${told.length} digests for ${at}`]);
		for (const digest of told) {
			const seen = marksOf(site, reader, digest).map(
				(mark) => site.seenAt.get(mark) ?? 0,
			);
			const last = Math.max(...seen);
			const disturbed = site.disturbedAt();
			const since = Math.max(slot, disturbed < last ? disturbed : 0);
			if (last - since > allowedMilliseconds)
				found.push([
					"late",
					`the digest for ${at} came ${Math.round((last - since) / minute)} minutes late`,
				]);
		}
	}
	const due = new Set(expected);
	for (const digest of regular)
		if (
			!due.has(new Date(digest.slot).getTime()) &&
			marksOf(site, reader, digest).some((mark) => standing.has(mark))
		)
			found.push([
				"doubled",
				`${nameOf(digest)}: a digest for a slot that is none`,
			]);
	return found;
}

/** Each story that a channel follows is told as new once, by the first digest after it at the latest. */
function storyFindings(
	site: Site,
	reader: Reader,
	digests: readonly DigestRow[],
	held: readonly Held[],
	expected: readonly number[],
): Found[] {
	const standing = new Map(held.map(({ mark, text }) => [mark, text]));
	const found: Found[] = [];
	for (const happening of site.world.happenings) {
		if (!follows(reader, happening)) continue;
		const tellings = digests.flatMap((digest) => {
			const text = marksOf(site, reader, digest)
				.map((mark) => standing.get(mark) ?? "")
				.join("\n");
			const entries = (digest.edition?.entries ?? []).filter(
				({ headline, sentences }) =>
					[headline, ...sentences.map((sentence) => sentence.text)].some(
						(words) => tellsOf(words, happening),
					),
			);
			return tellsOf(text, happening)
				? entries.map((entry) => ({ digest, entry }))
				: [];
		});
		const asNew = tellings.filter(({ entry }) => entry.kind === "new");
		const corrections = tellings.filter(({ entry }) =>
			entry.changes.some(({ kind }) => kind === "corrected"),
		);
		const isDue = isDueIn(expected, happening);
		const told = asNew.map(({ digest }) => nameOf(digest)).join(", ");
		if (asNew.length > 1)
			found.push(["doubled", `${happening.maker} is new in ${told}`]);
		if (isDue && asNew.length === 0)
			found.push(["lost", `${happening.maker} is told in no digest`]);
		if (corrections.length > 1)
			found.push([
				"doubled",
				`${happening.maker} is corrected ${corrections.length} times`,
			]);
		for (const { digest } of corrections)
			for (const telling of asNew)
				if (
					telling.digest.id < digest.id &&
					!isEdited(site, reader, telling.digest, happening, held)
				)
					found.push([
						"lost",
						`${happening.maker} is corrected, but not in ${nameOf(telling.digest)}`,
					]);
	}
	return found;
}

/** The first digest goes back a day, the others to the one before. */
function isDueIn(
	[first, ...others]: readonly number[],
	{ knownFrom }: Happening,
): boolean {
	if (first === undefined || knownFrom < first - firstPeriod) return false;
	return [first, ...others].some((slot) => slot > knownFrom);
}

/** Whether the message that told it has been changed since. */
function isEdited(
	site: Site,
	reader: Reader,
	digest: DigestRow,
	happening: Happening,
	held: readonly Held[],
): boolean {
	const marks = new Set(marksOf(site, reader, digest));
	return held.some(
		({ mark, text, edits }) =>
			marks.has(mark) && tellsOf(text, happening) && edits > 0,
	);
}

export function follows({ topics }: Reader, { topic }: Happening): boolean {
	return topics.length === 0 || topics.includes(topic);
}

function nameOf({ id, kind, slot }: DigestRow): string {
	return `${kind} ${id} of ${new Date(slot).toISOString()}`;
}
