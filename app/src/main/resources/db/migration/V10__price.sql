-- What the owner decided about each provider of prices. A provider without a row is as its terms
-- say. The key is a secret: it is read by nothing but the asking, and is in no export.
create table price_provider (
    provider text not null primary key,
    enabled bigint not null,
    key text
);

-- The last good quote of each provider for each instrument, with its passport. Amounts are decimal
-- numbers in wholes of the unit.
create table price_quote (
    instrument text not null,
    provider text not null,
    amount text not null,
    previous_close text,
    venue text,
    delay text not null,
    as_of text not null,
    received bigint not null,
    unit text not null,
    adjustment text not null,
    audience text not null,
    credit text,
    payload text,
    computed_from text not null default '',
    primary key (instrument, provider)
);

-- Why a provider's last answer about an instrument held no price. Gone with its next good quote.
create table price_silence (
    instrument text not null,
    provider text not null,
    kind text not null,
    why text not null,
    since bigint not null,
    primary key (instrument, provider)
);

-- Series of bars: the bars lie in a file beside the database, known here by its digest. One series
-- is of one provider.
create table bar_series (
    instrument text not null,
    provider text not null,
    bar_interval text not null,
    basis text not null,
    venue text,
    unit text not null,
    delay text not null,
    audience text not null,
    credit text,
    first_day bigint not null,
    last_day bigint not null,
    bars bigint not null,
    digest text not null,
    taken_at bigint not null,
    primary key (instrument, bar_interval, basis)
);

-- What happened to an instrument that its prices must be read with. Undone ones stay, for the record.
create table corporate_action (
    id ${id},
    instrument text not null,
    day bigint not null,
    terms text not null,
    source text not null,
    entered_at bigint not null,
    undone_at bigint
);
create index corporate_action_by_instrument on corporate_action (instrument, day);

-- Days the owner adds to a market's calendar, one line each in the form of docs/calendars.md.
create table calendar_day (
    mic text not null,
    day text not null,
    line text not null,
    primary key (mic, day)
);
