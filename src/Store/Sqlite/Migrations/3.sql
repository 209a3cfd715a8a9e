-- From version 2 to 3: checksums of what is stored, and the tasks of each unit in the order in which they are shown. Both are worked out from
-- what is there after this (CorpusSchema).
ALTER TABLE meta ADD COLUMN checksum INTEGER;
ALTER TABLE document ADD COLUMN checksum INTEGER;
ALTER TABLE version ADD COLUMN checksum INTEGER;
ALTER TABLE resource ADD COLUMN checksum INTEGER;
ALTER TABLE original ADD COLUMN checksum INTEGER;
ALTER TABLE notice ADD COLUMN checksum INTEGER;
ALTER TABLE correction ADD COLUMN checksum INTEGER;
ALTER TABLE search_segment ADD COLUMN checksum INTEGER;
ALTER TABLE search_block ADD COLUMN checksum INTEGER;
ALTER TABLE copy ADD COLUMN checksum INTEGER;

DROP INDEX unit_by_name;
CREATE TABLE unit_name (
    id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, lead INTEGER NOT NULL, responsible INTEGER NOT NULL, cooperating INTEGER NOT NULL, documents INTEGER NOT NULL
);
CREATE TABLE ledger (
    unit INTEGER NOT NULL REFERENCES unit_name, day TEXT NOT NULL, document INTEGER NOT NULL REFERENCES document, task INTEGER NOT NULL, role TEXT NOT NULL,
    PRIMARY KEY (unit, day, document, task, role)
) WITHOUT ROWID;
