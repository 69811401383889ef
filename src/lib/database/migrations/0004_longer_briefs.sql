-- The longer form of a story, written when somebody asks for more. Null where a model was tried
-- in vain for the same inputs: it is not paid for again.
create table longer_briefs (
	story_id bigint not null references stories (id) on delete cascade,
	language text not null,
	inputs_hash text not null,
	brief jsonb,
	cost_microdollars bigint not null default 0,
	created_at timestamptz not null,
	primary key (story_id, language, inputs_hash)
);
