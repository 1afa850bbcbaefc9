-- The owner: one row at most, which the check makes so whoever comes first.
create table account (
    id bigint not null primary key check (id = 1),
    name text not null,
    password text not null,
    created bigint not null,
    changed bigint not null
);

-- A row for each browser signed in, under the SHA-256 of its token, in hexadecimal.
create table account_session (
    hash text not null primary key,
    created bigint not null,
    seen bigint not null,
    address text not null,
    agent text not null
);

-- Tokens for feed readers and programs, under the SHA-256 of each.
create table account_token (
    hash text not null primary key,
    name text not null,
    created bigint not null,
    used bigint
);

-- One row that the readiness check writes to learn whether writing works.
create table heartbeat (
    id bigint not null primary key,
    at bigint not null
);
