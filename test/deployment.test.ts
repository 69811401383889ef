import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test } from "vitest";
import { roles } from "#src/main.ts";

function at(path: string): string {
	return resolve(import.meta.dirname, "..", path);
}

function read(path: string): string {
	return readFileSync(at(path), "utf8");
}

function found(text: string, pattern: RegExp): string[] {
	return [...text.matchAll(pattern)].map(([, name]) => name ?? "");
}

test(".env.example explains every setting that the program reads, and no other", () => {
	const settings = found(
		read("src/config.ts"),
		/(?:given|read)\(\s*"([A-Z_]+)"|environment\.([A-Z_]+)/g,
	);
	const corpora = found(read("src/config.ts"), /environment\.([A-Z_]+)/g);
	const wanted = new Set([...settings.filter(Boolean), ...corpora]);
	// For docker-compose.yml alone.
	wanted.add("POSTGRES_PASSWORD");
	const explained = found(read(".env.example"), /^# ([A-Z_]+)=/gm);
	expect(explained.toSorted()).toEqual([...wanted].toSorted());
});

test("docker-compose.yml starts roles that exist, and publishes the page and Slack's requests on loopback alone", () => {
	const compose = read("docker-compose.yml");
	const started = found(compose, /"--role", "(\w+)"/g);
	expect(started.toSorted()).toEqual(["chat", "web", "worker"]);
	for (const role of started) expect(roles).toContain(role);
	const onLoopback = (port: string) =>
		expect.stringMatching(
			new RegExp(`^\\["127\\.0\\.0\\.1:[^,]*${port}[^,]*"\\]$`),
		);
	expect(found(compose, /^\s*ports: (.*)$/gm)).toEqual([
		onLoopback("SLACK_PORT"),
		onLoopback("WEB_PORT"),
	]);
});

test("package-lock.json names the optional packages of every platform", () => {
	// A registry that lacks some leaves them out, and then `npm ci` fails elsewhere.
	const { packages } = JSON.parse(read("package-lock.json")) as {
		packages: Record<string, { optionalDependencies?: object }>;
	};
	const missing = Object.entries(packages).flatMap(
		([parent, { optionalDependencies = {} }]) =>
			Object.keys(optionalDependencies).filter(
				(name) =>
					!packages[`node_modules/${name}`] &&
					!packages[`${parent}/node_modules/${name}`],
			),
	);
	expect(missing).toEqual([]);
});

test("CONTRIBUTING.md names files that exist", () => {
	const named = found(
		read("CONTRIBUTING.md"),
		/`((?:src|jobs|test|\.ci)\/[\w./-]+)`/g,
	);
	expect(named.length).toBeGreaterThan(30);
	expect(named.filter((path) => !existsSync(at(path)))).toEqual([]);
});
