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
