/** The only reader of `process.env`: settings in, checked values or one plain sentence out. */
import { join } from "node:path";
import { z } from "zod";
import type { BudgetSettings } from "./briefs/limits.ts";
import {
	type DiscordSettings,
	type HeldShards,
	shardsOf,
} from "./chat/discord/settings.ts";
import type { SlackSettings } from "./chat/slack/settings.ts";
import { isTimeZone } from "./digests/schedule.ts";
import { type LogLevel, logLevels } from "./lib/log.ts";
import {
	faultOfRedisAddress,
	redisAddressForms,
} from "./lib/queue/redis-address.ts";
import { keepSecret, withoutSecrets } from "./lib/secrets.ts";
import type { SourceAddresses } from "./models/refresh.ts";
import { sourceAddresses } from "./models/sources.ts";
import {
	defaultKeep,
	type KeepSettings,
	leastArticlesDays,
} from "./retention/keep.ts";

export interface Config {
	/** The embedded database, backups and the console's messages. */
	dataFolder: string;
	databaseUrl: string | null;
	redisUrl: string | null;
	web: { host: string; port: number };
	/** Under which address others reach us; null where they do not. */
	publicUrl: string | null;
	/** What seals the tokens of others, and signs the links of the login; the newest first. */
	secretKeys: string[];
	/** A way to reach the operator, shown to publishers in the user agent. */
	contact: string | null;
	/** Private hosts that feeds may be read from. */
	allowedHosts: string[];
	timeZone: string;
	language: string;
	llm: LlmSettings | null;
	slack: SlackSettings | null;
	discord: DiscordSettings | null;
	/** Where facts about models are read from, daily; null when they are not. */
	modelSources: SourceAddresses | null;
	/** Whether people in chat may see what the language model costs. */
	showSpend: boolean;
	/** How long data is kept. */
	keep: KeepSettings;
	logLevel: LogLevel;
	/** Where measurements are read, apart from the page; without a port nowhere. */
	metrics: { host: string; port: number | null; token: string | null };
	/** Where traces are sent; null sends none. */
	tracesUrl: string | null;
	/** File that keeps what grouping decided, for replaying a wrong story; null keeps nothing. */
	recordGrouping: string | null;
}

interface LlmEndpointSettings {
	preset: string | null;
	baseUrl: string | null;
	apiKey: string | null;
	model: string | null;
}

export interface LlmSettings extends LlmEndpointSettings {
	/** Asked where the first does not answer. */
	fallback: LlmEndpointSettings | null;
	/** Dollars. */
	limits: BudgetSettings;
}

/** A setting that cannot be used: names it, what was given, what is wanted. */
export class ConfigError extends Error {
	override readonly name = "ConfigError";
}

type Environment = Readonly<Record<string, string | undefined>>;

interface Setting<Value> {
	schema: z.ZodType<Value>;
	wanted: string;
	/** What is wrong with a value, where that can be said. */
	fault?: (value: string) => string | null;
	/** Never shown, not even in an error. */
	secret?: true;
}

const url = (...protocols: string[]) =>
	z.string().refine((text) => {
		const parsed = URL.parse(text);
		return parsed !== null && protocols.includes(parsed.protocol);
	});

const databaseUrl: Setting<string> = {
	schema: url("postgres:", "postgresql:"),
	wanted:
		"an address such as postgres://user:password@localhost:5432/modelwire, or leave it out to use the embedded database",
};
const redisUrl: Setting<string> = {
	schema: z.string().refine((text) => faultOfRedisAddress(text) === null),
	fault: faultOfRedisAddress,
	wanted: `an address such as ${redisAddressForms}, or leave it out to keep the queue in the database`,
};
const port: Setting<number> = {
	schema: z.coerce.number().int().min(0).max(65535),
	wanted: "a port number from 0 (any free one) to 65535",
};
const timeZone: Setting<string> = {
	schema: z.string().refine(isTimeZone),
	wanted: "a zone name such as Europe/Rome",
};
const language: Setting<string> = {
	schema: z.string().regex(/^[a-z]{2}$/),
	wanted: "a two-letter language code such as en or it",
};
const logLevel: Setting<LogLevel> = {
	schema: z.enum(logLevels),
	wanted: `one of ${logLevels.join(", ")}`,
};
const baseUrl: Setting<string> = {
	schema: url("http:", "https:"),
	wanted:
		"a full address such as https://api.deepseek.com, or a preset (LLM=deepseek)",
};
const dollars: Setting<number> = {
	schema: z.coerce.number().min(0),
	wanted: "an amount of dollars such as 0.50",
};

const publicUrl: Setting<string> = {
	schema: url("http:", "https:"),
	wanted:
		"the address that others reach us under, such as https://news.example.org",
};
const fileUrl: Setting<string> = {
	schema: url("http:", "https:"),
	wanted: "the full address of a copy of the file, or leave it out",
};
const apiUrl: Setting<string> = {
	schema: url("http:", "https:"),
	wanted: "a full address such as http://127.0.0.1:4003/api/",
};
const snowflake: Setting<string> = {
	schema: z.string().regex(/^\d{15,21}$/),
	wanted: "the id of a guild: digits, as Discord copies them in developer mode",
};
const daysOrForever = (least: number): Setting<number | "forever"> => ({
	schema: z.union([z.literal("forever"), z.coerce.number().int().min(least)]),
	wanted: `a number of days, ${least} or more, or forever`,
});
const shardCount: Setting<number> = {
	schema: z.coerce.number().int().min(1),
	wanted: "a number of shards such as 4",
};
const placeOfProcess: Setting<{ place: number; processes: number }> = {
	schema: z
		.string()
		.regex(/^\d+\/\d+$/)
		.transform((text) => {
			const [place = 0, processes = 0] = text.split("/").map(Number);
			return { place, processes };
		})
		.refine(({ place, processes }) => place < processes),
	wanted:
		"the place of this process, from 0, and how many there are: 0/4 to 3/4 for four",
};
const yesOrNo: Setting<boolean> = {
	schema: z.enum(["yes", "no"]).transform((answer) => answer === "yes"),
	wanted: "yes or no",
};
const secretKeys: Setting<string[]> = {
	schema: z
		.string()
		.transform((text) => text.split(/[\s,]+/).filter(Boolean))
		.refine((keys) =>
			keys.every((key) => Buffer.from(key, "base64").length === keyBytes),
		),
	secret: true,
	wanted:
		"32 bytes in base64, as `openssl rand -base64 32` makes them; when it changes, the new key, a comma, and the old one",
};
const metricsToken: Setting<string> = {
	schema: z.string().min(16),
	secret: true,
	wanted: "at least 16 characters, as `openssl rand -hex 32` makes them",
};
const tracesUrl: Setting<string> = {
	schema: url("http:", "https:"),
	wanted: "the address of a collector such as http://localhost:4318",
};
const slackToken = (prefix: string): Setting<string> => ({
	secret: true,
	schema: z.string().startsWith(prefix),
	wanted: `a token that begins with ${prefix}`,
});

/** What may be shown nowhere, whoever repeats it. */
const secretSettings = [
	"LLM_API_KEY",
	"LLM_FALLBACK_API_KEY",
	"SLACK_BOT_TOKEN",
	"SLACK_APP_TOKEN",
	"SLACK_SIGNING_SECRET",
	"SLACK_CLIENT_SECRET",
	"SECRET_KEY",
	"DISCORD_TOKEN",
	"METRICS_TOKEN",
	"OTEL_EXPORTER_OTLP_HEADERS",
];
const addressesWithPasswords = ["DATABASE_URL", "REDIS_URL"];

/**
 * Reads the settings.
 * @throws {ConfigError} on the first that cannot be used
 */
export function readConfig(environment: Environment = process.env): Config {
	/** An empty variable, as left in a copied `.env`, counts as not set. */
	const given = (name: string) => environment[name]?.trim() || null;
	for (const name of secretSettings)
		for (const secret of (given(name) ?? "").split(/[\s,]+/))
			keepSecret(secret);
	for (const name of addressesWithPasswords)
		keepSecret(URL.parse(given(name) ?? "")?.password ?? "");

	function read<Value>(
		name: string,
		{ schema, wanted, fault, secret }: Setting<Value>,
	) {
		const value = given(name);
		if (value === null) return null;
		const result = schema.safeParse(value);
		if (result.success) return result.data;
		const shown = secret ? "its value" : JSON.stringify(withoutSecrets(value));
		const wrong = [`${shown} cannot be used.`, fault?.(value)];
		throw new ConfigError(
			`${name}: ${wrong.filter(Boolean).join(" ")} Give ${wanted}.`,
		);
	}

	const ourPublicUrl = read("PUBLIC_URL", publicUrl);
	const ourSecretKeys = read("SECRET_KEY", secretKeys) ?? [];
	return {
		dataFolder: given("DATA_DIR") ?? "data",
		databaseUrl: read("DATABASE_URL", databaseUrl),
		redisUrl: read("REDIS_URL", redisUrl),
		web: {
			host: given("WEB_HOST") ?? "127.0.0.1",
			port: read("WEB_PORT", port) ?? 8420,
		},
		publicUrl: ourPublicUrl,
		secretKeys: ourSecretKeys,
		contact: given("CONTACT"),
		allowedHosts: given("ALLOWED_HOSTS")?.split(/[\s,]+/) ?? [],
		timeZone:
			read("TIME_ZONE", timeZone) ??
			Intl.DateTimeFormat().resolvedOptions().timeZone,
		language: read("LANGUAGE", language) ?? "en",
		llm: readLlm(),
		slack: readSlack(),
		discord: readDiscord(),
		modelSources: readModelSources(),
		showSpend: read("SHOW_SPEND", yesOrNo) ?? false,
		keep: readKeep(),
		logLevel: read("LOG_LEVEL", logLevel) ?? "warn",
		metrics: {
			host: given("METRICS_HOST") ?? "127.0.0.1",
			port: read("METRICS_PORT", port),
			token: read("METRICS_TOKEN", metricsToken),
		},
		tracesUrl: read("OTEL_EXPORTER_OTLP_ENDPOINT", tracesUrl),
		recordGrouping: given("RECORD_GROUPING"),
	};

	function readKeep(): KeepSettings {
		const kept = (
			given: number | "forever" | null,
			byDefault: number | null,
		) => (given === "forever" ? null : (given ?? byDefault));
		const articles = daysOrForever(leastArticlesDays);
		// A month's limit on language models is counted from its records.
		const records = daysOrForever(62);
		return {
			rawDays: kept(
				read("KEEP_RAW_DAYS", daysOrForever(1)),
				defaultKeep.rawDays,
			),
			articlesDays: kept(
				read("KEEP_ARTICLES_DAYS", articles),
				defaultKeep.articlesDays,
			),
			recordsDays: kept(
				read("KEEP_RECORDS_DAYS", records),
				defaultKeep.recordsDays,
			),
			erasedDays: kept(
				read("KEEP_ERASED_DAYS", daysOrForever(1)),
				defaultKeep.erasedDays,
			),
		};
	}

	function readModelSources(): SourceAddresses | null {
		if (read("MODEL_REFRESH", yesOrNo) === false) return null;
		return {
			dev: read("MODELS_DEV_URL", fileUrl) ?? sourceAddresses.dev,
			epoch: read("EPOCH_URL", fileUrl) ?? sourceAddresses.epoch,
		};
	}

	function readLlm(): LlmSettings | null {
		const first = {
			preset: given("LLM"),
			baseUrl: read("LLM_BASE_URL", baseUrl),
			apiKey: given("LLM_API_KEY"),
			model: given("LLM_MODEL"),
		};
		const second = {
			preset: given("LLM_FALLBACK"),
			baseUrl: read("LLM_FALLBACK_BASE_URL", baseUrl),
			apiKey: given("LLM_FALLBACK_API_KEY"),
			model: given("LLM_FALLBACK_MODEL"),
		};
		const limits = {
			dailyLimit: read("LLM_DAILY_LIMIT", dollars) ?? 1,
			monthlyLimit: read("LLM_MONTHLY_LIMIT", dollars),
			workspaceDailyLimit: read("LLM_WORKSPACE_DAILY_LIMIT", dollars),
			workspaceMonthlyLimit: read("LLM_WORKSPACE_MONTHLY_LIMIT", dollars),
		};
		const fallback = isMeant(second) ? second : null;
		if (isMeant(first)) return { ...first, fallback, limits };
		if (fallback)
			throw new ConfigError(
				"A second language model is set (LLM_FALLBACK), but no first one for it to stand in for: set LLM, LLM_API_KEY or LLM_BASE_URL.",
			);
		return null;
	}

	function isMeant({ preset, baseUrl, apiKey }: LlmEndpointSettings): boolean {
		return [preset, baseUrl, apiKey].some(Boolean);
	}

	function readSlack(): SlackSettings | null {
		const botToken = read("SLACK_BOT_TOKEN", slackToken("xoxb-"));
		const appToken = read("SLACK_APP_TOKEN", slackToken("xapp-"));
		const signingSecret = given("SLACK_SIGNING_SECRET");
		const clientId = given("SLACK_CLIENT_ID");
		const clientSecret = given("SLACK_CLIENT_SECRET");
		const settings: SlackSettings = {
			mode: appToken ? "socket" : "http",
			botToken,
			appToken,
			signingSecret,
			oauth: clientId && clientSecret ? { clientId, clientSecret } : null,
			port: read("SLACK_PORT", port) ?? 8421,
			publicUrl: ourPublicUrl,
			secretKeys: ourSecretKeys,
			apiUrl: read("SLACK_API_URL", apiUrl),
		};
		const means = [botToken, appToken, signingSecret, clientId, clientSecret];
		if (!means.some(Boolean)) return null;
		checkTogether(settings);
		return settings;
	}

	/** Slack's settings go together in three ways; anything between them is a slip. */
	function checkTogether(slack: SlackSettings): void {
		if (slack.mode === "socket") {
			if (slack.botToken === null)
				throw new ConfigError(
					"SLACK_APP_TOKEN is set, but SLACK_BOT_TOKEN is not. Socket Mode needs both: the bot token is on the app's page under OAuth & Permissions.",
				);
			return;
		}
		if (slack.signingSecret === null)
			throw new ConfigError(
				"Slack needs SLACK_APP_TOKEN (Socket Mode, for one team) or SLACK_SIGNING_SECRET (HTTP). Both are on the app's page under Basic Information.",
			);
		if (slack.botToken === null && slack.oauth === null)
			throw new ConfigError(
				"SLACK_SIGNING_SECRET is set, but neither SLACK_BOT_TOKEN (one team) nor SLACK_CLIENT_ID and SLACK_CLIENT_SECRET (many) are.",
			);
		if (slack.oauth && slack.secretKeys.length === 0)
			throw new ConfigError(
				"SLACK_CLIENT_ID is set, but SECRET_KEY is not. The tokens of the workspaces are stored encrypted: make a key with `openssl rand -base64 32`.",
			);
	}

	function readDiscord(): DiscordSettings | null {
		const token = given("DISCORD_TOKEN");
		const guild = read("DISCORD_GUILD", snowflake);
		const api = read("DISCORD_API_URL", apiUrl);
		const shards = readShards();
		return token === null ? null : { token, guild, apiUrl: api, shards };
	}

	function readShards(): HeldShards | null {
		const share = read("DISCORD_SHARD", placeOfProcess);
		const total = read("DISCORD_SHARDS", shardCount) ?? share?.processes;
		if (total === undefined) return null;
		const { place, processes } = share ?? { place: 0, processes: 1 };
		if (total < processes)
			throw new ConfigError(
				`DISCORD_SHARDS: ${total} shards are too few for ${processes} processes (DISCORD_SHARD). Give as many or more.`,
			);
		return shardsOf({ place, processes }, total);
	}
}

/** The settings as they will be with these answers in the place of what is set now. */
export function readConfigWith(answers: Environment): Config {
	return readConfig({ ...process.env, ...answers });
}

/** A key as long as its cipher asks for, AES-256. */
const keyBytes = 32;

/** The names of all settings, in the order in which they are read. */
export function settingNames(): string[] {
	const names = new Set<string>();
	readConfig(new Proxy({}, { get: (_, name) => void names.add(String(name)) }));
	return [...names];
}

/** What counts for a name now, whoever set it. */
export function environmentValue(name: string): string | undefined {
	return process.env[name];
}

/** Reads `.env` of the current folder, where there is one, below what is set already. */
export function loadEnvironmentFile(): void {
	try {
		process.loadEnvFile(join(process.cwd(), ".env"));
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
	}
}

/** Where the public test collections are; see CONTRIBUTING. */
export function corporaFolder(environment: Environment = process.env): string {
	return environment.CORPORA ?? "../shared/data";
}
