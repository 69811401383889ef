import { expect, test } from "vitest";
import { makeExposition } from "#src/lib/metrics/exposition.ts";
import {
	ownInstruments,
	siteInstruments,
} from "#src/lib/metrics/instruments.ts";
import { makeMetrics } from "#src/lib/metrics/metrics.ts";

const all = { ...ownInstruments, ...siteInstruments };

test("what is counted adds up by its labels, in whatever order they are given", async () => {
	const metrics = makeMetrics();
	metrics.count("modelwire_posts_total", {
		platform: "slack",
		outcome: "posted",
	});
	metrics.count("modelwire_posts_total", {
		outcome: "posted",
		platform: "slack",
	});
	metrics.count(
		"modelwire_posts_total",
		{ platform: "slack", outcome: "busy" },
		0.5,
	);
	expect(metrics.samples("modelwire_posts_total")).toEqual([
		{
			metricName: "modelwire_posts_total",
			labels: { platform: "slack", outcome: "posted" },
			value: 2,
		},
		{
			metricName: "modelwire_posts_total",
			labels: { platform: "slack", outcome: "busy" },
			value: 0.5,
		},
	]);
});

test("what is observed falls into every bucket that has room for it", () => {
	const metrics = makeMetrics();
	for (const seconds of [1, 4.9, 5, 5.1, 100_000])
		metrics.observe(
			"modelwire_digest_lateness_seconds",
			{ platform: "discord" },
			seconds,
		);
	const samples = metrics.samples("modelwire_digest_lateness_seconds");
	const within = Object.fromEntries(
		samples.map(({ metricName, labels, value }) => [
			labels.le ?? metricName.split("_").at(-1),
			value,
		]),
	);
	expect(within).toMatchObject({
		1: 1,
		5: 3,
		10: 4,
		14400: 4,
		"+Inf": 5,
		count: 5,
		sum: 1 + 4.9 + 5 + 5.1 + 100_000,
	});
});

test("what has no labels is 0 before it happens, so that a rate can be taken of it", () => {
	const metrics = makeMetrics();
	expect(metrics.samples("modelwire_items_new_total")).toEqual([
		{ metricName: "modelwire_items_new_total", labels: {}, value: 0 },
	]);
	expect(metrics.samples("modelwire_grouping_seconds").at(-1)?.value).toBe(0);
});

test("names and labels keep to Prometheus' conventions", () => {
	for (const [name, { kind, help, labels }] of Object.entries(all)) {
		expect(name).toMatch(/^modelwire_[a-z]+(_[a-z]+)*$/);
		if (kind === "counter") expect(name).toMatch(/_total$/);
		else expect(name).not.toMatch(/_total$/);
		if (kind === "histogram") expect(name).toMatch(/_(seconds|bytes)$/);
		expect(help).toMatch(/^[A-Z1].*\.$/s);
		// A site has few of each of these; of feeds, channels and stories it has many.
		for (const label of labels)
			expect([
				...["outcome", "purpose", "kind", "platform"],
				...["job_name", "state", "limit"],
			]).toContain(label);
	}
});

test("every figure has its help and its type, and a label's value cannot break out", async () => {
	const metrics = makeMetrics();
	metrics.count("modelwire_polls_total", { outcome: 'a"b\\c\nd' });
	const { text } = makeExposition(metrics);
	const own = await text(null);
	expect(own).toContain('modelwire_polls_total{outcome="a\\"b\\\\c\\nd"} 1\n');
	expect(own).not.toContain("modelwire_feeds");
	const whole = await text([
		{ name: "modelwire_feeds", labels: { state: "gone" }, value: 2 },
	]);
	expect(whole).toContain('modelwire_feeds{state="gone"} 2\n');
	for (const [name, { kind, help }] of Object.entries(all)) {
		expect(whole).toContain(`# HELP ${name} ${help}\n`);
		expect(whole).toContain(`# TYPE ${name} ${kind}\n`);
	}
});
