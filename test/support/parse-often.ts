/** A process of its own: has the embedded database parse many statements. */
import { readFileSync } from "node:fs";
import { openPglite } from "#src/lib/database/pglite.ts";

const [snapshot = "", statements = ""] = process.argv.slice(2);
const database = await openPglite(null, {
	snapshot: new Blob([readFileSync(snapshot)]),
});
for (let number = 0; number < Number(statements); number += 1)
	await database.query(`select ${number} as number`);
await database.end();
