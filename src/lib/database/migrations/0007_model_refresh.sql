-- Where the public facts about models are read from, and how the last reading went.
create table model_sources (
	source text primary key,
	-- Of the last file that was taken; one that was refused must be sent whole again.
	etag text,
	last_modified text,
	-- Day of the last file that was taken; null before the first.
	as_of date,
	-- How many files were taken.
	revision integer not null default 0,
	-- By which reading of ours: another one finds differences that are no news.
	reading integer,
	checked_at timestamptz,
	next_check_at timestamptz not null,
	-- Why the last check changed nothing although it should have; null when all is well.
	problem text,
	problem_since timestamptz
);

-- A value may change twice in a day: which file said so counts, not its date.
alter table model_changes drop constraint model_changes_slug_field_source_as_of_key;
alter table model_changes add column source_url text not null;
alter table model_changes add column revision integer not null;
alter table model_changes add unique (slug, field, source, revision);
create index model_changes_seen on model_changes (seen_at);

-- Up to which change the channel was told when this digest was composed.
alter table digests add column told_change bigint;
