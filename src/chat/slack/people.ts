import type { Clock } from "../../lib/clock.ts";
import type { Asker, Rights } from "../listener.ts";
import type { Team } from "./teams.ts";

/** Where somebody asks, as Slack's payloads say it. */
export interface Place {
	person: string;
	/** Null in App Home and other places without a channel. */
	channel: { id: string; name: string } | null;
	/** The `ts` of the message that a thread hangs on. */
	thread: string | null;
}

export interface People {
	/** Asks Slack who that is, if that was not done lately; never throws. */
	askerAt(team: Team, place: Place): Promise<Asker>;
	/** As far as it is known without asking Slack: for what has to be quick. */
	quickly(team: Pick<Team, "id" | "name">, place: Place): Asker;
}

type Person = Asker["person"];
interface Channel {
	name: string;
	creator: string | null;
}

/** People rarely change their zone or their rights. */
const keptMilliseconds = 5 * 60_000;
const mostKept = 5000;

export function makePeople({ clock }: { clock: Clock }): People {
	const persons = makeMemory<Person>(clock);
	const channels = makeMemory<Channel | null>(clock);

	function asker(
		team: Pick<Team, "id" | "name">,
		{ person, channel, thread }: Place,
		known: { person: Person | null; channel: Channel | null | undefined },
	): Asker {
		const about = known.person ?? stranger(person);
		const isCreator = known.channel?.creator === person;
		return {
			platform: "slack",
			workspace: { id: team.id, name: team.name },
			channel:
				channel === null || !canBePosted(channel.id, known.channel)
					? null
					: { id: channel.id, name: known.channel?.name || channel.name },
			person: {
				...about,
				rights:
					isCreator && about.rights === "member" ? "manager" : about.rights,
			},
			thread: thread === null ? null : `${channel?.id ?? team.id}:${thread}`,
		};
	}

	return {
		async askerAt(team, place) {
			const { channel } = place;
			const [person, about] = await Promise.all([
				persons.get(`${team.id}:${place.person}`, () =>
					readPerson(team, place.person),
				),
				channel &&
					channels.get(`${team.id}:${channel.id}`, () =>
						readChannel(team, channel.id),
					),
			]);
			return asker(team, place, { person, channel: about });
		},
		quickly: (team, place) =>
			asker(team, place, {
				person: persons.known(`${team.id}:${place.person}`) ?? null,
				channel: place.channel
					? channels.known(`${team.id}:${place.channel.id}`)
					: null,
			}),
	};
}

/** Two people's direct messages are closed to us; so is a channel in them. */
function canBePosted(id: string, channel: Channel | null | undefined): boolean {
	return !(id.startsWith("D") && channel === null);
}

/** Slack did not say who that is: what it does not say gives no rights. */
function stranger(id: string): Person {
	return { id, rights: "unknown", timeZone: null, language: null };
}

/** https://docs.slack.dev/reference/objects/user-object */
async function readPerson({ client }: Team, id: string): Promise<Person> {
	const { user } = await client.users.info({ user: id, include_locale: true });
	return {
		id,
		rights: rightsOf(user ?? {}),
		timeZone: user?.tz ?? null,
		language: user?.locale?.slice(0, 2).toLowerCase() || null,
	};
}

function rightsOf(user: {
	is_admin?: boolean;
	is_owner?: boolean;
	is_restricted?: boolean;
	is_ultra_restricted?: boolean;
}): Rights {
	if (user.is_restricted || user.is_ultra_restricted) return "guest";
	return user.is_admin || user.is_owner ? "manager" : "member";
}

/** Null where we are not let in; https://docs.slack.dev/reference/methods/conversations.info */
async function readChannel({ client }: Team, id: string): Promise<Channel> {
	const { channel } = await client.conversations.info({ channel: id });
	return { name: channel?.name ?? "", creator: channel?.creator ?? null };
}

/** Remembers answers for a while, and that there was none for no time at all. */
function makeMemory<Value>(clock: Clock) {
	const kept = new Map<string, { value: Value; until: number }>();
	const known = (key: string): Value | undefined => {
		const entry = kept.get(key);
		return entry && entry.until > clock.now().getTime()
			? entry.value
			: undefined;
	};
	return {
		known,
		async get(key: string, read: () => Promise<Value>): Promise<Value | null> {
			const before = known(key);
			if (before !== undefined) return before;
			const value = await read().catch(() => null);
			if (value === null) return null;
			// The oldest goes first: a Map keeps the order in which it was filled.
			const [oldest] = kept.keys();
			if (kept.size >= mostKept && oldest !== undefined) kept.delete(oldest);
			kept.delete(key);
			kept.set(key, {
				value,
				until: clock.now().getTime() + keptMilliseconds,
			});
			return value;
		},
	};
}
