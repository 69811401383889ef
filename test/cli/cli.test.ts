import { mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { runCli } from "#test/support/cli.ts";

const commands = [
	...["demo", "start", "setup", "doctor", "jobs", "spend", "backup", "restore"],
	"login",
	...["feeds", "poll", "topics", "digest", "model", "compare", "ask"],
	...["parse", "extract", "tag", "cluster", "rank", "summarise", "ground"],
	...["resolve", "render", "replay"],
];

async function emptyFolder(): Promise<string> {
	const folder = await mkdtemp(join(tmpdir(), "modelwire-cli-"));
	onTestFinished(() => rm(folder, { recursive: true, force: true }));
	return folder;
}

test("--help lists every command, and goes to standard output", async () => {
	const { code, stdout, stderr } = await runCli(["--help"]);
	expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
	for (const command of commands)
		expect(stdout).toMatch(new RegExp(`^  ${command} `, "m"));
});

test.each(commands)(
	"%s --help shows how it is called, with an example",
	async (command) => {
		const { code, stdout } = await runCli([command, "--help"]);
		expect(code).toBe(0);
		expect(stdout).toContain(`Usage: npm run -s modelwire -- ${command}`);
		expect(stdout).toMatch(/\nExamples:\n {2}npm run -s modelwire -- \S+/);
		expect(stdout).toContain("--json");
	},
);

test.each([
	[["nonsense"], 'There is no command "nonsense"'],
	[["parse", "--nonsense"], "--nonsense"],
	[["summarise", "--sentences", "many"], "whole number"],
	[["render"], "--to is missing"],
	[["render", "--to", "fax"], "slack, discord, text, html"],
	[["start", "--role", "cook"], "all, chat, worker, web"],
	[["digest", "--since", "soon"], "24h or 3d"],
	[["digest", "--topic", "cooking"], "chip-policy"],
	[["replay"], "file's name is missing"],
	[["backup"], "file's name is missing"],
	[["spend", "--days", "some"], "a whole number"],
])(
	"wrong usage ends with 2 and says what is right: %j",
	async (words, says) => {
		const { code, stdout, stderr } = await runCli(words);
		expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
		expect(stderr).toContain(says);
	},
);

test.each([
	["WEB_PORT", "eighty", "a port number"],
	["DATABASE_URL", "mysql://localhost/x", "postgres://"],
	["REDIS_URL", "localhost", "redis://"],
	["TIME_ZONE", "Mars/Olympus", "Europe/Rome"],
	["LLM_BASE_URL", "deepseek", "LLM=deepseek"],
	["LOG_LEVEL", "loud", "debug, info"],
])("a wrong %s is named with what is wanted", async (name, value, wanted) => {
	const folder = await emptyFolder();
	const { code, stdout, stderr } = await runCli(["start"], {
		folder,
		environment: { [name]: value },
	});
	expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
	expect(stderr).toContain(`${name}: "${value}" cannot be used.`);
	expect(stderr).toContain(wanted);
	expect(stderr.trim().split("\n")).toHaveLength(1);
});

test("a password never stands in an error", async () => {
	const { stderr } = await runCli(["start"], {
		folder: await emptyFolder(),
		environment: { DATABASE_URL: "postgres://us:geheim@127.0.0.1:1/news" },
	});
	expect(stderr).toContain("127.0.0.1:1/news cannot be used");
	expect(stderr).not.toContain("geheim");
});

test("setup writes its answers for its owner alone, and keeps the others", async () => {
	const folder = await emptyFolder();
	const first = ["setup", "--time-zone", "Europe/Rome", "--llm", "none"];
	expect((await runCli(first, { folder })).code).toBe(0);
	const second = ["setup", "--language", "it"];
	expect((await runCli(second, { folder })).code).toBe(0);
	const file = join(folder, ".env");
	expect(await readFile(file, "utf8")).toBe(
		'TIME_ZONE="Europe/Rome"\nLANGUAGE="it"\n',
	);
	expect((await stat(file)).mode & 0o777).toBe(0o600);

	const wrong = await runCli(["setup", "--time-zone", "Mars"], { folder });
	expect(wrong.code).toBe(1);
	expect(await readFile(file, "utf8")).toContain("Europe/Rome");
});
