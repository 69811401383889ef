import type { Texts } from "../texts/texts.ts";

/** A text between the marks of a language; marks within it become inner ones, so that it cannot end early. */
export function quotation(text: string, texts: Texts): string {
	const [opening, closing] = texts.quotationMarks;
	const [inner, innerEnd] = texts.innerQuotationMarks;
	const within = text.replaceAll(opening, inner).replaceAll(closing, innerEnd);
	return opening + within + closing;
}
