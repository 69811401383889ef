import { normalise } from "../lib/text/normalise.ts";

/** What no field of the catalogue holds: reasons, comparisons with whatever others do, what people think of it. */
const beyond =
	/\b(?:why|how come|compared?|others?|rivals?|instead|whether|according to|disagree|doubt\w*|confirm\w*|perche|altri|altre|rispetto|invece|secondo|conferma\w*|warum|wieso|anderen?|verglichen|por que|otros|otras|pourquoi|autres)\b|为什么|其他|相比/iu;

/** A second thing that is asked for: "and who owns it", "e quanti chip". */
const second =
	/\b(?:and|e|ed|und|y|et)\s+(?:in\s+|on\s+|su\s+|da\s+|di\s+|auf\s+)?(?:what|which|who|whose|when|where|how|quanto|quanti|quante|quale|quali|chi|cosa|che|quando|come|was|welche\w*|wer|wann|wie|que|cual|quien|cuanto\w*|combien|quel\w*|qui)\b/iu;

/** Whether a question wants more than values of the catalogue, which code alone can give. */
export function asksForMore(question: string): boolean {
	const folded = normalise(question);
	return beyond.test(folded) || second.test(folded);
}
