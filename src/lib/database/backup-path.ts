/** Where the program that holds the embedded database is asked to write a backup of it. */
export const backupPath = "/backup";
