import type { KnownModels } from "../../answers/known-models.ts";
import { readOrganisation } from "../conversation/known-names.ts";
import type { FormValues } from "../form.ts";
import { anyOf, counted, type Texts } from "../texts/texts.ts";
import { type Choices, offeredValues, valuesOf } from "./form.ts";
import { readHour } from "./read-hour.ts";
import { readZone } from "./read-zone.ts";

/** What a filled-in form says, or a sentence on each field that says nothing sensible. */
export type ReadForm =
	| { choices: Choices; errors: null }
	| { choices: null; errors: Record<string, string> };

/** A form as it is read, field by field. */
interface Reading {
	texts: Texts;
	/** By field; of one that was not touched, what it showed. */
	values: FormValues;
	known: Pick<KnownModels, "find">;
	/** Notes what is wrong with a field, the first thing only. */
	wrong(field: string, ...sentences: string[]): null;
}

const mostNames = 20;
const keywordLength = { least: 2, most: 60 };

/**
 * Reads a form. A field that was not touched is as in `before`; what was chosen before may be
 * chosen again though it is not on offer.
 */
export function readSubscribeForm(
	texts: Texts,
	values: FormValues,
	before: Choices,
	known: Pick<KnownModels, "find">,
): ReadForm {
	const shown = valuesOf(before);
	const offered = offeredValues(shown);
	const errors: Record<string, string> = {};
	const reading: Reading = {
		texts,
		values: { ...shown, ...values },
		known,
		wrong(field, ...sentences) {
			errors[field] ??= sentences.filter(Boolean).join(" ");
			return null;
		},
	};
	const choices: Choices = {
		topics: readNames(reading, "topics", readTopicSlug),
		models: readNames(reading, "models", readModel),
		organisations: readNames(reading, "organisations", readCompany),
		keywords: readNames(reading, "keywords", readKeyword),
		minuteOfDay: readMinute(reading) ?? before.minuteOfDay,
		timeZone: readTimeZone(reading) ?? before.timeZone,
		days: readDays(reading),
		language: readOne(reading, "language", offered.language),
		entries: Number(readOne(reading, "length", offered.length)),
		breaking: readOne(reading, "breaking", ["yes", "no"]) === "yes",
		...readQuietHours(readOne(reading, "quiet", offered.quiet)),
		sayWhenEmpty: readOne(reading, "empty", ["say", "silent"]) === "say",
	};
	return Object.keys(errors).length > 0
		? { choices: null, errors }
		: { choices, errors: null };
}

/** Names with commas, semicolons or line ends between them. */
export function namesIn(typed: string): string[] {
	return typed
		.split(/[,;、，\n]/u)
		.map((name) => name.trim())
		.filter((name) => name !== "");
}

function readNames(
	reading: Reading,
	field: string,
	read: (typed: string, reading: Reading) => string | null,
): string[] {
	const typed = (reading.values[field] ?? []).flatMap(namesIn);
	if (typed.length > mostNames) {
		const { texts } = reading;
		reading.wrong(
			field,
			counted(texts, texts.commands.form.tooMany, mostNames),
		);
		return [];
	}
	return [...new Set(typed.flatMap((name) => read(name, reading) ?? []))];
}

function readTopicSlug(slug: string, { texts, wrong }: Reading): string | null {
	if (slug in texts.topics) return slug;
	return wrong("topics", texts.commands.form.notOffered(slug));
}

function readModel(
	typed: string,
	{ texts, known, wrong }: Reading,
): string | null {
	const entry = known.find(typed);
	if (entry.kind === "model" || entry.kind === "family") return entry.slug;
	const near = entry.kind === "unknown" ? entry.suggestions : [];
	const names = near.map(({ name }) => name);
	const { errors, form } = texts.commands;
	return wrong(
		"models",
		form.noModel(typed),
		names.length > 0 ? errors.didYouMean(anyOf(texts, names)) : form.orKeyword,
	);
}

function readCompany(typed: string, { texts, wrong }: Reading): string | null {
	const { found, nearest } = readOrganisation(typed);
	const { errors, form } = texts.commands;
	return (
		found ??
		wrong(
			"organisations",
			form.noOrganisation(typed),
			nearest ? errors.didYouMean(nearest) : form.orKeyword,
		)
	);
}

function readKeyword(typed: string, { texts, wrong }: Reading): string | null {
	const { length } = [...typed];
	if (length >= keywordLength.least && length <= keywordLength.most)
		return typed;
	return wrong("keywords", texts.commands.form.keywordTooLong(typed));
}

function readMinute({ texts, values, wrong }: Reading): number | null {
	const typed = values.hour?.[0] ?? "";
	return readHour(typed) ?? wrong("hour", texts.commands.form.noHour(typed));
}

function readTimeZone({ texts, values, wrong }: Reading): string | null {
	const typed = values.zone?.[0] ?? "";
	const { zone, nearest } = readZone(typed);
	const { errors, form } = texts.commands;
	return (
		zone ??
		wrong("zone", form.noZone(typed), nearest ? errors.didYouMean(nearest) : "")
	);
}

function readDays({ texts, values, wrong }: Reading): number[] {
	const days = (values.days ?? [])
		.map(Number)
		.filter((day) => Number.isInteger(day) && day >= 1 && day <= 7);
	if (days.length === 0) wrong("days", texts.commands.form.noDay);
	return [...new Set(days)].sort();
}

function readQuietHours(
	chosen: string,
): Pick<Choices, "quietFrom" | "quietUntil"> {
	const [from = 0, until = 0] = chosen.split("-").map(readHour);
	return { quietFrom: from ?? 0, quietUntil: until ?? 0 };
}

/** The one that was chosen of those on offer. */
function readOne(
	{ texts, values, wrong }: Reading,
	field: string,
	offered: readonly string[],
): string {
	const value = values[field]?.[0] ?? "";
	if (!offered.includes(value))
		wrong(field, texts.commands.form.notOffered(value));
	return value;
}
