import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { checkSpending } from "#src/cli/doctor/model.ts";
import { ConfigError, readConfig } from "#src/config.ts";
import { runCli } from "#test/support/cli.ts";
import { databaseForTest } from "#test/support/database.ts";

async function emptyFolder(): Promise<string> {
	const folder = await mkdtemp(join(tmpdir(), "modelwire-llm-"));
	onTestFinished(() => rm(folder, { recursive: true, force: true }));
	return folder;
}

test("without settings there is no language model; one of them is enough for one", () => {
	expect(readConfig({}).llm).toBeNull();
	expect(readConfig({ LLM_MONTHLY_LIMIT: "3" }).llm).toBeNull();
	expect(readConfig({ LLM_API_KEY: "key" }).llm).toEqual({
		preset: null,
		baseUrl: null,
		apiKey: "key",
		model: null,
		fallback: null,
		limits: {
			dailyLimit: 1,
			monthlyLimit: null,
			workspaceDailyLimit: null,
			workspaceMonthlyLimit: null,
		},
	});
});

test("a second endpoint and every limit are read", () => {
	expect(
		readConfig({
			LLM: "deepseek",
			LLM_FALLBACK: "openai",
			LLM_FALLBACK_API_KEY: "second",
			LLM_FALLBACK_MODEL: "gpt-6",
			LLM_DAILY_LIMIT: "0.5",
			LLM_MONTHLY_LIMIT: "10",
			LLM_WORKSPACE_DAILY_LIMIT: "0.1",
			LLM_WORKSPACE_MONTHLY_LIMIT: "2",
		}).llm,
	).toMatchObject({
		preset: "deepseek",
		fallback: {
			preset: "openai",
			baseUrl: null,
			apiKey: "second",
			model: "gpt-6",
		},
		limits: {
			dailyLimit: 0.5,
			monthlyLimit: 10,
			workspaceDailyLimit: 0.1,
			workspaceMonthlyLimit: 2,
		},
	});
});

test.each<[Record<string, string>, string]>([
	[{ LLM_FALLBACK: "openai" }, "no first one for it to stand in for"],
	[{ LLM_FALLBACK_BASE_URL: "openai" }, "LLM_FALLBACK_BASE_URL"],
	[{ LLM_MONTHLY_LIMIT: "much" }, "an amount of dollars"],
	[{ LLM_WORKSPACE_DAILY_LIMIT: "-1" }, "an amount of dollars"],
])("settings that cannot be used are named: %j", (environment, says) => {
	expect(() => readConfig(environment)).toThrow(ConfigError);
	expect(() => readConfig(environment)).toThrow(says);
});

test("setup writes a second endpoint and the month's limit", async () => {
	const folder = await emptyFolder();
	const { code } = await runCli(
		[
			...["setup", "--no-check", "--llm", "deepseek"],
			...["--llm-monthly-limit", "10"],
			...["--llm-fallback", "ollama", "--llm-fallback-model", "qwen3"],
		],
		{ folder },
	);
	expect(code).toBe(0);
	expect(await readFile(join(folder, ".env"), "utf8")).toBe(
		'LLM="deepseek"\nLLM_FALLBACK="ollama"\nLLM_FALLBACK_MODEL="qwen3"\nLLM_MONTHLY_LIMIT="10"\n',
	);
});

test("the doctor tells how much of each limit is spent, and warns from 80 % on", async () => {
	const database = await databaseForTest();
	await database.query(
		`insert into llm_calls (at, endpoint, model, purpose, state, cost_microdollars)
		 values (now(), 'deepseek', 'deepseek-flash', 'brief', 'settled', 820000)`,
	);
	const config = readConfig({ LLM: "deepseek", LLM_MONTHLY_LIMIT: "10" });
	const findings = [];
	for await (const finding of checkSpending(config, database))
		findings.push(finding);
	expect(findings).toMatchObject([
		{
			ok: false,
			found: "the day's budget for language models: $0.8200 of $1",
			remedy: expect.stringContaining("modelwire spend"),
		},
		{
			ok: true,
			found: "the month's budget for language models: $0.8200 of $10",
			remedy: null,
		},
	]);
});
