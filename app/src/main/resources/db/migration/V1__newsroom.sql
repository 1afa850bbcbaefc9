-- The journal: one row for everything that changed the world, in commit order. Ids only, never text.
create table journal (
    position bigint not null primary key,
    at bigint not null,
    kind text not null,
    story bigint not null,
    version bigint not null,
    source bigint not null
);

-- How far each follower has come, and what it stumbled over.
create table follower (
    name text not null primary key,
    position bigint not null
);
create table follower_trouble (
    name text not null,
    position bigint not null,
    at bigint not null,
    what text not null,
    primary key (name, position)
);

-- The owner's settings: a name and a value, both text.
create table setting (
    name text not null primary key,
    value text not null
);

-- One row a story: what a list shows of it, and what is to happen to it.
create table story (
    id bigint not null primary key,
    source bigint not null,
    uri text not null,
    state text not null,
    hold_reason text,
    hold_until bigint,
    hold_words text,
    current_version bigint not null,
    pending_version bigint,
    headline text not null,
    standing text,
    summary text,
    section text,
    language text,
    signals text not null,
    published bigint,
    published_offset bigint,
    published_assumed bigint,
    updated bigint,
    updated_offset bigint,
    updated_assumed bigint,
    first_seen bigint not null,
    changed bigint not null,
    rank_at bigint not null,
    expires bigint,
    due_at bigint,
    copy_of bigint,
    copies bigint not null,
    first_withdrawn bigint,
    opened bigint not null,
    sample bigint not null,
    late bigint not null,
    kept bigint not null,
    pictures bigint not null,
    weight bigint not null,
    fingerprint ${bytes},
    unique (source, uri)
);
create index story_by_rank on story (state, copy_of, rank_at desc, id desc);
create index story_by_section on story (section, state, copy_of, rank_at desc, id desc) where section is not null;
create index story_by_age on story (first_seen);
create index story_by_source on story (source, rank_at desc, id desc);
create index story_by_due on story (due_at) where due_at is not null;
create index story_by_original on story (copy_of) where copy_of is not null;

-- Every version as the wire said it; the item goes when the story is killed.
create table version (
    story bigint not null,
    number bigint not null,
    wire_version text,
    published bigint,
    updated bigint,
    received bigint not null,
    kind text not null,
    headline text not null,
    embargo bigint,
    digest text not null,
    item text,
    primary key (story, number)
);

-- Pictures this site keeps, as files under their hash.
create table picture (
    story bigint not null,
    place bigint not null,
    path text not null,
    width bigint not null,
    height bigint not null,
    address text not null,
    primary key (story, place)
);
