-- What a written brief was made with (prompts, model, language) and the facts that its sources
-- told: while no new one comes, it stands for further sources too and is not paid for again.
alter table briefs add column made_with text, add column facts jsonb;
