-- Pictures that stories name, and what became of each. Times in milliseconds.
create table picture_job (
    story bigint not null,
    address text not null,
    source bigint not null,
    state text not null,
    tries bigint not null,
    due_at bigint,
    file text,
    width bigint,
    height bigint,
    words text,
    primary key (story, address)
);
create index picture_job_by_due on picture_job (due_at) where due_at is not null;
create index picture_job_by_file on picture_job (file) where file is not null;
create index picture_job_by_address on picture_job (address);
create index picture_job_by_source on picture_job (source);
create index picture_by_path on picture (path);

-- Whether pictures of its stories are shown.
alter table source add column pictures bigint not null default 1;
