-- How much came in lately, which the page of spending counts, is found without reading all articles.
create index articles_seen on articles (seen_at);
