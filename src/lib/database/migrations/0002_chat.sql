-- Slack and Discord: what people type and press, breaking news, corrections, installations.

-- Which stories each post of a digest tells; a post that is to be changed after it was sent.
alter table outbox add column story_ids jsonb not null default '[]';
alter table outbox drop constraint outbox_state_check;
alter table outbox add constraint outbox_state_check
	check (state in ('pending', 'posting', 'sent', 'failed', 'changed'));
create index outbox_changed on outbox (next_attempt_at) where state = 'changed';
create index outbox_messages on outbox (channel_id, message_id) where message_id is not null;

-- Of breaking news: the story, which a channel is told at once and once only.
alter table digests add column story_id bigint references stories (id) on delete cascade;
-- A slot is the schedule's; news may break at the same moment.
alter table digests drop constraint digests_channel_id_slot_key;
create unique index digests_slot on digests (channel_id, slot) where kind <> 'breaking';
create unique index digests_breaking on digests (channel_id, story_id) where kind = 'breaking';

-- Minutes after midnight on the channel's wall clock, between which nothing breaks in.
alter table subscriptions add column quiet_from integer not null default 1320
	check (quiet_from between 0 and 1439);
alter table subscriptions add column quiet_until integer not null default 420
	check (quiet_until between 0 and 1439);
create index subscriptions_breaking on subscriptions (channel_id) where breaking;

-- A reaction to a post of several stories says a little of each.
alter table feedback add column weight real not null default 1 check (weight > 0 and weight <= 1);

-- Why an entry was told; /why shows it long after the ranks have moved on.
alter table digest_entries add column score double precision not null default 0;
alter table digest_entries add column parts jsonb not null default '[]';
alter table digest_entries add column met jsonb not null default '[]';
-- What the channel knew from then on, so that a digest that is taken back leaves what it knew before.
alter table digest_entries add column facts jsonb;

-- Where the workspace is seen in a browser.
alter table workspaces add column url text;

-- When the owner of a paused channel is to be told why, if who paused it did not; null once told.
alter table channels add column tell_owner_at timestamptz;
create index channels_tell_owner on channels (tell_owner_at) where tell_owner_at is not null;

-- Events that were taken up already: platforms deliver some twice.
create table chat_events (
	platform text not null,
	id text not null,
	seen_at timestamptz not null,
	primary key (platform, id)
);
create index chat_events_seen on chat_events (seen_at);

-- Forms that are filled in in several steps.
create table form_drafts (
	platform text not null,
	workspace text not null,
	channel text not null,
	person text not null,
	form text not null,
	form_values jsonb not null,
	updated_at timestamptz not null,
	primary key (platform, workspace, channel, person, form)
);

-- Questions of a conversation, so that a follow-up keeps the context.
create table asked_questions (
	id bigint generated always as identity primary key,
	platform text not null,
	thread text not null,
	question text not null,
	asked_at timestamptz not null
);
create index asked_questions_thread on asked_questions (platform, thread, id);

-- What a workspace gave us leave with, encrypted under the key of the settings.
create table installations (
	platform text not null,
	external_id text not null,
	sealed text not null,
	installed_at timestamptz not null,
	updated_at timestamptz not null,
	primary key (platform, external_id)
);

-- What commands a platform knows of us, so that they are registered only when they changed.
create table command_registrations (
	platform text not null,
	scope text not null,
	hash text not null,
	registered_at timestamptz not null,
	primary key (platform, scope)
);
