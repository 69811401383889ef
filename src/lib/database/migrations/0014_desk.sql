-- What the operator's desk shows of feeds and digests.

-- How a feed's polls went, by day (UTC). Kept for a month.
create table feed_polls (
	feed_id bigint not null references feeds (id) on delete cascade,
	day date not null,
	polls integer not null,
	failures integer not null,
	milliseconds bigint not null,
	slowest_milliseconds integer not null,
	new_items integer not null,
	primary key (feed_id, day)
);
create index feed_polls_day on feed_polls (day);

-- When the operator said that a feed stays as it is: what was wrong with it then is no trouble.
alter table feeds add column kept_at timestamptz;

-- The log of deliveries is read from the latest slot back.
create index digests_latest on digests (slot desc, id desc);
