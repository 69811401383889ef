import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { makeExposition } from "#src/lib/metrics/exposition.ts";
import {
	ownInstruments,
	siteInstruments,
} from "#src/lib/metrics/instruments.ts";
import { makeMetrics } from "#src/lib/metrics/metrics.ts";

const folder = join(import.meta.dirname, "../../src/deployment");
const rulesFile = join(folder, "alert-rules.yml");
const instruments: Record<string, { labels: readonly string[] }> = {
	...ownInstruments,
	...siteInstruments,
};

/** What Prometheus adds to whatever it reads. */
const ofPrometheus = ["job", "instance"];

const promtool = spawnSync("promtool", ["--version"]).status === 0;

interface Panel {
	type: string;
	title: string;
	description?: string;
	gridPos: { x: number; y: number; w: number; h: number };
	targets?: { expr: string; legendFormat: string }[];
}

function readPanels(): Panel[] {
	const text = readFileSync(join(folder, "grafana-dashboard.json"), "utf8");
	return (JSON.parse(text) as { panels: Panel[] }).panels;
}

function readRules(): { alert: string; expr: string; text: string }[] {
	return readFileSync(rulesFile, "utf8")
		.split(/^ {6}- alert: /m)
		.slice(1)
		.map((text) => ({
			text,
			alert: /^\w+/.exec(text)?.[0] ?? "",
			expr: /^ {8}expr: (.*)$/m.exec(text)?.[1] ?? "",
		}));
}

/** The names that every process tells, those of Prometheus' own client among them. */
async function namesTold(): Promise<Set<string>> {
	const text = await makeExposition(makeMetrics()).text([]);
	return new Set(
		[...text.matchAll(/^# TYPE (\w+)/gm)].map(([, name]) => name ?? ""),
	);
}

/** What is wrong with an expression: names and labels that nothing has. */
function wrongIn(expr: string, told: ReadonlySet<string>): string[] {
	const wrong: string[] = [];
	const known = new Set([...ofPrometheus, "le"]);
	const used = expr.matchAll(
		/\b((?:modelwire|process|nodejs)_\w+)(?:\{([^}]*)\})?/g,
	);
	let names = 0;
	for (const [, name = "", selection = ""] of used) {
		names += 1;
		const base = name.replace(/_(?:bucket|sum|count)$/, "");
		if (!told.has(name) && !told.has(base)) wrong.push(`no ${name}`);
		const labels = instruments[base]?.labels ?? instruments[name]?.labels ?? [];
		for (const label of labels) known.add(label);
		for (const [, label = ""] of selection.matchAll(/(\w+)\s*[=!]/g))
			if (!labels.includes(label)) wrong.push(`${name} has no ${label}`);
	}
	for (const [, list = ""] of expr.matchAll(/\b(?:by|without) \(([^)]*)\)/g))
		for (const label of list.split(", "))
			if (!known.has(label)) wrong.push(`nothing here has ${label}`);
	if (names === 0) wrong.push("measures nothing");
	return wrong.map((what) => `${what}: ${expr}`);
}

test("the dashboard asks for measurements that there are, by labels that they have", async () => {
	const told = await namesTold();
	const panels = readPanels();
	const targets = panels.flatMap(({ targets = [] }) => targets);
	expect(targets.length).toBeGreaterThan(30);
	expect(targets.flatMap(({ expr }) => wrongIn(expr, told))).toEqual([]);
	for (const { expr, legendFormat } of targets)
		for (const [, label = ""] of legendFormat.matchAll(/\{\{(\w+)\}\}/g))
			expect(label === "instance" || expr.includes(label), expr).toBe(true);
	const shown = JSON.stringify(panels);
	for (const name of Object.keys(instruments)) expect(shown).toContain(name);
});

test("the dashboard's panels say what they show, and none lies on another", () => {
	const panels = readPanels();
	const taken = new Set<string>();
	for (const { type, title, description, gridPos } of panels) {
		expect(title).not.toBe("");
		if (type !== "row") expect(description, title).toMatch(/\.$/);
		expect(gridPos.x + gridPos.w).toBeLessThanOrEqual(24);
		for (let x = gridPos.x; x < gridPos.x + gridPos.w; x += 1)
			for (let y = gridPos.y; y < gridPos.y + gridPos.h; y += 1) {
				expect(taken.has(`${x},${y}`), title).toBe(false);
				taken.add(`${x},${y}`);
			}
	}
});

test("the alerts ask for measurements that there are, and say what to do", async () => {
	const told = await namesTold();
	const rules = readRules();
	expect(rules.length).toBeGreaterThan(9);
	expect(new Set(rules.map(({ alert }) => alert)).size).toBe(rules.length);
	expect(rules.flatMap(({ expr }) => wrongIn(expr, told))).toEqual([]);
	for (const { text } of rules) {
		expect(text).toMatch(/severity: (?:info|warning|critical)/);
		expect(text).toMatch(/^ {10}summary: \S.{20,}$/m);
		expect(text).toMatch(/^ {10}remedy: \S.{40,}$/m);
	}
});

test("a name or a label that nothing has is found", async () => {
	const told = await namesTold();
	for (const expr of [
		"rate(modelwire_pols_total[5m])",
		'modelwire_feeds{status="fresh"}',
		"sum by (feed) (modelwire_polls_total)",
		"vector(1)",
	])
		expect(wrongIn(expr, told), expr).toHaveLength(1);
});

test.skipIf(!promtool)(
	"Prometheus takes the rules and the measurements",
	async () => {
		const rules = spawnSync("promtool", ["check", "rules", rulesFile], {
			encoding: "utf8",
		});
		expect(rules.stdout + rules.stderr).toContain("SUCCESS");
		const metrics = makeMetrics();
		metrics.count("modelwire_polls_total", { outcome: "read" });
		metrics.observe("modelwire_poll_seconds", { outcome: "read" }, 1);
		const input = await makeExposition(metrics).text([
			{ name: "modelwire_feeds", labels: { state: "fresh" }, value: 1 },
		]);
		const checked = spawnSync("promtool", ["check", "metrics"], {
			input,
			encoding: "utf8",
		});
		// Of its own client's names it has something to say; of ours nothing.
		const complaints = (checked.stdout + checked.stderr)
			.split("\n")
			.filter((line) => /modelwire|error/i.test(line));
		expect(complaints).toEqual([]);
	},
);
