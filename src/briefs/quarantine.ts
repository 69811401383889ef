/**
 * Text that speaks to a language model rather than to a reader. Such a detector misses much; it
 * only spares us the plain cases. What holds is that the answer can fill nothing but the schema,
 * that code puts in the addresses, and that each sentence is grounded.
 */
const TO_A_MODEL: readonly RegExp[] = [
	/\b(?:ignore|disregard|forget|override|bypass)\b.{0,40}\b(?:previous|prior|above|earlier|all|any|your|the)\b.{0,30}\b(?:instructions?|prompts?|rules?|guidelines|directives|context)\b/iu,
	/\b(?:system|developer|hidden)\s+(?:prompt|message|instructions?)\b|\bprompt injection\b.{0,20}:/iu,
	/\byou (?:are|act) (?:now )?(?:an? |the )?(?:ai|assistant|language model|llm|chatbot|dan\b)|\bas an ai (?:language )?model\b|\b(?:dear|attention|hey|note to|message (?:to|for)|instructions? (?:to|for)|if you are) (?:an? |the |all )?(?:ai|llms?|language models?|assistants?|chatbots?|agents?|summari[sz]ers?)\b/iu,
	/\b(?:new|updated|important) instructions?\s*:|\b(?:begin|end) (?:system|instructions?)\b|<\|?(?:im_start|im_end|system|endoftext)\|?>|\[\/?INST\]|^\s*(?:system|assistant|user|human)\s*:/imu,
	/(?:^|[.!?:;]\s|\b(?:please|must|should|now|and)\s)(?:reveal|print|repeat|output|leak|exfiltrate|disclose|locate|send|read)\b.{0,40}\b(?:your (?:prompt|instructions|system|secrets?)|api[_ ]?keys?|passwords?|credentials)\b|\b[A-Z]+_(?:KEY|SECRET|PASSWORD|TOKEN)\b/iu,
	/\b(?:answer|response|reply|output)\b(?<=\byour (?:next )?(?:answer|response|reply|output))|\b(?:in|of) your (?:summary|message)\b|\b(?:trusted|original) (?:goal|task)\b|\b(?:changes?|overrides?|alters?) (?:the )?(?:system|model|assistant|agent)(?:'s)? (?:behaviou?r|settings?|policy)\b|\b(?:respond|reply|answer) (?:only )?(?:with|in|using) /iu,
	/\bwhen (?:you )?(?:summari[sz]e|summari[sz]ing|asked about|answering)\b.{0,60}\b(?:always|include|say|mention|recommend|do not|never)\b/iu,
	/\bignor(?:a|ate|ieren?|ez|e) .{0,30}(?:istruzioni|anweisungen|instrucciones|instructions|instruções)|忽略.{0,12}(?:指令|指示|提示|说明|要求)|(?:你|您)(?:现在)?是(?:一个)?(?:AI|人工智能|助手|语言模型)|これまでの指示を無視|以前の指示/iu,
];

/** Requests such as people make to an assistant; no sentence of a report begins so. */
const REQUEST =
	/^["'“‘(\s]*(?:please|kindly|can you|could you|would you|will you|do not (?:mention|summari[sz]e|include)|(?:now )?(?:write|draft|compose|provide|explain|describe|translate|summari[sz]e|generate|create|list|suggest|recommend|give|tell|show|replace|substitute|convert|encode|rewrite|respond|reply|repeat|include|append|insert|use|render|answer|develop|compare|calculate|solve|find|search|visit|click|download|install|run|execute|share|post|forward|add|advertise|promote|break down|break|speak|pretend|imagine|act as|incorporate|present|construct|formulate|transform|break|encrypt|decode|switch|reverse|limit|begin|end|start|ensure|make sure|change|swap|craft|outline|identify|analy[sz]e|evaluate|discuss|design|propose|offer|prepare|plan|remind|schedule|set) (?:(?:an?|the|your|my|this|that|all|every|each|some|me|us|it|to|in|with|only|how|what|any|between|numbers|letters|commonly|vowels|symbols|two|three|five|of|down|up|for|on|ways|tips|ideas)\b|'))/iu;
const SCRIPT =
	/^(?:请|请你|帮我|写一|翻译|解释|告诉我|列出|生成)|^(?:scrivi|traduci|spiega|elenca|genera) |^(?:schreibe|übersetze|erkläre|nenne) |^(?:escribe|traduce|explica|enumera) /iu;

/** Whether a text addresses the reader as a model. */
export function addressesModel(text: string): boolean {
	return TO_A_MODEL.some((pattern) => pattern.test(text));
}

const QUESTION = /[?？]["'”’」』)\s]*$/u;

/** Whether a sentence orders or asks something instead of reporting it. */
export function isRequest(sentence: string): boolean {
	return (
		QUESTION.test(sentence) ||
		addressesModel(sentence) ||
		REQUEST.test(sentence) ||
		SCRIPT.test(sentence)
	);
}
