import type { ChatCommand, ChatOption } from "../commands/command.ts";
import { shorten } from "../shorten.ts";
import { type Texts, textLanguages, textsIn } from "../texts/texts.ts";
import { permissions } from "./asker.ts";

/** https://docs.discord.com/developers/interactions/application-commands#application-command-object */
const chatInput = 1;
const textOption = 3;
const installedIn = { guild: 0, user: 1 };
const usedIn = { guild: 0, direct: 1, private: 2 };
const longestDescription = 100;

/** Our codes of languages are Discord's, but for these: https://docs.discord.com/developers/reference#locales */
const locales: Readonly<Record<string, readonly string[]>> = {
	en: ["en-US", "en-GB"],
	es: ["es-ES", "es-419"],
	pt: ["pt-BR"],
	sv: ["sv-SE"],
	zh: ["zh-CN", "zh-TW"],
};

/**
 * Commands as Discord registers them, with descriptions in each language that has texts. Where
 * they can be used and installed is said of those that are known everywhere only.
 */
export function commandsJson(
	commands: readonly ChatCommand[],
	{ isGlobal }: { isGlobal: boolean },
): object[] {
	return commands.map((command) => ({
		type: chatInput,
		name: command.name,
		...described((texts) => command.describe(texts)),
		options: command.options.map(optionJson),
		default_member_permissions:
			command.permission === "manage"
				? String(permissions.manageChannels)
				: null,
		...(isGlobal ? placesOf(command) : {}),
	}));
}

function placesOf({ personal }: ChatCommand): object {
	const { guild, user } = installedIn;
	return personal
		? { integration_types: [guild, user], contexts: Object.values(usedIn) }
		: { integration_types: [guild], contexts: [usedIn.guild] };
}

function optionJson(option: ChatOption): object {
	const { name, required, choices } = option;
	return {
		type: textOption,
		name,
		...described((texts) => option.describe(texts)),
		required,
		...(choices
			? { choices: choices.map((choice) => ({ name: choice, value: choice })) }
			: { autocomplete: option.complete !== undefined }),
	};
}

function described(describe: (texts: Texts) => string): object {
	const short = (language: string) =>
		shorten(describe(textsIn(language)), longestDescription);
	return {
		description: short("en"),
		description_localizations: Object.fromEntries(
			textLanguages.flatMap((language) =>
				(locales[language] ?? [language]).map((locale) => [
					locale,
					short(language),
				]),
			),
		),
	};
}
