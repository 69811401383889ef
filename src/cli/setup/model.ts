import { readConfigWith } from "../../config.ts";
import { presets } from "../../lib/llm/presets.ts";
import { checkEndpoint } from "../doctor/model.ts";
import type { Answers } from "./options.ts";
import type { Prompts } from "./prompts.ts";
import { settingProblem } from "./setting-problem.ts";
import { isSettled, type Verdict } from "./until-accepted.ts";

/** Who words the briefs, held against the endpoint itself, and what may be spent. */
export async function askModel(
	prompts: Prompts,
	check: typeof checkModelAnswers | null,
): Promise<Answers> {
	const llm = await prompts.choose({
		message: "Who words the briefs?",
		choices: [
			{ value: "none", label: "Nobody: quote the sources, costs nothing" },
			...presets.map(({ name, model }) => ({
				value: name,
				label: name,
				...(model ? { hint: model } : {}),
			})),
		],
	});
	if (llm === "none") return {};
	return {
		...(await askEndpoint(prompts, llm, check)),
		...(await askLimits(prompts)),
	};
}

async function askEndpoint(
	prompts: Prompts,
	llm: string,
	check: typeof checkModelAnswers | null,
): Promise<Answers> {
	const preset = presets.find(({ name }) => name === llm);
	for (;;) {
		const answers: Answers = { LLM: llm };
		answers.LLM_API_KEY = preset?.local
			? ""
			: (await prompts.secret({ message: "Its API key" })).trim();
		if (!preset?.model)
			answers.LLM_MODEL = await prompts.text({
				message: "Which of its models?",
				initial: "",
				problem: (answer) => (answer === "" ? "Name one." : undefined),
			});
		if (
			check === null ||
			(await isSettled(prompts, () => check(answers), "them"))
		)
			return answers;
	}
}

async function askLimits(prompts: Prompts): Promise<Answers> {
	const ask = (
		setting: "LLM_DAILY_LIMIT" | "LLM_MONTHLY_LIMIT",
		message: string,
		initial: string,
	) =>
		prompts.text({
			message,
			initial,
			problem: (answer) => settingProblem({ [setting]: answer }),
		});
	return {
		LLM_DAILY_LIMIT: await ask(
			"LLM_DAILY_LIMIT",
			"Dollars a day at most (a usual day costs one or two cents)",
			"0.50",
		),
		LLM_MONTHLY_LIMIT: await ask(
			"LLM_MONTHLY_LIMIT",
			"Dollars a month at most",
			"5",
		),
	};
}

/** Asks the endpoint that is named whether it takes the key and has the model. */
export async function checkModelAnswers(answers: Answers): Promise<Verdict[]> {
	const { llm } = readConfigWith(answers);
	if (llm === null || (!answers.LLM && !answers.LLM_API_KEY)) return [];
	const { ok, found, remedy } = await checkEndpoint({ prefix: "LLM", ...llm });
	return [
		{
			sentence: [`Language model: ${found}.`, remedy].filter(Boolean).join(" "),
			accepted: ok,
		},
	];
}
