/** The only reader of `process.env`: settings in, checked values or one plain sentence out. */
import { join } from "node:path";
import { z } from "zod";
import { isTimeZone } from "./digests/schedule.ts";
import { type LogLevel, logLevels } from "./lib/log.ts";

export interface Config {
	/** The embedded database, backups and the console's messages. */
	dataFolder: string;
	databaseUrl: string | null;
	redisUrl: string | null;
	web: { host: string; port: number };
	/** A way to reach the operator, shown to publishers in the user agent. */
	contact: string | null;
	/** Private hosts that feeds may be read from. */
	allowedHosts: string[];
	timeZone: string;
	language: string;
	llm: LlmSettings | null;
	logLevel: LogLevel;
}

export interface LlmSettings {
	preset: string | null;
	baseUrl: string | null;
	apiKey: string | null;
	model: string | null;
	/** Dollars a day. */
	dailyLimit: number;
}

/** A setting that cannot be used: names it, what was given, what is wanted. */
export class ConfigError extends Error {
	override readonly name = "ConfigError";
}

type Environment = Readonly<Record<string, string | undefined>>;

interface Setting<Value> {
	schema: z.ZodType<Value>;
	wanted: string;
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
	schema: url("redis:", "rediss:"),
	wanted:
		"an address such as redis://localhost:6379, or leave it out to keep the queue in the database",
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

/**
 * Reads the settings.
 * @throws {ConfigError} on the first that cannot be used
 */
export function readConfig(environment: Environment = process.env): Config {
	/** An empty variable, as left in a copied `.env`, counts as not set. */
	const given = (name: string) => environment[name]?.trim() || null;

	function read<Value>(name: string, { schema, wanted }: Setting<Value>) {
		const value = given(name);
		if (value === null) return null;
		const result = schema.safeParse(value);
		if (result.success) return result.data;
		throw new ConfigError(
			`${name}: ${JSON.stringify(withoutSecrets(value))} cannot be used. Give ${wanted}.`,
		);
	}

	return {
		dataFolder: given("DATA_DIR") ?? "data",
		databaseUrl: read("DATABASE_URL", databaseUrl),
		redisUrl: read("REDIS_URL", redisUrl),
		web: {
			host: given("WEB_HOST") ?? "127.0.0.1",
			port: read("WEB_PORT", port) ?? 8420,
		},
		contact: given("CONTACT"),
		allowedHosts: given("ALLOWED_HOSTS")?.split(/[\s,]+/) ?? [],
		timeZone:
			read("TIME_ZONE", timeZone) ??
			Intl.DateTimeFormat().resolvedOptions().timeZone,
		language: read("LANGUAGE", language) ?? "en",
		llm: readLlm(),
		logLevel: read("LOG_LEVEL", logLevel) ?? "warn",
	};

	function readLlm(): LlmSettings | null {
		const settings = {
			preset: given("LLM"),
			baseUrl: read("LLM_BASE_URL", baseUrl),
			apiKey: given("LLM_API_KEY"),
			model: given("LLM_MODEL"),
			dailyLimit: read("LLM_DAILY_LIMIT", dollars) ?? 1,
		};
		const { preset, baseUrl: address, apiKey } = settings;
		return preset || address || apiKey ? settings : null;
	}
}

function withoutSecrets(value: string): string {
	return value.replace(/:[^:/@]+@/, ":…@");
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
