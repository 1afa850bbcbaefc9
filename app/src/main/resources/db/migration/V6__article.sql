-- Articles behind links, and what became of each. Times in milliseconds.
create table article_job (
    story bigint not null primary key,
    source bigint not null,
    version bigint not null,
    address text not null,
    state text not null,
    tries bigint not null,
    due_at bigint
);
create index article_job_by_due on article_job (due_at) where due_at is not null;

-- Whether the article is fetched where its feed gives a teaser only.
alter table source add column articles bigint not null default 0;
