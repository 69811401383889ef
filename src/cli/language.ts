import type { CommandOption } from "./command.ts";

/** `--language CODE` of commands that answer a person. */
export const languageOption: CommandOption = {
	type: "string",
	value: "CODE",
	help: "language of the answer, such as en or it",
};
