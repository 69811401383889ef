/** One line of the doctor: what was looked at, what was found, what to do. */
export interface Finding {
	check: string;
	ok: boolean;
	found: string;
	remedy: string | null;
	/** What `--fix` does about it; null where that could harm or cannot be known. */
	mend: Mend | null;
}

interface Mend {
	/** What is done, as said once it is: "is now readable by you alone". */
	done: string;
	run(): Promise<unknown>;
}

export const fine = (check: string, found: string): Finding => ({
	check,
	ok: true,
	found,
	remedy: null,
	mend: null,
});

export const wrong = (
	check: string,
	found: string,
	remedy: string,
	mend: Mend | null = null,
): Finding => ({ check, ok: false, found, remedy, mend });
