-- The corpus, schema version 3; every table and column is described in docs/corpus.md. Dates are ISO 8601 text; a date that a
-- notice gives only to the month is 'YYYY-MM'. Enumerated values are written as in docs/notice.schema.json ('lead',
-- 'guiding-ideology' …). A change here needs a new version and a step in Migrations/.
-- Each checksum is the CRC-32C of its row's other columns (docs/corpus.md).

CREATE TABLE meta (
    key      TEXT PRIMARY KEY,
    value    TEXT NOT NULL,
    checksum INTEGER
) WITHOUT ROWID;

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
    repairs         INTEGER NOT NULL,       -- how many places of the text were repaired
    kind            TEXT,                   -- 文种
    effective_date  TEXT,
    expiry_date     TEXT,
    media_type      TEXT,                   -- how the bytes were read
    charset         TEXT,
    lost            INTEGER,                -- characters that could not be recovered
    fetched_at      TEXT,                   -- when the bytes were first seen
    superseded      INTEGER NOT NULL DEFAULT 0, -- 1: no uri has it as its current version
    checksum        INTEGER                 -- of this row, without id and superseded, and of all its facts
);
CREATE INDEX document_by_date ON document (date);
CREATE INDEX document_by_campaign ON document (campaign) WHERE campaign IS NOT NULL;

-- What a uri held, one after the other; its current version is the one with the greatest ordinal.
CREATE TABLE version (
    uri        TEXT NOT NULL,
    ordinal    INTEGER NOT NULL,            -- from 1
    document   INTEGER NOT NULL REFERENCES document,
    first_seen TEXT,
    last_seen  TEXT,
    checksum   INTEGER,
    PRIMARY KEY (uri, ordinal)
) WITHOUT ROWID;
CREATE INDEX version_by_document ON version (document);

-- The uris that were gone when they were last asked for. What they held stays.
CREATE TABLE resource (
    uri      TEXT PRIMARY KEY,
    gone_at  TEXT NOT NULL,
    status   INTEGER,                       -- of HTTP: 404, 410
    checksum INTEGER
) WITHOUT ROWID;

-- The original, from which everything else in the corpus can be read again.
CREATE TABLE original (
    document         INTEGER PRIMARY KEY REFERENCES document,
    media_type       TEXT,                  -- as the source gave it
    declared_charset TEXT,
    bytes            BLOB NOT NULL,         -- Brotli
    checksum         INTEGER
);

-- The whole extraction as gongwen/notice/1.
CREATE TABLE notice (
    document INTEGER PRIMARY KEY REFERENCES document,
    json     BLOB NOT NULL,                 -- Brotli
    checksum INTEGER
);

-- Answers of people to what was extracted; facts and JSON hold the new values.
CREATE TABLE correction (
    id        INTEGER PRIMARY KEY,
    document  INTEGER NOT NULL REFERENCES document,
    pointer   TEXT NOT NULL,                -- RFC 6901, into the JSON of the extraction: a fact, an item of a list, or '…/-' for a new item
    old_value TEXT NOT NULL,                -- JSON: what was extracted there; null for a new item
    new_value TEXT NOT NULL,                -- JSON: what is right; null for what is no fact
    made_at   TEXT NOT NULL,
    state     TEXT NOT NULL,                -- applied, confirmed, conflict, lost
    checksum  INTEGER
);
CREATE INDEX correction_by_document ON correction (document);

-- The facts. Each row ends in its evidence: span in the notice's text (UTF-16 code units, end exclusive), span in the original,
-- rule and confidence.
CREATE TABLE element (
    document     INTEGER NOT NULL REFERENCES document,
    name         TEXT NOT NULL,             -- as in the JSON: title, documentNumber …
    value        TEXT NOT NULL,
    start        INTEGER,
    end          INTEGER,
    source_start INTEGER,
    source_end   INTEGER,
    rule         TEXT,
    confidence   REAL,
    PRIMARY KEY (document, name)
) WITHOUT ROWID;

CREATE TABLE organ (
    document     INTEGER NOT NULL REFERENCES document,
    role         TEXT NOT NULL,             -- signing-authority, main-recipient, copy-recipient
    ordinal      INTEGER NOT NULL,          -- from 0
    name         TEXT NOT NULL,
    start        INTEGER,
    end          INTEGER,
    source_start INTEGER,
    source_end   INTEGER,
    rule         TEXT,
    confidence   REAL,
    PRIMARY KEY (document, role, ordinal)
) WITHOUT ROWID;

CREATE TABLE attachment (
    document     INTEGER NOT NULL REFERENCES document,
    ordinal      INTEGER NOT NULL,
    name         TEXT NOT NULL,
    start        INTEGER,
    end          INTEGER,
    source_start INTEGER,
    source_end   INTEGER,
    rule         TEXT,
    confidence   REAL,
    PRIMARY KEY (document, ordinal)
) WITHOUT ROWID;

CREATE TABLE section (
    document      INTEGER NOT NULL REFERENCES document,
    ordinal       INTEGER NOT NULL,
    level         INTEGER NOT NULL,
    number        TEXT,
    heading       TEXT,
    role          TEXT,
    parent        INTEGER,                  -- ordinal of the section around it
    heading_start INTEGER,
    heading_end   INTEGER,
    body_start    INTEGER,                  -- where its number begins
    body_end      INTEGER,                  -- where the next section of any level begins
    extent_end    INTEGER,                  -- where the next section of its level or a higher one begins
    start         INTEGER,
    end           INTEGER,
    source_start  INTEGER,
    source_end    INTEGER,
    rule          TEXT,
    confidence    REAL,
    PRIMARY KEY (document, ordinal)
) WITHOUT ROWID;

CREATE TABLE assignment (
    document       INTEGER NOT NULL REFERENCES document,
    ordinal        INTEGER NOT NULL,
    role           TEXT NOT NULL,           -- lead, responsible, cooperating
    task           TEXT NOT NULL,
    entry          INTEGER,                 -- task.ordinal: the row of the ledger that it is part of
    start          INTEGER,
    end            INTEGER,
    source_start   INTEGER,
    source_end     INTEGER,
    rule           TEXT,
    confidence     REAL,
    PRIMARY KEY (document, ordinal)
) WITHOUT ROWID;

CREATE TABLE unit (
    document     INTEGER NOT NULL,
    assignment   INTEGER NOT NULL,          -- assignment.ordinal
    ordinal      INTEGER NOT NULL,
    name         TEXT NOT NULL,
    start        INTEGER,
    end          INTEGER,
    source_start INTEGER,
    source_end   INTEGER,
    rule         TEXT,
    confidence   REAL,
    PRIMARY KEY (document, assignment, ordinal),
    FOREIGN KEY (document, assignment) REFERENCES assignment (document, ordinal)
) WITHOUT ROWID;

-- The ledger (责任分解台账): assignments, deadlines and phases put together, task by task.
CREATE TABLE task (
    document     INTEGER NOT NULL REFERENCES document,
    ordinal      INTEGER NOT NULL,
    task         TEXT NOT NULL,
    item         TEXT,                      -- number of the outline's item it stands in
    last_day     TEXT,                      -- the last day that still counts
    due          TEXT,                      -- the words that set it
    phase        TEXT,                      -- name of the phase it stands under
    sentence     TEXT NOT NULL,             -- the words that say who does it
    start        INTEGER,
    end          INTEGER,
    source_start INTEGER,
    source_end   INTEGER,
    rule         TEXT,
    confidence   REAL,
    PRIMARY KEY (document, ordinal)
) WITHOUT ROWID;
CREATE INDEX task_by_day ON task (last_day);

-- The names of units, and what is given to them in current documents: made of the tables above.
CREATE TABLE unit_name (
    id          INTEGER PRIMARY KEY,
    name        TEXT NOT NULL UNIQUE,
    lead        INTEGER NOT NULL,           -- assignments that it leads
    responsible INTEGER NOT NULL,
    cooperating INTEGER NOT NULL,
    documents   INTEGER NOT NULL            -- that name it in any
);

-- The tasks of each unit in current documents, in the order in which they are shown: made of the tables above.
CREATE TABLE ledger (
    unit     INTEGER NOT NULL REFERENCES unit_name,
    day      TEXT NOT NULL,                 -- task.last_day; 'none', which is behind all days
    document INTEGER NOT NULL REFERENCES document,
    task     INTEGER NOT NULL,              -- task.ordinal
    role     TEXT NOT NULL,                 -- as in assignment
    PRIMARY KEY (unit, day, document, task, role)
) WITHOUT ROWID;

CREATE TABLE phase (
    document     INTEGER NOT NULL REFERENCES document,
    ordinal      INTEGER NOT NULL,
    name         TEXT NOT NULL,
    first_day    TEXT,
    last_day     TEXT,
    edtf         TEXT,                      -- its dates as fine as the words give them
    start        INTEGER,
    end          INTEGER,
    source_start INTEGER,
    source_end   INTEGER,
    rule         TEXT,
    confidence   REAL,
    PRIMARY KEY (document, ordinal)
) WITHOUT ROWID;
CREATE INDEX phase_by_day ON phase (first_day, last_day);

CREATE TABLE deadline (
    document     INTEGER NOT NULL REFERENCES document,
    recurs       INTEGER NOT NULL,          -- 0: /deadlines, 1: /recurrences
    ordinal      INTEGER NOT NULL,
    text         TEXT NOT NULL,
    last_day     TEXT,                      -- the last day that still counts
    recurrence   TEXT,                      -- RRULE
    task         TEXT NOT NULL,
    start        INTEGER,
    end          INTEGER,
    source_start INTEGER,
    source_end   INTEGER,
    rule         TEXT,
    confidence   REAL,
    PRIMARY KEY (document, recurs, ordinal)
) WITHOUT ROWID;
CREATE INDEX deadline_by_day ON deadline (last_day);

CREATE TABLE measure (
    document     INTEGER NOT NULL REFERENCES document,
    ordinal      INTEGER NOT NULL,
    text         TEXT NOT NULL,
    comparator   TEXT NOT NULL,
    quantity     REAL NOT NULL,
    high         REAL,
    unit         TEXT NOT NULL,
    per          TEXT,
    subject      TEXT,
    start        INTEGER,
    end          INTEGER,
    source_start INTEGER,
    source_end   INTEGER,
    rule         TEXT,
    confidence   REAL,
    PRIMARY KEY (document, ordinal)
) WITHOUT ROWID;

CREATE TABLE citation (
    document        INTEGER NOT NULL REFERENCES document,
    ordinal         INTEGER NOT NULL,
    title           TEXT,
    document_number TEXT,
    start           INTEGER,
    end             INTEGER,
    source_start    INTEGER,
    source_end      INTEGER,
    rule            TEXT,
    confidence      REAL,
    PRIMARY KEY (document, ordinal)
) WITHOUT ROWID;

CREATE TABLE contact (
    document     INTEGER NOT NULL REFERENCES document,
    ordinal      INTEGER NOT NULL,
    name         TEXT,
    phones       TEXT NOT NULL,             -- JSON array of strings
    emails       TEXT NOT NULL,             -- JSON array of strings
    start        INTEGER,
    end          INTEGER,
    source_start INTEGER,
    source_end   INTEGER,
    rule         TEXT,
    confidence   REAL,
    PRIMARY KEY (document, ordinal)
) WITHOUT ROWID;

CREATE TABLE issue (
    document INTEGER NOT NULL REFERENCES document,
    ordinal  INTEGER NOT NULL,
    code     TEXT NOT NULL,
    message  TEXT NOT NULL,
    start    INTEGER,
    end      INTEGER,
    PRIMARY KEY (document, ordinal)
) WITHOUT ROWID;

-- The evidence of every fact, under the name that the JSON gives the fact.
CREATE VIEW evidence (document, fact, start, end, source_start, source_end, rule, confidence) AS
SELECT document, '/' || name, start, end, source_start, source_end, rule, confidence FROM element
UNION ALL
SELECT document,
    CASE role WHEN 'signing-authority' THEN '/signingAuthorities/' WHEN 'main-recipient' THEN '/mainRecipients/' ELSE '/copyRecipients/' END || ordinal,
    start, end, source_start, source_end, rule, confidence FROM organ
UNION ALL
SELECT document, '/attachments/' || ordinal, start, end, source_start, source_end, rule, confidence FROM attachment
UNION ALL
SELECT document, '/sections/' || ordinal, start, end, source_start, source_end, rule, confidence FROM section
UNION ALL
SELECT document, '/assignments/' || ordinal, start, end, source_start, source_end, rule, confidence FROM assignment
UNION ALL
SELECT document, '/assignments/' || assignment || '/units/' || ordinal, start, end, source_start, source_end, rule, confidence FROM unit
UNION ALL
SELECT document, '/tasks/' || ordinal, start, end, source_start, source_end, rule, confidence FROM task
UNION ALL
SELECT document, '/phases/' || ordinal, start, end, source_start, source_end, rule, confidence FROM phase
UNION ALL
SELECT document, CASE recurs WHEN 0 THEN '/deadlines/' ELSE '/recurrences/' END || ordinal, start, end, source_start, source_end, rule, confidence FROM deadline
UNION ALL
SELECT document, '/measures/' || ordinal, start, end, source_start, source_end, rule, confidence FROM measure
UNION ALL
SELECT document, '/citations/' || ordinal, start, end, source_start, source_end, rule, confidence FROM citation
UNION ALL
SELECT document, '/contacts/' || ordinal, start, end, source_start, source_end, rule, confidence FROM contact;

-- Full text and fields: which documents have which terms (src/Store/Search; docs/search.md). Each indexing of a document has a slot; the
-- slots of documents that were read again or removed are dead.
CREATE TABLE search_slot (
    slot     INTEGER PRIMARY KEY,           -- from 0
    document INTEGER NOT NULL UNIQUE REFERENCES document
);
CREATE TABLE search_dead (
    slot INTEGER PRIMARY KEY
);

-- A run of slots that were indexed, or merged, together.
CREATE TABLE search_segment (
    id         INTEGER PRIMARY KEY,
    first_slot INTEGER NOT NULL,
    end_slot   INTEGER NOT NULL,            -- the slot after its last
    words      INTEGER NOT NULL,            -- of all its documents together
    lengths    BLOB NOT NULL,               -- of each document, one byte: 8 * log2(words + 1)
    checksum   INTEGER
);

-- Its terms in ascending order with their postings, a few thousand bytes a row.
CREATE TABLE search_block (
    id         INTEGER PRIMARY KEY,
    segment    INTEGER NOT NULL REFERENCES search_segment,
    first_term INTEGER NOT NULL,
    bytes      BLOB NOT NULL,
    checksum   INTEGER
);
CREATE INDEX search_block_by_term ON search_block (segment, first_term);

-- The same notice from several places: documents with the same first one are copies of each other but for small edits.
CREATE TABLE copy (
    document INTEGER PRIMARY KEY REFERENCES document,
    first    INTEGER NOT NULL,              -- the document that the group began with; its own number for most
    bins     BLOB NOT NULL,                 -- what its text looks like from afar
    checksum INTEGER
);
CREATE INDEX copy_by_first ON copy (first);

-- Documents with a band in common may be copies of each other.
CREATE TABLE copy_band (
    band     INTEGER NOT NULL,
    document INTEGER NOT NULL,
    PRIMARY KEY (band, document)
) WITHOUT ROWID;
