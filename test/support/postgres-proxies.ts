/** What may stand between us and a PostgreSQL server: TLS, and a pooler. */
import { spawnSync } from "node:child_process";
import { once } from "node:events";
import {
	chownSync,
	mkdtempSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { type AddressInfo, connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { TLSSocket } from "node:tls";
import { onTestFinished } from "vitest";
import { which } from "./server-programs.ts";
import { endServer, freePort, runServer, unprivilegedUser } from "./servers.ts";

const host = "127.0.0.1";

export const hasOpenssl = which("openssl") !== null;
/** Debian's package pgbouncer; nothing installs it by itself. */
export const hasPgbouncer = which("pgbouncer") !== null;

function folderForTest(): string {
	const folder = mkdtempSync(join(tmpdir(), "modelwire-postgres-"));
	onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
	return folder;
}

/** A server's own certificate, which nobody but itself has signed. */
function makeCertificate(folder: string, name: string) {
	const files = {
		key: join(folder, "key.pem"),
		certificate: join(folder, "certificate.pem"),
	};
	const made = spawnSync("openssl", [
		...[
			"req",
			"-x509",
			"-nodes",
			"-newkey",
			"ec",
			"-pkeyopt",
			"ec_paramgen_curve:prime256v1",
		],
		...[
			"-days",
			"2",
			"-subj",
			`/CN=${name}`,
			"-addext",
			`subjectAltName=DNS:${name}`,
		],
		...["-keyout", files.key, "-out", files.certificate],
	]);
	if (made.status !== 0) throw new Error(`openssl: ${made.stderr}`);
	return files;
}

/**
 * The server behind TLS, under a certificate for `localhost`.
 * https://www.postgresql.org/docs/current/protocol-flow.html#PROTOCOL-FLOW-SSL
 */
export async function behindTls(url: string) {
	const server = new URL(url);
	const { key, certificate } = makeCertificate(folderForTest(), "localhost");
	const proxy = createServer((socket) => {
		socket.once("data", () => {
			socket.write("S");
			const secure = new TLSSocket(socket, {
				isServer: true,
				key: readFileSync(key),
				cert: readFileSync(certificate),
			});
			const onward = connect(Number(server.port), server.hostname);
			secure.pipe(onward).pipe(secure);
			for (const end of [secure, onward, socket]) end.on("error", () => {});
		});
	}).listen(0, host);
	await once(proxy, "listening");
	onTestFinished(async () => {
		proxy.close();
		await once(proxy, "close");
	});
	const { port } = proxy.address() as AddressInfo;
	const at = (name: string, query: string) =>
		Object.assign(new URL(server), { host: `${name}:${port}`, search: query })
			.href;
	return { at, certificate };
}

/** PgBouncer before the server; it is given the URL without what only the server knows. */
export async function behindPgbouncer(
	url: string,
	mode: "session" | "transaction",
) {
	const server = new URL(url);
	const folder = folderForTest();
	const port = await freePort();
	const file = join(folder, "pgbouncer.ini");
	writeFileSync(
		file,
		[
			"[databases]",
			`* = host=${server.hostname} port=${server.port} user=${server.username}`,
			"[pgbouncer]",
			`listen_addr = ${host}`,
			`listen_port = ${port}`,
			"unix_socket_dir =",
			"auth_type = any",
			`pool_mode = ${mode}`,
		].join("\n"),
	);
	const owner = unprivilegedUser();
	if (owner)
		for (const path of [folder, file]) chownSync(path, owner.uid, owner.gid);
	const program = runServer(
		"PgBouncer",
		which("pgbouncer") ?? "",
		[file],
		folder,
		owner,
	);
	onTestFinished(() => endServer(program.process));
	await program.until(() => isOpen(port));
	return Object.assign(new URL(url), { port: `${port}` }).href;
}

function isOpen(port: number): Promise<boolean> {
	const { promise, resolve } = Promise.withResolvers<boolean>();
	const socket = connect(port, host, () => {
		resolve(true);
		socket.destroy();
	});
	socket.once("error", () => resolve(false));
	return promise;
}
