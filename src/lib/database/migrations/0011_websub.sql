-- WebSub (https://www.w3.org/TR/websub/): which hub offers to push a feed, and under which name it
-- knows it; both as the feed's last full reading said.
alter table feeds add column hub text;
alter table feeds add column hub_topic text;

-- What a hub was asked for and has granted. It outlives its feed's removal until the hub was told.
create table hub_subscriptions (
	feed_id bigint primary key references feeds (id) on delete cascade,
	hub text not null,
	topic text not null,
	-- Ends the address that the hub calls; nobody else can guess it.
	token text not null unique,
	-- The hub signs with it. Whoever reads it here can have a feed polled early, and no more.
	secret text not null,
	state text not null default 'asked' check (state in ('asked', 'active', 'refused')),
	asked_at timestamptz not null,
	-- What the hub has still to confirm; null once it did, or will not.
	awaited text check (awaited in ('subscribe', 'unsubscribe')),
	-- Null where the hub has granted nothing.
	lease_ends_at timestamptz,
	-- Why the last asking came to nothing.
	reason text,
	-- When the hub last told that the feed has changed.
	last_told_at timestamptz
);
