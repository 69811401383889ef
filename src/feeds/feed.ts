/** Who speaks through a feed; official sources and independent press weigh differently. */
export const feedKinds = [
	"official",
	"press",
	"aggregator",
	"newsletter",
	"community",
] as const;
export type FeedKind = (typeof feedKinds)[number];
