import { defineConfig } from "vitest/config";

export default defineConfig({
	test: {
		include: ["test/**/*.test.ts"],
		globalSetup: ["test/support/global-setup.ts"],
		pool: "forks",
		maxWorkers: 2,
		// A test waits for what happens; these end only what never will, on the slowest machine.
		testTimeout: 120_000,
		hookTimeout: 180_000,
	},
});
