/** The only reader of `process.env`. */

/** Where the public test collections are; see CONTRIBUTING. */
export function corporaFolder(environment = process.env): string {
	return environment.CORPORA ?? "../shared/data";
}
