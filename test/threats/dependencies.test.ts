import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test } from "vitest";

interface Locked {
	resolved?: string;
	integrity?: string;
	hasInstallScript?: boolean;
	link?: boolean;
	optional?: boolean;
	inBundle?: boolean;
}

interface Manifest {
	allowScripts: Record<string, boolean>;
	dependencies: Record<string, string>;
	devDependencies: Record<string, string>;
	scripts: Record<string, string>;
}

function read<Content>(file: string): Content {
	const path = resolve(import.meta.dirname, "../..", file);
	return JSON.parse(readFileSync(path, "utf8")) as Content;
}

const manifest = read<Manifest>("package.json");
const { packages } = read<{ packages: Record<string, Locked> }>(
	"package-lock.json",
);
const installed = Object.entries(packages).filter(([path]) => path !== "");

/**
 * npm writes no checksum for builds that it never fetched; these are for systems that nobody has
 * locked on yet, and only tools and what is fast without them come so.
 */
const unfetched =
	/^node_modules\/@(?:biomejs\/cli|oxc-parser\/binding|msgpackr-extract\/msgpackr-extract)-/;

/** Without an address a package is taken from the registry that npm is set to; its checksum decides all the same. */
test("each package is what the lock file's checksum says, and from npm's own registry where it says from where", () => {
	const elsewhere = installed
		.filter(([, { inBundle }]) => !inBundle)
		.filter(
			([path, { optional, integrity }]) =>
				!(optional && integrity === undefined && unfetched.test(path)),
		)
		.filter(
			([, { resolved, integrity, link }]) =>
				link === true ||
				!/^https:\/\/registry\.npmjs\.org\/[\w@./-]+\.tgz$/.test(
					resolved ?? "https://registry.npmjs.org/x.tgz",
				) ||
				!/^sha512-[\w+/]{86}==$/.test(integrity ?? ""),
		);
	expect(elsewhere).toEqual([]);
	expect(installed.length).toBeGreaterThan(100);
});

test("no package runs code when it is installed, but for those that were decided on", () => {
	const running = installed
		.filter(([, { hasInstallScript }]) => hasInstallScript === true)
		.map(([path]) => path.replace(/^.*node_modules\//, ""));
	expect([...new Set(running)].sort()).toEqual(
		Object.keys(manifest.allowScripts).sort(),
	);
	const allowed = Object.entries(manifest.allowScripts).filter(
		([, isAllowed]) => isAllowed,
	);
	expect(allowed).toEqual([["node", true]]);
});

test("our own manifest runs nothing when it is installed, and names versions of the registry alone", () => {
	const lifecycle = Object.keys(manifest.scripts).filter((name) =>
		/^(?:pre|post)?(?:install|prepare|pack|publish)$/.test(name),
	);
	expect(lifecycle).toEqual([]);
	const named = { ...manifest.dependencies, ...manifest.devDependencies };
	const odd = Object.entries(named).filter(
		([, version]) => !/^[\^~]?\d+\.\d+\.\d+$/.test(version),
	);
	expect(odd).toEqual([]);
});
