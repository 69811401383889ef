-- Answers that a language model wrote, by the hash of all that they were made from. Null where it
-- was tried in vain for the same inputs: it is not paid for again. Kept for a month.
create table written_answers (
	inputs_hash text primary key,
	answer jsonb,
	cost_microdollars bigint not null default 0,
	created_at timestamptz not null
);
create index written_answers_created on written_answers (created_at);

-- What was answered, so that a follow-up knows it; null where nothing was.
alter table asked_questions add column answer text;
