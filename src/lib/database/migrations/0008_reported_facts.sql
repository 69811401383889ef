-- What stored articles state of models: it stands beside the catalogue and never changes it.
create table reported_facts (
	article_id bigint not null references articles (id) on delete cascade,
	-- No reference: an article may tell of a model before the catalogue does.
	model text not null,
	field text not null,
	value jsonb not null,
	unit text,
	-- "about $6 million": how the article itself takes the value.
	relation text check (relation in ('about', 'atMost', 'atLeast')),
	sentence text not null,
	primary key (article_id, model, field, value)
);
create index reported_facts_model on reported_facts (model);

-- Up to which decision of grouping each edition of the reader has read: a new one reads all again.
create table reported_facts_progress (
	edition integer primary key,
	position bigint not null
);
