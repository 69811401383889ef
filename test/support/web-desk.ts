import type { DeskRecords } from "#src/web/desk/records.ts";
import type { ChannelView } from "#src/web/desk/store-channels.ts";
import type { DeliveryView } from "#src/web/desk/store-deliveries.ts";
import type { Desk } from "#src/web/desk.ts";
import { webReader } from "./web-reader.ts";

/** A desk of one morning on which no job waits and none has failed. */
export function webDesk(changes: Partial<Desk> = {}): Desk {
	return {
		reader: webReader(),
		records: deskRecords(),
		queue: {
			counts: async () => [],
			oldestWaiting: async () => [],
			boards: async () => [],
		},
		stopped: {
			list: async () => [],
			retry: async () => {},
			drop: async () => {},
		},
		...changes,
	};
}

/** A site of one channel that got its digest, and whose next one comes tomorrow. */
export function deskRecords(changes: Partial<DeskRecords> = {}): DeskRecords {
	return {
		overview: async () => ({
			slots: [{ slot: new Date("2025-01-29T08:00:00Z"), channels: 1 }],
			punctuality: { posted: 1, postedLate: 0, overdue: 0, refused: 0 },
			channels: { following: 1, silenced: 0, paused: 0 },
			lastBackup: new Date("2025-01-27T02:00:00Z"),
		}),
		channels: async () => ({ channels: [channelView()], total: 1 }),
		deliveries: async () => [deliveryView()],
		polls: async () => [],
		search: async () => ({
			stories: [],
			articles: [],
			feeds: [],
			channels: [],
			models: [],
		}),
		nameOfModel: async () => (slug) => slug,
		feeds: {
			pollSoon: async () => true,
			keep: async () => true,
			remove: async () => true,
		},
		...changes,
	};
}

export function channelView(changes: Partial<ChannelView> = {}): ChannelView {
	return {
		id: 1,
		platform: "slack",
		workspace: "Newsroom",
		name: "#ai-policy",
		state: "active",
		reason: null,
		workspaceState: "active",
		subscription: {
			channelId: 1,
			topics: ["chip-policy"],
			models: ["deepseek-v3"],
			organisations: [],
			keywords: ["Huawei"],
			minuteOfDay: 540,
			timeZone: "Europe/Rome",
			days: [1, 2, 3, 4, 5],
			language: "en",
			entries: 10,
			breaking: true,
			sayWhenEmpty: true,
			quietFrom: 1320,
			quietUntil: 420,
			pausedUntil: null,
			nextSlot: new Date("2025-01-29T08:00:00Z"),
			createdAt: new Date("2025-01-02T08:00:00Z"),
		},
		last: {
			digestId: 41,
			slot: new Date("2025-01-28T08:00:00Z"),
			state: "delivered",
			reason: null,
			hasEdition: true,
			told: 4,
		},
		...changes,
	};
}

export function deliveryView(
	changes: Partial<DeliveryView> = {},
): DeliveryView {
	return {
		digestId: 41,
		channel: "#ai-policy",
		workspace: "Newsroom",
		platform: "slack",
		kind: "scheduled",
		slot: new Date("2025-01-28T08:00:00Z"),
		timeZone: "Europe/Rome",
		state: "posted",
		reason: null,
		hasEdition: true,
		messages: 1,
		sent: 1,
		attempts: 1,
		postedAt: new Date("2025-01-28T08:00:04Z"),
		nextAttemptAt: null,
		...changes,
	};
}
