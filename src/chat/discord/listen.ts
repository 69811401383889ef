import { reasonOf } from "../../lib/errors.ts";
import type { Log } from "../../lib/log.ts";
import type { Asker, ChatListener, Reply } from "../listener.ts";
import type { PreparedPicture, ReplyPicture } from "../reply-picture.ts";
import { type Acknowledged, type Audience, makeAnswers } from "./answer.ts";
import { askerOf } from "./asker.ts";
import type { DiscordBody } from "./components.ts";
import { makeDrafts } from "./draft.ts";
import { makeFormSteps } from "./form-steps.ts";
import type { GatewayEvent } from "./gateway-event.ts";
import type { Interaction } from "./interaction.ts";
import { renderDiscord } from "./render.ts";
import { renderForm } from "./render-form.ts";
import { renderInItsPlace } from "./render-picture.ts";
import type { DiscordRest } from "./rest.ts";

const platform = "discord";

export interface ListenDeps {
	listener: ChatListener;
	/** For answers to interactions. */
	rest: DiscordRest;
	log: Log;
	/** What to do whenever a session begins. */
	onReady(applicationId: string): Promise<void>;
}

/**
 * Takes what the gateway tells and what people type and press. Whatever goes wrong is logged;
 * nothing is thrown.
 */
export function makeListen({ listener, rest, log, onReady }: ListenDeps) {
	const answers = makeAnswers(rest, log);
	const drafts = makeDrafts(listener);
	const stepForm = makeFormSteps(listener, answers, drafts);
	/** Names of guilds, which interactions do not tell. */
	const guilds = new Map<string, string>();
	/** Guilds that we were in when the session began. */
	const before = new Set<string>();

	async function take(event: GatewayEvent): Promise<void> {
		switch (event.kind) {
			case "ready":
				for (const guild of event.guilds) before.add(guild);
				return onReady(event.applicationId);
			case "guild": {
				const isNew = !before.has(event.guild);
				before.add(event.guild);
				guilds.set(event.guild, event.name);
				await listener.connected(platform, event.guild);
				if (!isNew) return;
				for (const channel of event.channels)
					await listener.joined(platform, event.guild, channel);
				return;
			}
			case "guild-gone":
				before.delete(event.guild);
				guilds.delete(event.guild);
				return listener.revoked(platform, event.guild);
			case "channel-gone":
				return listener.removed(
					platform,
					event.guild,
					event.channel,
					"missing",
				);
			case "interaction":
				return answer(event.interaction);
		}
	}

	async function answer(interaction: Interaction): Promise<void> {
		const asker = askerOf(interaction, (guild) => guilds.get(guild) ?? null);
		if (interaction.kind === "typing") {
			const { name, option, typed } = interaction;
			const known = await listener.complete(asker, name, option, typed);
			await answers.suggest(interaction, known);
			return;
		}
		if (await stepForm(asker, interaction)) return;
		const how = waiting(interaction);
		if (!(await answers.acknowledge(interaction, how))) return;
		if (!(await listener.isFirst(platform, interaction.id))) return;
		const reply = await replyTo(asker, interaction);
		if (reply) await show(asker, interaction, how, reply);
	}

	async function replyTo(
		asker: Asker,
		interaction: Interaction,
	): Promise<Reply | null> {
		switch (interaction.kind) {
			case "command":
				return listener.command(asker, interaction.name, interaction.values);
			case "press": {
				// A menu under a message holds the actions of its entries.
				const [action = interaction.customId] = interaction.values;
				const end = action.indexOf(":");
				return listener.action(
					asker,
					end < 0 ? action : action.slice(0, end),
					end < 0 ? "" : action.slice(end + 1),
				);
			}
			default:
				return null;
		}
	}

	async function show(
		asker: Asker,
		interaction: Interaction,
		how: Acknowledged,
		reply: Reply,
	): Promise<void> {
		if (reply.kind === "message") {
			const bodies = renderDiscord(reply.message);
			await answers.reply(interaction, how, bodies, reply.audience);
			if (reply.picture)
				await showPicture(interaction, reply.picture, reply.audience);
			return;
		}
		await drafts.begin(asker, reply.form);
		const bodies: DiscordBody[] = renderForm({ form: reply.form, values: {} });
		await answers.reply(interaction, how, bodies, "person");
	}

	/** Or says what it shows. Never throws: the answer is there already. */
	async function showPicture(
		interaction: Interaction,
		picture: ReplyPicture,
		audience: Audience,
	): Promise<void> {
		let prepared: PreparedPicture | null = null;
		try {
			prepared = await picture.prepare();
			if (!prepared) return;
			const png = await prepared.draw();
			await answers.addPicture(interaction, prepared.alt, png, audience);
		} catch (error) {
			log.warn({ reason: reasonOf(error) }, "a picture was not shown");
			if (!prepared) return;
			const inItsPlace = [renderInItsPlace(prepared.alt)];
			await answers.add(interaction, inItsPlace, audience).catch(() => null);
		}
	}

	const underWay = new Set<Promise<void>>();
	return {
		take(event: GatewayEvent): void {
			const taken = take(event)
				.catch((error: unknown) => {
					log.error(
						{ event: event.kind, reason: reasonOf(error) },
						"an event from Discord was not answered",
					);
				})
				.finally(() => underWay.delete(taken));
			underWay.add(taken);
		},
		/** When all that was taken is answered. */
		async settled(): Promise<void> {
			while (underWay.size > 0) await Promise.all(underWay);
		},
	};
}

/** Who sees "thinking…" has to be said before anything is known but what was typed. */
function waiting(interaction: Interaction): Acknowledged {
	const toChannel =
		interaction.kind === "command" && interaction.values.to === "channel";
	return { kind: "waiting", audience: toChannel ? "channel" : "person" };
}
