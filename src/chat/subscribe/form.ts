import {
	defaultQuietHours,
	type Subscription,
} from "../../digests/subscription.ts";
import type { Form, FormField, FormOption, FormValues } from "../form.ts";
import { minuteText, weekdayName } from "../messages/moments.ts";
import {
	counted,
	languageName,
	type Texts,
	textLanguages,
} from "../texts/texts.ts";

export const subscribeFormId = "subscribe";

/** What a person decides about a channel's digest. */
export type Choices = Pick<
	Subscription,
	| "topics"
	| "models"
	| "organisations"
	| "keywords"
	| "minuteOfDay"
	| "timeZone"
	| "days"
	| "language"
	| "entries"
	| "breaking"
	| "quietFrom"
	| "quietUntil"
	| "sayWhenEmpty"
>;

/** What a channel gets where nobody says otherwise. */
export function defaultChoices(timeZone: string, language: string): Choices {
	return {
		topics: [],
		models: [],
		organisations: [],
		keywords: [],
		minuteOfDay: 9 * 60,
		timeZone,
		days: [1, 2, 3, 4, 5, 6, 7],
		language,
		entries: 10,
		breaking: false,
		...defaultQuietHours,
		sayWhenEmpty: true,
	};
}

/** Quiet hours that end when they begin are none. */
const neverQuiet = "00:00-00:00";

function quietValue({ quietFrom, quietUntil }: Choices): string {
	return quietFrom === quietUntil
		? neverQuiet
		: `${minuteText(quietFrom)}-${minuteText(quietUntil)}`;
}

/** As the form's fields show them. */
export function valuesOf(choices: Choices): Record<string, readonly string[]> {
	return {
		topics: choices.topics,
		models: choices.models,
		organisations: choices.organisations,
		keywords: choices.keywords,
		hour: [minuteText(choices.minuteOfDay)],
		zone: [choices.timeZone],
		days: choices.days.map(String),
		language: [choices.language],
		length: [String(choices.entries)],
		breaking: [choices.breaking ? "yes" : "no"],
		quiet: [quietValue(choices)],
		empty: [choices.sayWhenEmpty ? "say" : "silent"],
	};
}

/** What the fields with a few choices offer; what was chosen before stays on offer. */
export function offeredValues(values: FormValues) {
	const with_ = (offered: readonly string[], field: string) => [
		...new Set([...offered, ...(values[field] ?? [])]),
	];
	return {
		language: with_(textLanguages, "language"),
		length: with_(["5", "10", "15"], "length"),
		quiet: with_(
			["22:00-07:00", "20:00-08:00", "00:00-06:00", neverQuiet],
			"quiet",
		),
	};
}

/** The form of `/subscribe`. Five fields are typed, as many as Discord's modals hold. */
export function subscribeForm(
	texts: Texts,
	target: string,
	values: FormValues,
): Form {
	const { form } = texts.commands;
	const one = (
		name: keyof typeof form.fields,
		options: readonly FormOption[],
	): FormField => choice(name, options, { least: 1, most: 1 });
	const choice = (
		name: keyof typeof form.fields,
		options: readonly FormOption[],
		{ least, most }: { least: number; most: number },
	): FormField => ({
		kind: "choice",
		name,
		...form.fields[name],
		options,
		chosen: (values[name] ?? []).filter((value) =>
			options.some((option) => option.value === value),
		),
		least,
		most,
	});
	const names = (
		name: "models" | "organisations" | "keywords",
		completed: boolean,
	): FormField => ({
		kind: "names",
		name,
		...form.fields[name],
		values: values[name] ?? [],
		completed,
	});
	const text = (name: "hour" | "zone", completed: boolean): FormField => ({
		kind: "text",
		name,
		...form.fields[name],
		value: values[name]?.[0] ?? "",
		completed,
	});
	const topics = Object.entries(texts.topics).map(([value, label]) => ({
		value,
		label,
	}));
	const days = [1, 2, 3, 4, 5, 6, 7].map((day) => ({
		value: String(day),
		label: weekdayName(texts, day),
	}));
	const offered = offeredValues(values);
	return {
		id: subscribeFormId,
		target,
		language: texts.locale.slice(0, 2),
		title: form.title,
		fields: [
			choice("topics", topics, { least: 0, most: topics.length }),
			names("models", true),
			names("organisations", true),
			names("keywords", false),
			text("hour", false),
			text("zone", true),
			choice("days", days, { least: 1, most: 7 }),
			one(
				"language",
				offered.language.map((value) => ({
					value,
					label: languageName(texts, value),
				})),
			),
			one(
				"length",
				offered.length.map((value) => ({
					value,
					label: counted(texts, texts.stories, Number(value)),
				})),
			),
			one("breaking", [
				{ value: "no", label: form.breakingNo },
				{ value: "yes", label: form.breakingYes },
			]),
			one(
				"quiet",
				offered.quiet.map((value) => ({
					value,
					label:
						value === neverQuiet ? form.quietNever : value.replace("-", " – "),
				})),
			),
			one("empty", [
				{ value: "say", label: form.emptySay },
				{ value: "silent", label: form.emptySilent },
			]),
		],
		labels: {
			save: form.save,
			preview: form.preview,
			cancel: form.cancel,
			more: form.more,
		},
	};
}
