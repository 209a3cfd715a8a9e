-- The frontier, schema version 1: which pages there are, what is known of each, when it is due.
-- Times are milliseconds since 1970-01-01T00:00:00Z; days are ISO 8601 text.

-- The pages of one site on one host: fetched one after the other.
CREATE TABLE lane (
    id         INTEGER PRIMARY KEY,
    site       TEXT NOT NULL,
    host       TEXT NOT NULL,
    not_before INTEGER,                   -- the host asked to be left alone until then (Retry-After)
    UNIQUE (site, host)
);

CREATE TABLE page (
    id            INTEGER PRIMARY KEY,
    lane          INTEGER NOT NULL REFERENCES lane,
    uri           TEXT NOT NULL,
    kind          INTEGER NOT NULL,       -- PageKind.cs
    priority      INTEGER NOT NULL,       -- the smallest first
    depth         INTEGER NOT NULL,       -- steps from a start
    title         TEXT,                   -- what the link to it said
    date          TEXT,                   -- the day that the list gave
    state         INTEGER NOT NULL,       -- 0 to be fetched, 1 not before it is due, 2 never again
    due           INTEGER,
    found_at      INTEGER NOT NULL,
    visited_at    INTEGER,
    changed_at    INTEGER,
    gone_since    INTEGER,                -- null while it is there
    etag          TEXT,
    last_modified TEXT,
    content_hash  TEXT,                   -- SHA-256 of the last body, decoded
    text_hash     TEXT,                   -- of the text that was read from it
    tries         INTEGER NOT NULL DEFAULT 0, -- failures since the last success
    unchanged     INTEGER NOT NULL DEFAULT 0, -- successes in a row that found nothing new
    last_status   INTEGER,
    last_links    INTEGER,                -- links to articles, when it was last visited as a list
    record_id     TEXT,                   -- where its content is archived: WARC-Record-ID
    record_at     INTEGER,                --   WARC-Date, in microseconds
    record_uri    TEXT,                   --   WARC-Target-URI
    record_digest TEXT                    --   WARC-Payload-Digest
);
CREATE UNIQUE INDEX page_by_uri ON page (uri, lane);
CREATE INDEX page_ready ON page (lane, priority, id) WHERE state = 0;
CREATE INDEX page_waiting ON page (due) WHERE state = 1;

CREATE TABLE robots (
    origin TEXT PRIMARY KEY,              -- scheme, host and port
    at     INTEGER NOT NULL,
    body   BLOB NOT NULL                  -- empty when there is none
) WITHOUT ROWID;

-- The files of the archive that this frontier wrote, and up to where they are accounted for.
CREATE TABLE archive (
    file      TEXT PRIMARY KEY,
    committed INTEGER NOT NULL,
    is_closed INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID;
