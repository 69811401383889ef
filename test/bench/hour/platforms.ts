import { fork } from "node:child_process";
import { once } from "node:events";
import type { App } from "#src/app.ts";
import { makeAdapters } from "#src/chat/platforms.ts";
import { makeInstallations } from "#src/chat/slack/installations.ts";
import type { Received } from "./platforms-process.ts";

const secretKeys = [Buffer.alloc(32, 7).toString("base64")];

/** The real adapters of Slack and Discord over stand-ins that keep the platforms' limits. */
export async function connectPlatforms(app: App) {
	const standIn = fork(new URL("./platforms-process.ts", import.meta.url));
	const [port] = (await once(standIn, "message")) as [number];
	const origin = `http://127.0.0.1:${port}`;
	const adapters = await makeAdapters(
		{
			console: { file: "", print: () => {}, colour: false, width: 80 },
			slack: {
				mode: "http",
				botToken: null,
				appToken: null,
				signingSecret: "of the stand-in",
				oauth: { clientId: "1", clientSecret: "2" },
				port: 0,
				publicUrl: null,
				secretKeys,
				apiUrl: `${origin}/slack/`,
			},
			discord: {
				token: "stand-in.token",
				guild: null,
				apiUrl: `${origin}/discord`,
			},
		},
		app,
	);
	await install(app);
	return {
		adapters,
		async received(): Promise<Received> {
			standIn.send("tell");
			const [received] = (await once(standIn, "message")) as [Received];
			return received;
		},
		async close() {
			for (const adapter of adapters.values()) await adapter.close();
			standIn.kill();
		},
	};
}

/** Every workspace of Slack lets us in. */
async function install({ database, clock }: App): Promise<void> {
	const installations = makeInstallations({ database, clock, secretKeys });
	const { rows } = await database.query<{ id: string; name: string }>(
		"select external_id as id, name from workspaces where platform = 'slack'",
	);
	for (const { id, name } of rows)
		await installations.storeInstallation({
			team: { id, name },
			enterprise: undefined,
			user: { id: "U1", token: undefined, scopes: undefined },
			bot: {
				id: "B1",
				userId: "U1",
				token: `xoxb-${id}`,
				scopes: ["chat:write"],
			},
			appId: "A1",
			tokenType: "bot",
			isEnterpriseInstall: false,
		});
}
