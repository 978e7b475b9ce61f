CREATE TABLE property (
  name text primary key,
  value not null
) without rowid;

CREATE TABLE source (
  id integer primary key,
  path text not null unique
);

CREATE TABLE file (
  id integer primary key,
  source integer not null references source (id),
  path text not null unique,
  size integer not null,
  modified integer not null,
  hash blob not null check (length(hash) = 16),
  failed integer not null default 0 check (failed in (0, 1))
);

CREATE INDEX file_by_source on file (source);

CREATE TABLE skipped (
  file integer not null references file (id) on delete cascade,
  line integer,
  reason text not null
);

CREATE INDEX skipped_by_file on skipped (file);

CREATE TABLE article (
  id integer primary key,
  file integer not null references file (id),
  key text not null,
  title text,
  author text,
  outlet text,
  published text,
  published_source text,
  description text,
  language text,
  url text,
  words integer not null check (words >= 0),
  passages integer not null check (passages >= 0),
  hash blob not null check (length(hash) = 16),
  fingerprint blob not null check (length(fingerprint) = 272),
  copy_of integer,
  saved text,
  address integer,
  stamp text,
  newest integer
);

CREATE INDEX article_by_file on article (file, key, passages);

CREATE INDEX article_by_original on article (copy_of) where copy_of is not null;

CREATE INDEX article_by_address on article (address) where address is not null;

CREATE INDEX article_by_newest on article (newest) where newest is not null;

CREATE TABLE band (
  key integer not null,
  article integer not null,
  primary key (key, article)
) without rowid;

CREATE TABLE body (
  article integer primary key references article (id) on delete cascade,
  text blob not null,
  layout blob not null,
  rules integer,
  facts blob
);

CREATE TABLE entity (
  article integer not null references article (id) on delete cascade,
  number integer not null,
  kind integer not null,
  names text not null,
  mentions integer not null,
  statements integer not null,
  primary key (article, number)
) without rowid;

CREATE TABLE line (
  scope integer not null,
  line integer not null,
  article integer not null references article (id) on delete cascade,
  story integer not null,
  primary key (scope, line, article)
) without rowid;

CREATE INDEX line_by_article on line (article);

CREATE TABLE learnt_line (
  scope integer not null,
  line integer not null,
  primary key (scope, line)
) without rowid;

CREATE TABLE row_lengths (
  chunk integer primary key,
  lengths blob not null
);

CREATE TABLE word (
  word text primary key,
  occurrences integer not null
) without rowid;

CREATE VIRTUAL TABLE passage_terms using fts5 (
  terms, content='', columnsize=0, tokenize='footnote'
);
