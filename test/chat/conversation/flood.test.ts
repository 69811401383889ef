import { expect, test } from "vitest";
import type { Reply } from "#src/chat/listener.ts";
import { askerOf, makeTeam, wordsOf } from "#test/chat/commands/team.ts";
import { databaseForTest } from "#test/support/database.ts";

test("a thousand questions in one workspace keep another's two waiting for a few; who is too many is told kindly", async () => {
	const { listener } = makeTeam(await databaseForTest());
	const answered: string[] = [];
	const ask = async (workspace: string) => {
		const asker = { ...askerOf(), workspace: { id: workspace, name: "Team" } };
		const reply = await listener.question(asker, "What did Sky-T1 cost?");
		const said = sayingOf(reply);
		if (!said.includes("One moment")) answered.push(workspace);
		return said;
	};
	const many = Array.from({ length: 1_000 }, () => ask("many"));
	const few = [ask("few"), ask("few")];
	const [told, answers] = [await Promise.all(many), await Promise.all(few)];

	const turnedAway = told.filter((said) => said.includes("One moment"));
	// Four are answered at once, sixteen more wait; as many as found room were answered.
	expect(turnedAway.length).toBeGreaterThan(900);
	expect(answered.filter((of) => of === "many")).toHaveLength(
		told.length - turnedAway.length,
	);
	for (const said of answers) expect(said).not.toContain("One moment");
	const places = answered.flatMap((of, at) => (of === "few" ? [at] : []));
	expect(Math.max(...places)).toBeLessThan(12);
}, 60_000);

function sayingOf(reply: Reply): string {
	return reply.kind === "message" ? wordsOf(reply.message) : "";
}
