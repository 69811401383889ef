import { textLanguages } from "../chat/texts/texts.ts";

/**
 * The language of a page: the one asked for in its address, else the reader's most wanted one of
 * those that have texts (RFC 9110, 12.5.4), else `fallback`.
 */
export function pageLanguage(
	{ asked, accepted }: { asked: string | null; accepted: string | null },
	fallback: string,
): string {
	if (asked !== null && textLanguages.includes(asked)) return asked;
	const wanted = (accepted ?? "")
		.slice(0, 500)
		.split(",")
		.map((range) => {
			const [tag = "", ...parameters] = range.trim().toLowerCase().split(";");
			const quality = parameters
				.map((parameter) => /^\s*q=([\d.]+)\s*$/.exec(parameter)?.[1])
				.find((found) => found !== undefined);
			return {
				language: tag.split("-")[0] ?? "",
				quality: Number(quality ?? 1),
			};
		})
		.filter(
			({ language, quality }) =>
				quality > 0 && textLanguages.includes(language),
		)
		.sort((a, b) => b.quality - a.quality);
	return wanted[0]?.language ?? fallback;
}
