-- What is wrong with feeds for long enough that whoever added them is told, once.

-- In which language they are told, ISO 639-1; null where nobody in chat added the feed.
alter table feeds add column added_language text;
-- Why the last poll failed, for whoever words it; null where it did not, or failed before this was kept.
alter table feeds add column last_problem jsonb;
-- The first failure of those in a row.
alter table feeds add column failing_since timestamptz;
update feeds set failing_since = coalesce(last_ok_at, created_at) where failures > 0;

create table feed_incidents (
	feed_id bigint not null references feeds (id) on delete cascade,
	kind text not null check (kind in ('unreadable', 'silent')),
	since timestamptz not null,
	-- Null while it lasts.
	ended_at timestamptz,
	-- When whoever added the feed is to be told; null once told, or where there is nobody to tell.
	tell_at timestamptz,
	-- How often it was tried.
	attempts integer not null default 0,
	primary key (feed_id, kind)
);
create index feed_incidents_tell on feed_incidents (tell_at) where tell_at is not null;
