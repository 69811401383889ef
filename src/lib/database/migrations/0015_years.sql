-- For data that lives for years: what was pruned, what failed for good, and whose it is.

-- When the texts of a story's articles were pruned; null while they are there.
alter table stories add column pruned_at timestamptz;
create index stories_whole on stories (last_at, id) where merged_into is null and pruned_at is null;
-- What prune looks for, so that it never reads what it pruned before.
create index items_raw on items (seen_at) where summary is not null or content is not null;
create index outbox_bodies on outbox (created_at) where state in ('sent', 'failed') and body <> '{}';

-- What refers to a story, a channel or a digest is found without reading a whole table.
create index stories_merged on stories (merged_into) where merged_into is not null;
create index story_relations_related on story_relations (related_id);
create index story_memory_story on story_memory (story_id);
create index story_memory_digest on story_memory (digest_id);
create index digest_entries_story on digest_entries (story_id);
create index digests_channel on digests (channel_id);
create index digests_story on digests (story_id) where story_id is not null;
create index outbox_channel on outbox (channel_id);
create index feedback_story on feedback (story_id);
create index llm_calls_story on llm_calls (story_id) where story_id is not null;

-- What each day's pruning has removed, by kind; a day without a row is still to be pruned.
create table prunings (
	day date primary key,
	finished_at timestamptz not null,
	removed jsonb not null
);

-- Since when a workspace is closed to us; null while it is open.
alter table workspaces add column disabled_at timestamptz;
update workspaces set disabled_at = now() where state = 'disabled';

-- Whose question it was; null where it was asked before this was kept.
alter table asked_questions add column workspace text;

-- An item that nobody could ingest, however often it was tried.
alter table items drop constraint items_state_check;
alter table items add constraint items_state_check
	check (state in ('new', 'ingested', 'skipped', 'failed'));

-- Work that used up its attempts. Until `again_at`, null for never, it is not taken up by itself.
create table stopped_jobs (
	-- The job's name and whom it is about: the same work has the same key at every attempt.
	key text primary key,
	name text not null,
	-- Of the last job that failed.
	job_id text not null,
	payload jsonb not null,
	reason text not null,
	attempts integer not null,
	-- How often it has stopped since it last went well.
	stops integer not null default 1,
	stopped_at timestamptz not null,
	again_at timestamptz
);
