/** Where the demo's clock stands: a Tuesday, nine o'clock in Rome. */
export const recordedNow = new Date("2025-01-28T08:00:00Z");

interface RecordedChannel {
	name: string;
	/** Slugs; empty means everything. */
	topics: string[];
	/** Tells only what was written in these languages; empty means any. */
	sourceLanguages: string[];
	/** Of the interface texts. */
	language: string;
	timeZone: string;
}

/** Who reads the recorded day. */
export const recordedChannels: RecordedChannel[] = [
	{
		name: "#model-releases",
		topics: ["model-releases", "open-source"],
		sourceLanguages: [],
		language: "en",
		timeZone: "Europe/Rome",
	},
	{
		name: "#chip-policy",
		topics: ["chip-policy", "regulation"],
		sourceLanguages: [],
		language: "en",
		timeZone: "Europe/Rome",
	},
	{
		name: "#tutto",
		topics: [],
		sourceLanguages: ["it"],
		language: "it",
		timeZone: "Europe/Rome",
	},
];
