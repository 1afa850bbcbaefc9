-- Lists of instruments that the owner has imported, each under its name, as they were given: CSV,
-- compressed by gzip. What is known is the built-in list and these.
create table instrument_list (
    name text not null primary key,
    digest text not null,
    imported_at bigint not null,
    instruments bigint not null,
    problems bigint not null,
    content ${bytes} not null
);
