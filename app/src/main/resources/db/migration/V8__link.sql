-- Which version of a story was read, and by whom: the reader's version tells when to read it again.
create table link_reading (
    story bigint not null primary key,
    version bigint not null,
    rank_at bigint not null,
    reader text not null
);

-- The ledger: all that was considered for that version, kept or rejected. Never a word of the
-- story: evidence is spans, `h0-13 b40-52`, of its headline and its text. Features are JSON.
create table link (
    story bigint not null,
    entity text not null,
    place bigint not null,
    kept bigint not null,
    role text not null,
    relevance bigint not null,
    chip bigint not null,
    rule text not null,
    features text not null,
    evidence text not null,
    rank_at bigint not null,
    primary key (story, entity)
);
create index link_by_entity on link (entity, rank_at desc, story desc) where kept = 1;

-- What a story can be about, as it was last called.
create table link_entity (
    id text not null primary key,
    kind text not null,
    type text not null,
    name text not null,
    symbol text,
    mic text,
    country text
);

-- What the owner decided about a story and an entity: holds whatever a reader finds.
create table link_ruling (
    story bigint not null,
    entity text not null,
    kept bigint not null,
    role text not null,
    at bigint not null,
    primary key (story, entity)
);

-- What readers object to. The same objection of several readers is one row.
create table link_appeal (
    id ${id},
    story bigint not null,
    entity text,
    wanted text,
    kind text not null,
    words text,
    times bigint not null,
    made_at bigint not null,
    state text not null,
    decided_at bigint,
    reason text
);
create index link_appeal_by_state on link_appeal (state, id);
create index link_appeal_by_story on link_appeal (story);

-- Readings of all stories by a new reader, and which chips each changed.
create table link_run (
    id ${id},
    reader text not null,
    began bigint not null,
    ended bigint,
    stories bigint not null,
    done bigint not null
);
create table link_change (
    run bigint not null,
    story bigint not null,
    entity text not null,
    added bigint not null,
    primary key (run, story, entity)
);
