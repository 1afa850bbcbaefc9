-- Where stories come from. Times in milliseconds; a removed source keeps its row, so that its stories keep their name.
create table source (
    id ${id},
    kind text not null,
    name text not null,
    address text,
    section text,
    zone text,
    rights text,
    archive bigint not null,
    every bigint not null,
    paused bigint not null,
    gone bigint not null,
    removed_at bigint,
    added bigint not null,
    next_look bigint,
    failures bigint not null,
    read_before bigint not null,
    etag text,
    last_modified text,
    ttl bigint,
    token_hash text,
    hub text,
    hub_topic text,
    hub_state text,
    hub_key text,
    hub_secret text,
    hub_until bigint
);
create index source_by_look on source (next_look) where next_look is not null;

-- The last answers of each source.
create table source_look (
    source bigint not null,
    at bigint not null,
    outcome text not null,
    words text not null,
    items bigint not null,
    fresh bigint not null,
    primary key (source, at)
);

-- What was wrong, by name, with the latest example.
create table source_problem (
    source bigint not null,
    name text not null,
    times bigint not null,
    last_at bigint not null,
    what text not null,
    expected text not null,
    primary key (source, name)
);

-- Files of a watched folder that were taken in, by digest.
create table source_file (
    source bigint not null,
    digest text not null,
    name text not null,
    at bigint not null,
    primary key (source, digest)
);
