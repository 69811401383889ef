/**
 * What Discord refuses of commands, choices and modals, after its documentation and apart from our
 * renderers; bodies of messages are counted in `platform-limits.ts` too. One sentence for each
 * thing that is wrong.
 */
import { discordProblems } from "#test/support/platform-limits.ts";
import type { Json, SentFile } from "./world.ts";

const nameOf = /^[-_'\p{L}\p{N}]{1,32}$/u;

/** Of a message: what `discordProblems` counts, and the marks and choices that it does not. */
export function bodyProblems(
	body: Json,
	files: readonly SentFile[] = [],
): string[] {
	const all = descendants((body.components ?? []) as Json[]);
	return [
		...discordProblems({ ...body, components: body.components ?? [] }),
		...attachmentProblems(body, files),
		...all
			.flatMap(({ items }) => (items ?? []) as { media: { url: string } }[])
			.flatMap(
				({ media }) => /^attachment:\/\/(.*)$/.exec(media.url)?.[1] ?? [],
			)
			.filter((shown) => !files.some(({ name }) => name === shown))
			.map((shown) => `${shown} is shown and was not sent`),
		...all.filter(({ type }) => type === 3).flatMap(chosenProblems),
		...twice(all.flatMap(({ id }) => (id === undefined ? [] : id))),
		...all.flatMap(({ id }) =>
			id !== undefined &&
			(!Number.isInteger(id) || Number(id) < 0 || Number(id) > 0x7fffffff)
				? [`${id} is no 32-bit id`]
				: [],
		),
		...("nonce" in body ? between("nonce", body.nonce, 1, 25) : []),
	];
}

/**
 * What is attached must be sent with it, and be small enough:
 * https://docs.discord.com/developers/reference#uploading-files
 */
function attachmentProblems(
	{ attachments }: Json,
	files: readonly SentFile[],
): string[] {
	return [
		...((attachments ?? []) as Json[]).flatMap(
			({ id, filename, description }) =>
				files[Number(id)]?.name === filename
					? between("description", description ?? "", 0, 1024)
					: [`attachment ${id} was not sent`],
		),
		...files
			.filter(({ bytes }) => bytes.length === 0 || bytes.length > mostFileBytes)
			.map(({ name }) => `${name} is empty or too large`),
	];
}

const mostFileBytes = 10 * 1024 * 1024;

/** As many of a menu's options may be chosen before as a person may choose. */
function chosenProblems({ options, max_values }: Json): string[] {
	const most = Number(max_values ?? 1);
	const chosen = (options as Json[]).filter((one) => one.default === true);
	return chosen.length > most
		? [`${chosen.length} of at most ${most} are chosen`]
		: [];
}

/** https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-response-object-modal */
export function modalProblems(modal: Json): string[] {
	const labels = (modal.components ?? []) as Json[];
	return [
		...between("title", modal.title, 1, 45),
		...between("custom_id", modal.custom_id, 1, 100),
		...(labels.length < 1 || labels.length > 5
			? [`a modal of ${labels.length}`]
			: []),
		...twice(labels.map(({ component }) => (component as Json)?.custom_id)),
		...labels.flatMap((label) => {
			const input = label.component as Json | undefined;
			if (label.type !== 18 || !input) return ["a modal without labels"];
			return [
				...between("label", label.label, 1, 45),
				...(label.description === undefined
					? []
					: between("description", label.description, 1, 100)),
				...inputProblems(input),
			];
		}),
	];
}

/** https://docs.discord.com/developers/components/reference#text-input */
function inputProblems(input: Json): string[] {
	return [
		...(input.type === 4 ? [] : [`an input of type ${input.type}`]),
		...between("custom_id", input.custom_id, 1, 100),
		...between("placeholder", input.placeholder ?? "", 0, 100),
		...between("value", input.value ?? "", 0, Number(input.max_length ?? 4000)),
	];
}

/** https://docs.discord.com/developers/interactions/application-commands#application-command-object */
export function commandProblems(commands: readonly Json[]): string[] {
	return [
		...(commands.length > 100 ? [`${commands.length} commands`] : []),
		...twice(commands.map(({ name }) => name)),
		...commands.flatMap((command) => {
			const options = (command.options ?? []) as Json[];
			const required = options.map((option) => option.required === true);
			return [
				...named(command),
				...(options.length > 25 ? [`${options.length} options`] : []),
				...twice(options.map(({ name }) => name)),
				...(required.lastIndexOf(true) > required.indexOf(false) &&
				required.includes(false)
					? [`${command.name}: a required option after others`]
					: []),
				...options.flatMap(optionProblems),
				...(charactersOf(command) > 8000
					? [`${command.name} is too long`]
					: []),
			];
		}),
	];
}

function optionProblems(option: Json): string[] {
	const choices = (option.choices ?? []) as Json[];
	return [
		...named(option),
		...choiceProblems(choices),
		...(choices.length > 0 && option.autocomplete === true
			? ["choices and autocompletion"]
			: []),
	];
}

/** Of an option, or offered while somebody types. */
export function choiceProblems(choices: readonly Json[]): string[] {
	return [
		...(choices.length > 25 ? [`${choices.length} choices`] : []),
		...choices.flatMap(({ name, value }) => [
			...between("choice", name, 1, 100),
			...between("value", value, 1, 100),
		]),
	];
}

function named(thing: Json): string[] {
	const names = [
		thing.name,
		...Object.values((thing.name_localizations ?? {}) as Json),
	];
	const descriptions = [
		thing.description,
		...Object.values((thing.description_localizations ?? {}) as Json),
	];
	return [
		...names.flatMap((name) =>
			typeof name === "string" &&
			nameOf.test(name) &&
			name === name.toLowerCase()
				? []
				: [`${name} is no name`],
		),
		...descriptions.flatMap((text) => between("description", text, 1, 100)),
	];
}

function charactersOf(command: Json): number {
	const longest = (text: unknown, localised: unknown) =>
		Math.max(
			...[text, ...Object.values((localised ?? {}) as Json)].map(
				(one) => String(one ?? "").length,
			),
		);
	const own =
		longest(command.name, command.name_localizations) +
		longest(command.description, command.description_localizations);
	const choices = ((command.choices ?? []) as Json[]).map(
		({ name, value }) => String(name).length + String(value).length,
	);
	const options = ((command.options ?? []) as Json[]).map(charactersOf);
	return [own, ...choices, ...options].reduce((sum, one) => sum + one, 0);
}

/** All components, nested ones too. */
export function descendants(components: readonly Json[]): Json[] {
	return components.flatMap((component) => [
		component,
		...descendants((component.components ?? []) as Json[]),
		...descendants(
			[component.accessory, component.component].filter(Boolean) as Json[],
		),
	]);
}

function between(
	what: string,
	text: unknown,
	least: number,
	most: number,
): string[] {
	return typeof text === "string" && text.length >= least && text.length <= most
		? []
		: [`${what}: ${JSON.stringify(text)?.slice(0, 60)} of ${least} to ${most}`];
}

function twice(values: readonly unknown[]): string[] {
	return values.flatMap((value, index) =>
		values.indexOf(value) < index ? [`${value} twice`] : [],
	);
}
