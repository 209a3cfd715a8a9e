-- The corpus, schema version 1. Dates are ISO 8601 text; a date that a notice gives only to the month is 'YYYY-MM'.
-- Enumerated values are written as in docs/notice.schema.json ('lead', 'guiding-ideology' …).

-- One row for each distinct sequence of bytes.
CREATE TABLE document (
    id              INTEGER PRIMARY KEY,
    sha256          TEXT NOT NULL UNIQUE,   -- of the original bytes, lower-case hexadecimal
    rules           TEXT NOT NULL,          -- version of the rules that the facts were read by
    title           TEXT,
    document_number TEXT,
    campaign        TEXT,
    date            TEXT,                   -- the nearest thing to the notice's day: document_date, else print_date, else published_date
    document_date   TEXT,
    print_date      TEXT,
    published_date  TEXT,
    printing_office TEXT,
    repairs         INTEGER NOT NULL        -- how many places of the text were repaired
);
CREATE INDEX document_by_date ON document (date);

-- Where the bytes were found; the same bytes may have been found in several places.
CREATE TABLE sighting (
    document   INTEGER NOT NULL REFERENCES document,
    uri        TEXT NOT NULL,
    fetched_at TEXT,
    PRIMARY KEY (document, uri)
) WITHOUT ROWID;

-- The original, from which everything else in the corpus can be read again.
CREATE TABLE original (
    document         INTEGER PRIMARY KEY REFERENCES document,
    media_type       TEXT,                  -- as the source gave it
    declared_charset TEXT,
    bytes            BLOB NOT NULL          -- Brotli
);

-- The whole extraction as gongwen/notice/1.
CREATE TABLE notice (
    document INTEGER PRIMARY KEY REFERENCES document,
    json     BLOB NOT NULL                  -- Brotli
);

CREATE TABLE organ (
    document INTEGER NOT NULL REFERENCES document,
    role     TEXT NOT NULL,                 -- signing-authority, main-recipient, copy-recipient
    ordinal  INTEGER NOT NULL,              -- from 0
    name     TEXT NOT NULL,
    PRIMARY KEY (document, role, ordinal)
) WITHOUT ROWID;

CREATE TABLE attachment (
    document INTEGER NOT NULL REFERENCES document,
    ordinal  INTEGER NOT NULL,
    name     TEXT NOT NULL,
    PRIMARY KEY (document, ordinal)
) WITHOUT ROWID;

CREATE TABLE section (
    document INTEGER NOT NULL REFERENCES document,
    ordinal  INTEGER NOT NULL,
    level    INTEGER NOT NULL,
    number   TEXT,
    heading  TEXT,
    role     TEXT,
    PRIMARY KEY (document, ordinal)
) WITHOUT ROWID;

CREATE TABLE assignment (
    document INTEGER NOT NULL REFERENCES document,
    ordinal  INTEGER NOT NULL,
    role     TEXT NOT NULL,                 -- lead, responsible, cooperating
    task     TEXT NOT NULL,
    PRIMARY KEY (document, ordinal)
) WITHOUT ROWID;

CREATE TABLE unit (
    document   INTEGER NOT NULL,
    assignment INTEGER NOT NULL,            -- assignment.ordinal
    ordinal    INTEGER NOT NULL,
    name       TEXT NOT NULL,
    PRIMARY KEY (document, assignment, ordinal),
    FOREIGN KEY (document, assignment) REFERENCES assignment (document, ordinal)
) WITHOUT ROWID;

CREATE TABLE phase (
    document  INTEGER NOT NULL REFERENCES document,
    ordinal   INTEGER NOT NULL,
    name      TEXT NOT NULL,
    first_day TEXT,
    last_day  TEXT,
    PRIMARY KEY (document, ordinal)
) WITHOUT ROWID;

CREATE TABLE deadline (
    document INTEGER NOT NULL REFERENCES document,
    ordinal  INTEGER NOT NULL,
    text     TEXT NOT NULL,
    last_day TEXT NOT NULL,                 -- the last day that still counts
    task     TEXT NOT NULL,
    PRIMARY KEY (document, ordinal)
) WITHOUT ROWID;

-- Full text, each hanzi a token of its own (SearchTokens.cs), rowid = document.id. It keeps positions but no text: snippets
-- come from notice.json. The ascii tokenizer takes every character above U+007F for part of a word and folds nothing,
-- because folding and cutting are done before.
CREATE VIRTUAL TABLE search USING fts5 (title, body, content = '', contentless_delete = 1, tokenize = 'ascii');

-- Postings are collected in 32 MB of memory, not 1, before a segment is written: a fifth more notices a second.
INSERT INTO search (search, rank) VALUES ('hashsize', 33554432);
