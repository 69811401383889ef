-- The ledger of calls to language models: whose, for how many stories, and what was set aside.

-- Null: for everybody, such as the briefs of scheduled digests that several workspaces read.
alter table llm_calls add column workspace_id bigint references workspaces (id) on delete set null;
alter table llm_calls add column stories integer not null default 1;
-- Of the output, what the model thought and did not say.
alter table llm_calls add column reasoning_tokens integer not null default 0;
-- The estimate that was the most the call could cost; `cost_microdollars` is what it came to.
alter table llm_calls add column worst_microdollars bigint not null default 0;
create index llm_calls_workspace on llm_calls (workspace_id, at) where workspace_id is not null;
create index llm_calls_reserved on llm_calls (at) where state = 'reserved';

-- What the operator was told already, by whichever worker came first.
create table notices (
	key text primary key,
	at timestamptz not null
);
