import { isTimeZone } from "../../digests/schedule.ts";
import { normalise } from "../../lib/text/normalise.ts";
import { nearestWord } from "../../models/spelling.ts";

/** IANA names that may be chosen. */
const zones: readonly string[] = ["UTC", ...Intl.supportedValuesOf("timeZone")];

/** By its city, as people call it: "rome", "new york". */
const byCity = new Map(zones.map((zone) => [cityOf(zone), zone]));

/** The time zone that a name or a city means, else null with the nearest that there is. */
export function readZone(typed: string): {
	zone: string | null;
	nearest: string | null;
} {
	const name = typed.trim().replaceAll(" ", "_");
	const city = byCity.get(cityOf(typed));
	const isNamed = name.includes("/") || city === undefined;
	// An offset such as +02:00 knows no daylight saving.
	if (isNamed && /^[a-z]/i.test(name) && isTimeZone(name))
		return { zone: spelledRight(name), nearest: null };
	if (city && !name.includes("/")) return { zone: city, nearest: null };
	const near = city ?? byCity.get(nearestCity(typed) ?? "");
	return { zone: null, nearest: near ?? null };
}

/** Zones whose name or city begins like what was typed, then those that hold it. */
export function zonesLike(typed: string, limit: number): string[] {
	const wanted = folded(typed);
	const begins = (zone: string) =>
		folded(zone).startsWith(wanted) || cityOf(zone).startsWith(wanted);
	const holds = zones.filter((zone) => folded(zone).includes(wanted));
	return [
		...holds.filter(begins),
		...holds.filter((zone) => !begins(zone)),
	].slice(0, limit);
}

function spelledRight(name: string): string {
	const known = zones.find((zone) => zone.toLowerCase() === name.toLowerCase());
	return (
		known ??
		new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone
	);
}

function nearestCity(typed: string): string | null {
	return nearestWord(cityOf(typed), byCity.keys())?.word ?? null;
}

function cityOf(zone: string): string {
	return folded(zone.slice(zone.lastIndexOf("/") + 1));
}

function folded(text: string): string {
	return normalise(text).replaceAll("_", " ");
}
