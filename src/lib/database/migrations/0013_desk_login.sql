-- Who is logged in to the operator's desk, and which links were used for it.

create table desk_sessions (
	-- SHA-256, in hexadecimal, of what the browser keeps: who reads the table cannot log in with it.
	hash text primary key,
	created_at timestamptz not null,
	last_seen_at timestamptz not null,
	expires_at timestamptz not null
);

-- A link is signed and not stored; only that it was used is.
create table desk_links (
	id text primary key,
	-- Of the link, after which nobody could use it anyway.
	expires_at timestamptz not null
);
