import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { detectLanguage } from "../../src/lib/language/detect.ts";
import { corpus } from "../support/corpora.ts";

export const description =
	"language of labelled lines, whole and cut to 50 characters (20 for zh ja ko); --wrong lists the misses";

export async function run(args: string[]): Promise<void> {
	const folder = corpus("language");
	if (folder === null) return;
	const started = performance.now();
	detectLanguage("What does the first line cost, with the model loaded?");
	const firstLine = performance.now() - started;

	const rows = readdirSync(folder)
		.filter((name) => name.endsWith(".txt"))
		.map((name) => measure(join(folder, name), name.slice(0, 2)));
	console.table(
		Object.fromEntries(
			rows.map(({ language, lines, whole, cut }) => [
				language,
				{ lines, whole: whole / lines, cut: cut / lines },
			]),
		),
	);
	const sum = (of: "lines" | "whole" | "cut" | "milliseconds") =>
		rows.reduce((total, row) => total + row[of], 0);
	console.log(
		`whole ${share(sum("whole"), sum("lines"))}, cut ${share(sum("cut"), sum("lines"))}; ` +
			`${((1000 * sum("milliseconds")) / sum("lines") / 2).toFixed(0)} µs a line, ` +
			`${firstLine.toFixed(0)} ms for the first`,
	);
	if (args.includes("--wrong")) {
		for (const row of rows) for (const miss of row.misses) console.log(miss);
	}
}

function measure(path: string, language: string) {
	const lines = readFileSync(path, "utf8").split("\n").filter(Boolean);
	const length = ["zh", "ja", "ko"].includes(language) ? 20 : 50;
	const misses: string[] = [];
	const right = (text: string) => {
		const answer = detectLanguage(text);
		if (answer !== language)
			misses.push(`${language} read as ${answer}: ${text}`);
		return answer === language;
	};
	const started = performance.now();
	const whole = lines.filter(right).length;
	const cut = lines.filter((line) =>
		right(Array.from(line).slice(0, length).join("")),
	).length;
	const milliseconds = performance.now() - started;
	return { language, lines: lines.length, whole, cut, misses, milliseconds };
}

function share(part: number, of: number): string {
	return `${((100 * part) / of).toFixed(2)} %`;
}
