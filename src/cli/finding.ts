/** One line of the doctor: what was looked at, what was found, what to do. */
export interface Finding {
	check: string;
	ok: boolean;
	found: string;
	remedy: string | null;
}

export const fine = (check: string, found: string): Finding => ({
	check,
	ok: true,
	found,
	remedy: null,
});

export const wrong = (
	check: string,
	found: string,
	remedy: string,
): Finding => ({
	check,
	ok: false,
	found,
	remedy,
});
