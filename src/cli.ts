import { parseArgs } from "node:util";
import type { Command, CommandInput, CommandOption } from "./cli/command.ts";
import { tell, write } from "./cli/streams.ts";
import { loadEnvironmentFile } from "./config.ts";
import { reasonOf, UsageError } from "./lib/errors.ts";

interface CommandRow {
	summary: string;
	load: () => Promise<{ command: Command }>;
}

/** Every command, in the order and the groups of `--help`; each is loaded when it is called. */
const groups: Record<string, Record<string, CommandRow>> = {
	Run: {
		demo: {
			summary:
				"the whole pipeline on a recorded day, without account or network",
			load: () => import("./cli/demo.ts"),
		},
		start: {
			summary: "the program itself: workers, chat and the page",
			load: () => import("./cli/start.ts"),
		},
		setup: {
			summary: "asks what is wanted and writes the settings",
			load: () => import("./cli/setup.ts"),
		},
		slack: {
			summary: "the manifest that Slack makes our app from",
			load: () => import("./cli/slack.ts"),
		},
		doctor: {
			summary: "checks everything and says what to do",
			load: () => import("./cli/doctor.ts"),
		},
		login: {
			summary: "a link to the operator's desk, good once",
			load: () => import("./cli/login.ts"),
		},
		jobs: {
			summary: "what waits and what failed; retry or drop it",
			load: () => import("./cli/jobs.ts"),
		},
		spend: {
			summary: "what the language model cost, by day, purpose and digest",
			load: () => import("./cli/spend.ts"),
		},
		backup: {
			summary: "writes all data to one file",
			load: () => import("./cli/backup.ts"),
		},
		restore: {
			summary: "reads such a file into an empty database",
			load: () => import("./cli/restore.ts"),
		},
		prune: {
			summary: "removes what is kept no longer",
			load: () => import("./cli/prune.ts"),
		},
		workspace: {
			summary: "lists workspaces; exports or erases what belongs to one",
			load: () => import("./cli/workspace.ts"),
		},
	},
	"Sources and subjects": {
		feeds: {
			summary: "add, remove, list, check, import, export feeds",
			load: () => import("./cli/feeds.ts"),
		},
		poll: {
			summary: "reads feeds now",
			load: () => import("./cli/poll.ts"),
		},
		topics: {
			summary: "the subjects that a channel can follow",
			load: () => import("./cli/topics.ts"),
		},
	},
	"Read and ask": {
		digest: {
			summary: "previews a digest",
			load: () => import("./cli/digest.ts"),
		},
		model: {
			summary: "what is known of a model, and who says so",
			load: () => import("./cli/model.ts"),
		},
		compare: {
			summary: "models side by side",
			load: () => import("./cli/compare.ts"),
		},
		trend: {
			summary: "what has come of a subject, in sentences and as a picture",
			load: () => import("./cli/trend.ts"),
		},
		ask: {
			summary: "a question to the stored articles and facts",
			load: () => import("./cli/ask.ts"),
		},
	},
	"Stages of the pipeline alone, from standard input": {
		parse: {
			summary: "a feed → its items",
			load: () => import("./cli/parse.ts"),
		},
		extract: {
			summary: "a page → its article",
			load: () => import("./cli/extract.ts"),
		},
		tag: {
			summary: "items → topics, models, organisations",
			load: () => import("./cli/tag.ts"),
		},
		cluster: {
			summary: "items → which story each belongs to",
			load: () => import("./cli/cluster.ts"),
		},
		rank: {
			summary: "items → stories, best first",
			load: () => import("./cli/rank.ts"),
		},
		summarise: {
			summary: "stories → briefs",
			load: () => import("./cli/summarise.ts"),
		},
		ground: {
			summary: "briefs → what their sources do not support",
			load: () => import("./cli/ground.ts"),
		},
		resolve: {
			summary: "spellings → models",
			load: () => import("./cli/resolve.ts"),
		},
		render: {
			summary: "a digest → messages for Slack, Discord, terminal or page",
			load: () => import("./cli/render.ts"),
		},
		replay: {
			summary: "a stream of items → stories and digests, under a virtual clock",
			load: () => import("./cli/replay.ts"),
		},
	},
};

const invocation = "npm run -s modelwire --";

const everywhere: Record<string, CommandOption> = {
	json: { type: "boolean", help: "results as JSON" },
	help: { type: "boolean", short: "h", help: "this text" },
};

/** @returns exit code: 0 done, 1 failed, 2 wrong usage */
async function main(words: string[]): Promise<number> {
	const [name = "--help", ...rest] = words;
	if (name === "--help" || name === "-h" || name === "help") {
		const row = rest[0] === undefined ? undefined : findCommand(rest[0]);
		await write(
			row ? commandHelp(rest[0] as string, await row.load()) : overview(),
		);
		return 0;
	}
	const row = findCommand(name);
	if (!row) {
		tell(
			`There is no command "${name}". \`${invocation} --help\` lists them all.`,
		);
		return 2;
	}
	const { command } = await row.load();
	try {
		const input = readArguments(command, rest);
		if (input.flag("help")) {
			await write(commandHelp(name, { command }));
			return 0;
		}
		return (await command.run(input)) ?? 0;
	} catch (error) {
		if (!(error instanceof UsageError)) throw error;
		tell(`${error.message} \`${invocation} ${name} --help\` says more.`);
		return 2;
	}
}

function findCommand(name: string): CommandRow | undefined {
	return Object.assign({}, ...Object.values(groups))[name];
}

function readArguments(command: Command, words: string[]): CommandInput {
	const { values, positionals } = parse(command, words);
	return {
		arguments: positionals,
		text: (option) => {
			const value = values[option];
			return typeof value === "string" ? value : null;
		},
		list: (option) => {
			const value = values[option];
			return Array.isArray(value) ? value.map(String) : [];
		},
		flag: (option) => values[option] === true,
		json: values.json === true,
	};
}

function parse(command: Command, words: string[]) {
	try {
		return parseArgs({
			args: words,
			options: { ...command.options, ...everywhere },
			allowPositionals: true,
		});
	} catch (error) {
		throw new UsageError(reasonOf(error), { cause: error });
	}
}

function overview(): string {
	const parts = Object.entries(groups).map(([title, rows]) => {
		const lines = Object.entries(rows).map(
			([name, { summary }]) => `  ${name.padEnd(11)} ${summary}`,
		);
		return [title, ...lines].join("\n");
	});
	return `Modelwire briefs teams on the AI industry, in Slack and Discord.

Usage: ${invocation} COMMAND [--json]
       ${invocation} COMMAND --help

${parts.join("\n\n")}

Results go to standard output, everything else to standard error.
Exit code: 0 done, 1 failed (with a sentence that says why), 2 wrong usage.
`;
}

function commandHelp(name: string, { command }: { command: Command }): string {
	const options = Object.entries({ ...command.options, ...everywhere }).map(
		([option, { value, help }]) =>
			`  ${`--${option}${value ? ` ${value}` : ""}`.padEnd(22)} ${help}`,
	);
	return `Usage: ${`${invocation} ${name} ${command.usage}`.trim()}

${command.description}

Options:
${options.join("\n")}

Examples:
${command.examples.map((example) => `  ${invocation} ${example}`).join("\n")}
`;
}

// A reader that has seen enough (`… | head`) is no failure.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
	process.exit(error.code === "EPIPE" ? 0 : 1);
});

try {
	loadEnvironmentFile();
	process.exitCode = await main(process.argv.slice(2));
} catch (error) {
	tell(reasonOf(error));
	process.exitCode = 1;
}
