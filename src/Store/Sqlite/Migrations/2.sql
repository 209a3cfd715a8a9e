-- From version 1 to 2. What version 1 knew is kept; what it did not keep (the evidence of each fact, measures, citations, contacts,
-- issues …) comes when a document is read again. So every document is marked as read by other rules: 'gongwen reextract' and the
-- next 'run' over the same files read it again.
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

ALTER TABLE document ADD COLUMN kind TEXT;
ALTER TABLE document ADD COLUMN effective_date TEXT;
ALTER TABLE document ADD COLUMN expiry_date TEXT;
ALTER TABLE document ADD COLUMN media_type TEXT;
ALTER TABLE document ADD COLUMN charset TEXT;
ALTER TABLE document ADD COLUMN lost INTEGER;
ALTER TABLE document ADD COLUMN fetched_at TEXT;
ALTER TABLE document ADD COLUMN superseded INTEGER NOT NULL DEFAULT 0;
CREATE INDEX document_by_campaign ON document (campaign) WHERE campaign IS NOT NULL;

-- Of several documents found at one uri, the one that was stored last is its current version.
CREATE TABLE version (
    uri TEXT NOT NULL, ordinal INTEGER NOT NULL, document INTEGER NOT NULL REFERENCES document, first_seen TEXT, last_seen TEXT, PRIMARY KEY (uri, ordinal)
) WITHOUT ROWID;
INSERT INTO version SELECT uri, row_number() OVER (PARTITION BY uri ORDER BY document), document, fetched_at, fetched_at FROM sighting;
CREATE INDEX version_by_document ON version (document);
CREATE TABLE resource (uri TEXT PRIMARY KEY, gone_at TEXT NOT NULL, status INTEGER) WITHOUT ROWID;
UPDATE document SET
    rules = 'schema-1:' || rules,
    fetched_at = (SELECT min(fetched_at) FROM sighting WHERE sighting.document = document.id),
    superseded = NOT EXISTS (
        SELECT 1 FROM version v WHERE v.document = document.id
        AND (v.uri = '-' OR v.ordinal = (SELECT max(ordinal) FROM version w WHERE w.uri = v.uri)));
DROP TABLE sighting;

CREATE TABLE correction (
    id INTEGER PRIMARY KEY, document INTEGER NOT NULL REFERENCES document, pointer TEXT NOT NULL, old_value TEXT NOT NULL, new_value TEXT NOT NULL,
    made_at TEXT NOT NULL, state TEXT NOT NULL
);
CREATE INDEX correction_by_document ON correction (document);

CREATE TABLE element (
    document INTEGER NOT NULL REFERENCES document, name TEXT NOT NULL, value TEXT NOT NULL,
    start INTEGER, end INTEGER, source_start INTEGER, source_end INTEGER, rule TEXT, confidence REAL, PRIMARY KEY (document, name)
) WITHOUT ROWID;

ALTER TABLE organ ADD COLUMN start INTEGER;
ALTER TABLE organ ADD COLUMN end INTEGER;
ALTER TABLE organ ADD COLUMN source_start INTEGER;
ALTER TABLE organ ADD COLUMN source_end INTEGER;
ALTER TABLE organ ADD COLUMN rule TEXT;
ALTER TABLE organ ADD COLUMN confidence REAL;

ALTER TABLE attachment ADD COLUMN start INTEGER;
ALTER TABLE attachment ADD COLUMN end INTEGER;
ALTER TABLE attachment ADD COLUMN source_start INTEGER;
ALTER TABLE attachment ADD COLUMN source_end INTEGER;
ALTER TABLE attachment ADD COLUMN rule TEXT;
ALTER TABLE attachment ADD COLUMN confidence REAL;

ALTER TABLE section ADD COLUMN parent INTEGER;
ALTER TABLE section ADD COLUMN heading_start INTEGER;
ALTER TABLE section ADD COLUMN heading_end INTEGER;
ALTER TABLE section ADD COLUMN body_start INTEGER;
ALTER TABLE section ADD COLUMN body_end INTEGER;
ALTER TABLE section ADD COLUMN extent_end INTEGER;
ALTER TABLE section ADD COLUMN start INTEGER;
ALTER TABLE section ADD COLUMN end INTEGER;
ALTER TABLE section ADD COLUMN source_start INTEGER;
ALTER TABLE section ADD COLUMN source_end INTEGER;
ALTER TABLE section ADD COLUMN rule TEXT;
ALTER TABLE section ADD COLUMN confidence REAL;

ALTER TABLE assignment ADD COLUMN entry INTEGER;
ALTER TABLE assignment ADD COLUMN start INTEGER;
ALTER TABLE assignment ADD COLUMN end INTEGER;
ALTER TABLE assignment ADD COLUMN source_start INTEGER;
ALTER TABLE assignment ADD COLUMN source_end INTEGER;
ALTER TABLE assignment ADD COLUMN rule TEXT;
ALTER TABLE assignment ADD COLUMN confidence REAL;

ALTER TABLE unit ADD COLUMN start INTEGER;
ALTER TABLE unit ADD COLUMN end INTEGER;
ALTER TABLE unit ADD COLUMN source_start INTEGER;
ALTER TABLE unit ADD COLUMN source_end INTEGER;
ALTER TABLE unit ADD COLUMN rule TEXT;
ALTER TABLE unit ADD COLUMN confidence REAL;
CREATE INDEX unit_by_name ON unit (name);

CREATE TABLE task (
    document INTEGER NOT NULL REFERENCES document, ordinal INTEGER NOT NULL, task TEXT NOT NULL, item TEXT, last_day TEXT, due TEXT, phase TEXT,
    sentence TEXT NOT NULL, start INTEGER, end INTEGER, source_start INTEGER, source_end INTEGER, rule TEXT, confidence REAL,
    PRIMARY KEY (document, ordinal)
) WITHOUT ROWID;
CREATE INDEX task_by_day ON task (last_day);

ALTER TABLE phase ADD COLUMN edtf TEXT;
ALTER TABLE phase ADD COLUMN start INTEGER;
ALTER TABLE phase ADD COLUMN end INTEGER;
ALTER TABLE phase ADD COLUMN source_start INTEGER;
ALTER TABLE phase ADD COLUMN source_end INTEGER;
ALTER TABLE phase ADD COLUMN rule TEXT;
ALTER TABLE phase ADD COLUMN confidence REAL;
CREATE INDEX phase_by_day ON phase (first_day, last_day);

-- A deadline may now be without a day, because it recurs.
ALTER TABLE deadline RENAME TO deadline_1;
CREATE TABLE deadline (
    document INTEGER NOT NULL REFERENCES document, recurs INTEGER NOT NULL, ordinal INTEGER NOT NULL, text TEXT NOT NULL, last_day TEXT, recurrence TEXT,
    task TEXT NOT NULL, start INTEGER, end INTEGER, source_start INTEGER, source_end INTEGER, rule TEXT, confidence REAL,
    PRIMARY KEY (document, recurs, ordinal)
) WITHOUT ROWID;
INSERT INTO deadline SELECT document, 0, ordinal, text, last_day, NULL, task, NULL, NULL, NULL, NULL, NULL, NULL FROM deadline_1;
DROP TABLE deadline_1;
CREATE INDEX deadline_by_day ON deadline (last_day);

CREATE TABLE measure (
    document INTEGER NOT NULL REFERENCES document, ordinal INTEGER NOT NULL, text TEXT NOT NULL, comparator TEXT NOT NULL, quantity REAL NOT NULL, high REAL,
    unit TEXT NOT NULL, per TEXT, subject TEXT, start INTEGER, end INTEGER, source_start INTEGER, source_end INTEGER, rule TEXT, confidence REAL,
    PRIMARY KEY (document, ordinal)
) WITHOUT ROWID;

CREATE TABLE citation (
    document INTEGER NOT NULL REFERENCES document, ordinal INTEGER NOT NULL, title TEXT, document_number TEXT,
    start INTEGER, end INTEGER, source_start INTEGER, source_end INTEGER, rule TEXT, confidence REAL, PRIMARY KEY (document, ordinal)
) WITHOUT ROWID;

CREATE TABLE contact (
    document INTEGER NOT NULL REFERENCES document, ordinal INTEGER NOT NULL, name TEXT, phones TEXT NOT NULL, emails TEXT NOT NULL,
    start INTEGER, end INTEGER, source_start INTEGER, source_end INTEGER, rule TEXT, confidence REAL, PRIMARY KEY (document, ordinal)
) WITHOUT ROWID;

CREATE TABLE issue (
    document INTEGER NOT NULL REFERENCES document, ordinal INTEGER NOT NULL, code TEXT NOT NULL, message TEXT NOT NULL, start INTEGER, end INTEGER,
    PRIMARY KEY (document, ordinal)
) WITHOUT ROWID;

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

-- The index is made anew from notice.json after this (CorpusSchema).
DROP TABLE search;
CREATE TABLE search_slot (
    slot     INTEGER PRIMARY KEY,
    document INTEGER NOT NULL UNIQUE REFERENCES document
);
CREATE TABLE search_dead (
    slot INTEGER PRIMARY KEY
);
CREATE TABLE search_segment (
    id         INTEGER PRIMARY KEY,
    first_slot INTEGER NOT NULL,
    end_slot   INTEGER NOT NULL,
    words      INTEGER NOT NULL,
    lengths    BLOB NOT NULL
);
CREATE TABLE search_block (
    id         INTEGER PRIMARY KEY,
    segment    INTEGER NOT NULL REFERENCES search_segment,
    first_term INTEGER NOT NULL,
    bytes      BLOB NOT NULL
);
CREATE INDEX search_block_by_term ON search_block (segment, first_term);
CREATE TABLE copy (
    document INTEGER PRIMARY KEY REFERENCES document,
    first    INTEGER NOT NULL,
    bins     BLOB NOT NULL
);
CREATE INDEX copy_by_first ON copy (first);
CREATE TABLE copy_band (
    band     INTEGER NOT NULL,
    document INTEGER NOT NULL,
    PRIMARY KEY (band, document)
) WITHOUT ROWID;
