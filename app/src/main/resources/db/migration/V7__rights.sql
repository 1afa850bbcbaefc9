-- What the terms of a story's current version say, as a line of code names; null where it was not
-- looked at yet.
alter table story add column rights text;

-- What the owner says his agreement with a source lets him do.
alter table source add column licence text not null default 'UNSTATED';
create index story_by_unread_rights on story (id) where rights is null;
