import type { KnownModels } from "../../answers/known-models.ts";
import type { FormValues } from "../form.ts";
import { readOrganisation } from "../known-names.ts";
import { anyOf, counted, type Texts } from "../texts/texts.ts";
import { type Choices, offeredValues, valuesOf } from "./form.ts";
import { readHour } from "./read-hour.ts";
import { readZone } from "./read-zone.ts";

/** What a filled-in form says, or a sentence on each field that says nothing sensible. */
export type ReadForm =
	| { choices: Choices; errors: null }
	| { choices: null; errors: Record<string, string> };

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
	const all: FormValues = { ...shown, ...values };
	const errors: Record<string, string> = {};
	const { form } = texts.commands;
	const wrong = (field: string, ...sentences: string[]): null => {
		errors[field] ??= sentences.filter(Boolean).join(" ");
		return null;
	};
	const nearest = (name: string | null) =>
		name ? texts.commands.errors.didYouMean(name) : "";

	function one(field: string, offered: readonly string[]): string {
		const value = all[field]?.[0] ?? shown[field]?.[0] ?? "";
		if (!offered.includes(value)) wrong(field, form.notOffered(value));
		return value;
	}
	function names(
		field: string,
		read: (typed: string) => string | null,
	): string[] {
		const typed = (all[field] ?? []).flatMap(namesIn);
		if (typed.length > mostNames) {
			wrong(field, counted(texts, form.tooMany, mostNames));
			return [];
		}
		return [...new Set(typed.flatMap((name) => read(name) ?? []))];
	}
	function readModel(typed: string): string | null {
		const entry = known.find(typed);
		if (entry.kind === "model" || entry.kind === "family") return entry.slug;
		const suggestions = entry.kind === "unknown" ? entry.suggestions : [];
		return wrong(
			"models",
			form.noModel(typed),
			suggestions.length > 0
				? nearest(
						anyOf(
							texts,
							suggestions.map(({ name }) => name),
						),
					)
				: form.orKeyword,
		);
	}
	function readCompany(typed: string): string | null {
		const { found, nearest: near } = readOrganisation(typed);
		return (
			found ??
			wrong(
				"organisations",
				form.noOrganisation(typed),
				near ? nearest(near) : form.orKeyword,
			)
		);
	}
	function readKeyword(typed: string): string | null {
		const { length } = [...typed];
		return length < keywordLength.least || length > keywordLength.most
			? wrong("keywords", form.keywordTooLong(typed))
			: typed;
	}
	function readTopicSlug(slug: string): string | null {
		return slug in texts.topics ? slug : wrong("topics", form.notOffered(slug));
	}
	function readMinute(): number | null {
		const typed = all.hour?.[0] ?? "";
		return readHour(typed) ?? wrong("hour", form.noHour(typed));
	}
	function readTimeZone(): string | null {
		const typed = all.zone?.[0] ?? "";
		const { zone, nearest: near } = readZone(typed);
		return zone ?? wrong("zone", form.noZone(typed), nearest(near));
	}
	function readDays(): number[] {
		const days = (all.days ?? []).map(Number);
		const valid = days.filter((day) => day >= 1 && day <= 7);
		if (valid.length === 0) wrong("days", form.noDay);
		return [...new Set(valid)].sort();
	}

	const offered = offeredValues(shown);
	const choices = {
		topics: names("topics", readTopicSlug),
		models: names("models", readModel),
		organisations: names("organisations", readCompany),
		keywords: names("keywords", readKeyword),
		minuteOfDay: readMinute() ?? before.minuteOfDay,
		timeZone: readTimeZone() ?? before.timeZone,
		days: readDays(),
		language: one("language", offered.language),
		entries: Number(one("length", offered.length)),
		breaking: one("breaking", ["yes", "no"]) === "yes",
		sayWhenEmpty: one("empty", ["say", "silent"]) === "say",
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
