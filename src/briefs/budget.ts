/** What may still be spent on language models. */
export interface Budget {
	readonly dailyLimit: number;
}
