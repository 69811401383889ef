-- The words of the domain, one table each; the unique keys make every step idempotent.
-- Forward only: a released migration is never edited, the next number mends it.

create extension if not exists pg_trgm;
create extension if not exists unaccent;

-- ---------------------------------------------------------------- models
create table models (
	slug text primary key,
	name text not null,
	maker text not null,
	family text,
	kind text not null default 'model' check (kind in ('model', 'family', 'maker', 'system')),
	released_on date,
	about text,
	updated_at timestamptz not null default now()
);

create table model_aliases (
	alias text primary key,
	slug text not null references models (slug) on delete cascade
);

-- One row a field and source: sources that disagree stand side by side.
create table model_facts (
	slug text not null references models (slug) on delete cascade,
	field text not null,
	value jsonb not null,
	source text not null,
	source_url text not null,
	as_of date not null,
	certainty text not null check (certainty in ('measured', 'stated', 'reported', 'estimated')),
	primary key (slug, field, source)
);

create table model_changes (
	id bigint generated always as identity primary key,
	slug text not null references models (slug) on delete cascade,
	field text not null,
	before jsonb,
	after jsonb,
	source text not null,
	as_of date not null,
	seen_at timestamptz not null,
	unique (slug, field, source, as_of)
);

-- ---------------------------------------------------------------- feeds
create table feeds (
	id bigint generated always as identity primary key,
	url text not null unique,
	title text,
	site_url text,
	folder text not null default 'other',
	kind text not null default 'press'
		check (kind in ('official', 'press', 'aggregator', 'newsletter', 'community')),
	weight real not null default 1 check (weight > 0),
	language text,
	state text not null default 'active' check (state in ('active', 'gone', 'removed')),
	etag text,
	last_modified text,
	interval_seconds integer not null default 1800 check (interval_seconds > 0),
	next_poll_at timestamptz not null,
	first_polled_at timestamptz,
	last_polled_at timestamptz,
	last_ok_at timestamptz,
	last_item_at timestamptz,
	-- When the whole feed was last read, not just found unchanged.
	last_full_at timestamptz,
	-- How often the feed itself wants to be read: ttl, skipHours and the like.
	rhythm jsonb,
	last_status integer,
	last_milliseconds integer,
	last_error text,
	failures integer not null default 0,
	moved_to text,
	moved_seen integer not null default 0,
	added_by text,
	created_at timestamptz not null
);
create index feeds_due on feeds (next_poll_at) where state = 'active';

create table items (
	id bigint generated always as identity primary key,
	feed_id bigint not null references feeds (id) on delete cascade,
	identity text not null,
	guid text,
	url text,
	title text not null,
	summary text,
	content text,
	author text,
	language text,
	categories jsonb not null default '[]',
	published_at timestamptz,
	seen_at timestamptz not null,
	-- Seen on the feed's first poll and older than a day then: stored, never told.
	backlog boolean not null default false,
	state text not null default 'new' check (state in ('new', 'ingested', 'skipped')),
	reason text,
	unique (feed_id, identity)
);
create index items_new on items (id) where state = 'new';
create index items_published on items (feed_id, published_at desc);

-- ---------------------------------------------------------------- articles
create table articles (
	id bigint generated always as identity primary key,
	url text not null unique,
	-- The address as its publisher writes it, for readers to follow; null where it is `url`.
	link text,
	host text not null,
	source text not null,
	kind text not null check (kind in ('official', 'press', 'aggregator', 'newsletter', 'community')),
	weight real not null default 1,
	title text not null,
	summary text,
	text text not null default '',
	byline text,
	language text not null,
	published_at timestamptz not null,
	seen_at timestamptz not null,
	backlog boolean not null default false,
	-- Articles with the same fingerprint are copies of one text and count as one source.
	fingerprint text not null,
	topics jsonb not null default '[]',
	models jsonb not null default '[]',
	organisations jsonb not null default '[]',
	search tsvector not null default ''
);
create index articles_published on articles (published_at desc);
create index articles_search on articles using gin (search);
create index articles_title_trigram on articles using gin (title gin_trgm_ops);
-- Parts of fingerprints, to find the copies of a text (`articles/fingerprint.ts`).
create index articles_copies on articles using gin (string_to_array(fingerprint, '.'));
create index articles_models on articles using gin (models jsonb_path_ops);
create index articles_organisations on articles using gin (organisations jsonb_path_ops);

-- Which items led to an article: several may share it.
create table article_items (
	item_id bigint primary key references items (id) on delete cascade,
	article_id bigint not null references articles (id) on delete cascade
);
create index article_items_article on article_items (article_id);

-- ---------------------------------------------------------------- stories
create table stories (
	id bigint generated always as identity primary key,
	headline text not null,
	first_at timestamptz not null,
	last_at timestamptz not null,
	merged_into bigint references stories (id),
	backlog boolean not null default false,
	score double precision not null default 0,
	parts jsonb not null default '[]',
	hosts integer not null default 1,
	topics jsonb not null default '[]',
	models jsonb not null default '[]',
	organisations jsonb not null default '[]',
	-- Rises with every change of members; briefs and ranks made for a lower one are stale.
	revision integer not null default 1,
	ranked_revision integer not null default 0
);
create index stories_last on stories (last_at desc) where merged_into is null;

-- An article belongs to at most one story. `position` is the order of grouping:
-- a worker catches up with the decisions of the others by reading on from its last one.
create table story_articles (
	article_id bigint primary key references articles (id) on delete cascade,
	story_id bigint not null references stories (id) on delete cascade,
	position bigint generated always as identity unique,
	score double precision,
	joined_by text not null check (joined_by in ('first', 'url', 'text', 'event', 'merge'))
);
create index story_articles_story on story_articles (story_id);

create table story_relations (
	story_id bigint not null references stories (id) on delete cascade,
	related_id bigint not null references stories (id) on delete cascade,
	score double precision not null,
	primary key (story_id, related_id)
);

-- ---------------------------------------------------------------- briefs
create table briefs (
	id bigint generated always as identity primary key,
	story_id bigint not null references stories (id) on delete cascade,
	language text not null,
	version integer not null,
	inputs_hash text not null,
	method text not null check (method in ('llm', 'extractive')),
	headline text not null,
	sentences jsonb not null,
	why jsonb,
	sources jsonb not null,
	labels jsonb not null default '[]',
	verdicts jsonb not null default '[]',
	written_by text,
	cost_microdollars bigint not null default 0,
	created_at timestamptz not null,
	unique (story_id, language, inputs_hash),
	unique (story_id, language, version)
);

create table llm_calls (
	id bigint generated always as identity primary key,
	at timestamptz not null,
	endpoint text not null,
	model text not null,
	purpose text not null,
	story_id bigint references stories (id) on delete set null,
	state text not null check (state in ('reserved', 'settled')),
	outcome text,
	input_tokens integer not null default 0,
	cached_tokens integer not null default 0,
	output_tokens integer not null default 0,
	cost_microdollars bigint not null,
	milliseconds integer
);
create index llm_calls_at on llm_calls (at);

-- ---------------------------------------------------------------- chat and subscriptions
create table workspaces (
	id bigint generated always as identity primary key,
	platform text not null,
	external_id text not null,
	name text not null,
	state text not null default 'active' check (state in ('active', 'disabled')),
	reason text,
	created_at timestamptz not null,
	unique (platform, external_id)
);

create table channels (
	id bigint generated always as identity primary key,
	workspace_id bigint not null references workspaces (id) on delete cascade,
	external_id text not null,
	name text not null,
	state text not null default 'active' check (state in ('active', 'paused')),
	reason text,
	created_at timestamptz not null,
	unique (workspace_id, external_id)
);

create table subscriptions (
	channel_id bigint primary key references channels (id) on delete cascade,
	topics jsonb not null default '[]',
	models jsonb not null default '[]',
	organisations jsonb not null default '[]',
	keywords jsonb not null default '[]',
	-- Minutes after midnight on the channel's wall clock.
	minute_of_day integer not null check (minute_of_day between 0 and 1439),
	time_zone text not null,
	-- ISO weekdays, 1 is Monday.
	days jsonb not null default '[1,2,3,4,5,6,7]',
	language text not null,
	entries integer not null default 10 check (entries between 1 and 25),
	breaking boolean not null default false,
	say_when_empty boolean not null default true,
	paused_until timestamptz,
	next_slot timestamptz,
	created_by text,
	created_at timestamptz not null,
	updated_at timestamptz not null
);
create index subscriptions_due on subscriptions (next_slot);

-- ---------------------------------------------------------------- digests
create table digests (
	id bigint generated always as identity primary key,
	channel_id bigint not null references channels (id) on delete cascade,
	slot timestamptz not null,
	kind text not null check (kind in ('scheduled', 'first', 'breaking')),
	state text not null check (state in ('claimed', 'composed', 'delivered', 'skipped', 'failed')),
	reason text,
	edition jsonb,
	claimed_at timestamptz not null,
	composed_at timestamptz,
	delivered_at timestamptz,
	unique (channel_id, slot)
);
create index digests_open on digests (id) where state in ('claimed', 'composed');

create table digest_entries (
	digest_id bigint not null references digests (id) on delete cascade,
	position integer not null,
	story_id bigint not null references stories (id),
	brief_id bigint not null references briefs (id),
	kind text not null check (kind in ('new', 'update')),
	changes jsonb not null default '[]',
	primary key (digest_id, position),
	unique (digest_id, story_id)
);

create table outbox (
	id bigint generated always as identity primary key,
	digest_id bigint not null references digests (id) on delete cascade,
	part integer not null,
	channel_id bigint not null references channels (id) on delete cascade,
	body jsonb not null,
	-- 'posting' is an unknown outcome until it is settled: look before posting again.
	state text not null check (state in ('pending', 'posting', 'sent', 'failed')),
	attempts integer not null default 0,
	next_attempt_at timestamptz not null,
	message_id text,
	reason text,
	created_at timestamptz not null,
	sent_at timestamptz,
	unique (digest_id, part)
);
create index outbox_open on outbox (next_attempt_at) where state in ('pending', 'posting');

-- What each channel has been told about each story.
create table story_memory (
	channel_id bigint not null references channels (id) on delete cascade,
	story_id bigint not null references stories (id) on delete cascade,
	digest_id bigint not null references digests (id) on delete cascade,
	told_at timestamptz not null,
	facts jsonb not null,
	primary key (channel_id, story_id)
);

create table feedback (
	channel_id bigint not null references channels (id) on delete cascade,
	story_id bigint not null references stories (id) on delete cascade,
	person text not null,
	kind text not null check (kind in ('more', 'less', 'mute')),
	at timestamptz not null,
	primary key (channel_id, story_id, person, kind)
);
