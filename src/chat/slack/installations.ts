import type {
	Installation,
	InstallationQuery,
	InstallationStore,
} from "@slack/bolt";
import type { Clock } from "../../lib/clock.ts";
import type { Database } from "../../lib/database/database.ts";
import { makeSeal } from "../../lib/seal.ts";
import { DeliveryError } from "../adapter.ts";
import {
	deleteInstallation,
	saveInstallation,
	saveWorkspace,
	sealedInstallation,
} from "./store.ts";

/**
 * What workspaces gave us leave with, for Bolt: in the database, sealed, and opened for the
 * workspace alone that it belongs to. A renewed token goes the same way.
 */
export function makeInstallations({
	database,
	clock,
	secretKeys,
}: {
	database: Database;
	clock: Clock;
	secretKeys: readonly string[];
}): Required<InstallationStore> {
	const seal = makeSeal(secretKeys);
	const save = (externalId: string, text: string) =>
		saveInstallation(
			database,
			{ externalId, sealed: seal.seal(text, externalId) },
			clock.now(),
		);
	return {
		async storeInstallation(installation) {
			const { team, enterprise, isEnterpriseInstall = false } = installation;
			const externalId = ownerOf({
				teamId: team?.id,
				enterpriseId: enterprise?.id,
				isEnterpriseInstall,
			});
			await save(externalId, JSON.stringify(installation));
			// What was stopped when the workspace took its leave back goes on.
			if (team)
				await saveWorkspace(
					database,
					{ externalId: team.id, name: team.name ?? team.id, url: null },
					clock.now(),
				);
		},

		async fetchInstallation(query) {
			const externalId = ownerOf(query);
			const sealed = await sealedInstallation(database, externalId);
			if (sealed === null)
				throw new DeliveryError(
					"revoked",
					`Slack: the workspace ${externalId} has not let us in.`,
					{ problem: "revoked" },
				);
			const text = seal.open(sealed, externalId);
			// So that after a while nothing needs the old key any more.
			if (!seal.isCurrent(sealed)) await save(externalId, text);
			return JSON.parse(text) as Installation;
		},

		deleteInstallation: (query) => deleteInstallation(database, ownerOf(query)),
	};
}

/** Whose the token is: the organisation's where all of it installed us, else the team's. */
function ownerOf({
	teamId,
	enterpriseId,
	isEnterpriseInstall,
}: Partial<InstallationQuery<boolean>>): string {
	const owner = isEnterpriseInstall ? enterpriseId : teamId;
	if (!owner) throw new Error("An installation of Slack belongs to nobody.");
	return owner;
}
