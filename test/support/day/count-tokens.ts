import { encode } from "gpt-tokenizer/encoding/o200k_base";

/** The tokens of a text by a real tokenizer, about as endpoints count and cache them. */
export function countTokens(text: string): number[] {
	return encode(text, { disallowedSpecial: new Set() });
}
