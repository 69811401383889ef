import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { z } from "zod";
import { roles } from "#src/main.ts";
import { readYaml } from "#test/support/read-yaml.ts";

const root = join(import.meta.dirname, "..");
const read = (path: string) => readFileSync(join(root, path), "utf8");

const probe = z.union([
	z.strictObject({
		httpGet: z.strictObject({ path: z.string(), port: z.string() }),
	}),
	z.strictObject({ tcpSocket: z.strictObject({ port: z.string() }) }),
]);
const timed = (data: unknown) => {
	const { httpGet, tcpSocket } = z
		.looseObject({ httpGet: z.unknown(), tcpSocket: z.unknown() })
		.partial()
		.parse(data);
	return probe.parse(httpGet ? { httpGet } : { tcpSocket });
};
const probed = z.unknown().transform(timed);

const container = z.looseObject({
	name: z.string(),
	command: z.array(z.string()),
	env: z
		.array(z.looseObject({ name: z.string(), value: z.string().optional() }))
		.default([]),
	ports: z.array(
		z.strictObject({ name: z.string(), containerPort: z.number() }),
	),
	startupProbe: probed,
	readinessProbe: probed,
	livenessProbe: probed,
	securityContext: z.unknown(),
});

const workload = z.looseObject({
	kind: z.enum(["StatefulSet", "Deployment"]),
	metadata: z.looseObject({ name: z.string() }),
	spec: z.looseObject({
		replicas: z.number().optional(),
		template: z.looseObject({
			spec: z.looseObject({
				terminationGracePeriodSeconds: z.number(),
				automountServiceAccountToken: z.boolean(),
				securityContext: z.looseObject({
					runAsNonRoot: z.boolean(),
					runAsUser: z.number(),
				}),
				containers: z.array(container).length(1),
			}),
		}),
	}),
});

const documents = z
	.array(z.looseObject({ kind: z.string() }))
	.parse(readYaml(read("src/deployment/kubernetes.yml")));
const named = (kind: string) => documents.filter((each) => each.kind === kind);
const workloads = [...named("StatefulSet"), ...named("Deployment")].map(
	(each) => {
		const { kind, metadata, spec } = workload.parse(each);
		const pod = spec.template.spec;
		const [only] = pod.containers;
		if (!only) throw new Error(`${metadata.name} has no container`);
		return {
			kind,
			name: metadata.name,
			replicas: spec.replicas,
			pod,
			container: only,
		};
	},
);
const settings = z
	.looseObject({ data: z.record(z.string(), z.string()) })
	.parse(named("ConfigMap")[0]).data;

test("each role that a larger site has is started, by a command that exists", () => {
	expect(workloads.map(({ name }) => name).toSorted()).toEqual([
		"chat",
		"web",
		"worker",
	]);
	for (const { name, container } of workloads) {
		expect(roles).toContain(name);
		expect(container.command).toEqual([
			"node",
			"src/cli.ts",
			"start",
			"--role",
			name,
		]);
	}
});

test("every variable is a setting of the program", () => {
	const explained = [...read(".env.example").matchAll(/^# ([A-Z_]+)=/gm)].map(
		([, name]) => name,
	);
	const given = workloads.flatMap(({ container }) =>
		container.env.map(({ name }) => name),
	);
	// Tells the pod its number, for the setting beside it.
	const names = new Set([...Object.keys(settings), ...given]);
	names.delete("POD_INDEX");
	expect(names.size).toBeGreaterThan(5);
	for (const name of names) expect(explained).toContain(name);
});

test("as many processes listen to chat as share Discord's guilds", () => {
	const chat = workloads.find(({ name }) => name === "chat");
	const share = chat?.container.env.find(
		({ name }) => name === "DISCORD_SHARD",
	);
	expect(share?.value).toBe(`$(POD_INDEX)/${chat?.replicas}`);
	expect(chat?.kind).toBe("StatefulSet");
});

test("ports are those of the settings, and services lead to them", () => {
	const portOf: Record<string, number> = {
		metrics: Number(settings.METRICS_PORT),
		http: Number(settings.WEB_PORT),
		slack: Number(settings.SLACK_PORT),
	};
	for (const { container } of workloads)
		for (const { name, containerPort } of container.ports)
			expect(containerPort, name).toBe(portOf[name]);
	const service = z.looseObject({
		spec: z.looseObject({
			selector: z.record(z.string(), z.string()),
			ports: z.array(
				z.looseObject({ port: z.number(), targetPort: z.string() }),
			),
		}),
	});
	for (const each of named("Service")) {
		const { selector, ports } = service.parse(each).spec;
		const role = selector["app.kubernetes.io/component"];
		const behind = workloads.find(({ name }) => name === role);
		for (const { port, targetPort } of ports) {
			expect(behind?.container.ports.map(({ name }) => name)).toContain(
				targetPort,
			);
			expect(port).toBe(portOf[targetPort]);
		}
	}
});

test("probes ask what is served there", () => {
	const sources = readdirSync(join(root, "src/web"))
		.filter((file) => file.endsWith(".ts"))
		.map((file) => read(`src/web/${file}`))
		.join("\n");
	for (const { container } of workloads)
		for (const each of [
			container.startupProbe,
			container.readinessProbe,
			container.livenessProbe,
		]) {
			const { port } = "httpGet" in each ? each.httpGet : each.tcpSocket;
			expect(container.ports.map(({ name }) => name)).toContain(port);
			if ("httpGet" in each)
				expect(sources).toContain(`web.get("${each.httpGet.path}"`);
		}
});

test("containers may do no more than in docker-compose.yml, and have the time to drain", () => {
	expect(read("Dockerfile")).toMatch(/^USER node$/m);
	for (const { pod, container } of workloads) {
		expect(pod.securityContext).toMatchObject({
			runAsNonRoot: true,
			runAsUser: 1000,
		});
		expect(pod.automountServiceAccountToken).toBe(false);
		expect(pod.terminationGracePeriodSeconds).toBeGreaterThanOrEqual(30);
		expect(container.securityContext).toEqual({
			allowPrivilegeEscalation: false,
			readOnlyRootFilesystem: true,
			capabilities: { drop: ["ALL"] },
		});
	}
});

test("workers are four at least, here and in docker-compose.yml", () => {
	const scaler = z
		.looseObject({
			spec: z.looseObject({
				scaleTargetRef: z.looseObject({ kind: z.string(), name: z.string() }),
				minReplicas: z.number(),
			}),
		})
		.parse(named("HorizontalPodAutoscaler")[0]).spec;
	expect(scaler.scaleTargetRef).toMatchObject({
		kind: "Deployment",
		name: "worker",
	});
	expect(scaler.minReplicas).toBe(4);
	expect(read("docker-compose.yml")).toMatch(
		/"--role", "worker"\]\n\s+deploy: \{ replicas: 4 \}/,
	);
});

test("the reader of manifests refuses what it does not know", () => {
	expect(
		readYaml('a: {b: [1, "x y"], c: true}\nd:\n  - e: 1\n    f: null\n  - g\n'),
	).toEqual([{ a: { b: [1, "x y"], c: true }, d: [{ e: 1, f: null }, "g"] }]);
	for (const wrong of [
		"a: |\n  text",
		"a: 1\na: 2",
		"a: {b",
		"a: 1\n   b: 2",
		"- a\nb",
	])
		expect(() => readYaml(wrong), wrong).toThrow(/^YAML: /);
});
