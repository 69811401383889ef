import { writeFile } from "node:fs/promises";
import type { PreparedPicture } from "../chat/reply-picture.ts";
import type { CommandInput, CommandOption } from "./command.ts";
import { tell } from "./streams.ts";

/** Of commands whose answer has a picture. */
export const pictureOption: CommandOption = {
	type: "string",
	value: "FILE.png",
	help: "writes the picture that goes with the answer",
};

/** Writes the picture where one was asked for; what it shows is told on standard error. */
export async function writePicture(
	input: CommandInput,
	prepare: () => Promise<PreparedPicture | null>,
): Promise<void> {
	const file = input.text("picture");
	if (file === null) return;
	const picture = await prepare();
	if (!picture) {
		tell("Too little is known for a picture: none was written.");
		return;
	}
	await writeFile(file, await picture.draw());
	tell(`${file}: ${picture.alt}`);
}
