-- Why: the rules of a project, a person or a judgement (limits, lists of words) live in Sources/Preferences, once. Here
-- they stood a second time, and SQLite cannot change a CHECK: each new role, kind or rating scale would have rebuilt a
-- table. What stays is structure: what must hold for the queue, the sums and the references to mean anything.

-- 1. CHECKs whose rows are right as they are: only the text of the table changes, as in section 7 of SQLite's
-- documentation of ALTER TABLE. Nothing is copied, however many rankings there are; triggers and indexes stay.
PRAGMA writable_schema = ON;

UPDATE sqlite_schema SET sql = replace(sql, ' CHECK (length(name) BETWEEN 1 AND 200)', ' CHECK (name <> '''')')
WHERE type = 'table' AND name IN ('accessToken', 'project');

UPDATE sqlite_schema SET sql = replace(sql, ' CHECK (length(slug) BETWEEN 1 AND 100)', ' CHECK (slug <> '''')')
WHERE type = 'table' AND name = 'project';
UPDATE sqlite_schema SET sql = replace(sql, ' CHECK (kind IN (''ranking''))', '')
WHERE type = 'table' AND name = 'project';
UPDATE sqlite_schema SET sql = replace(sql, ' CHECK (overlap BETWEEN 1 AND 1000)', ' CHECK (overlap >= 1)')
WHERE type = 'table' AND name IN ('project', 'task');
UPDATE sqlite_schema SET sql = replace(sql, ' CHECK (leaseSeconds BETWEEN 10 AND 604800)', ' CHECK (leaseSeconds >= 1)')
WHERE type = 'table' AND name = 'project';
UPDATE sqlite_schema
SET sql = replace(sql, ' CHECK (editWindowSeconds BETWEEN 0 AND 31536000)', ' CHECK (editWindowSeconds >= 0)')
WHERE type = 'table' AND name = 'project';
UPDATE sqlite_schema
SET sql = replace(sql, ' CHECK (retrainAt GLOB ''[0-2][0-9]:[0-5][0-9]'' AND retrainAt < ''24'')', '')
WHERE type = 'table' AND name = 'project';
UPDATE sqlite_schema SET sql = replace(sql, ' CHECK (status IN (''active'', ''paused'', ''archived''))', '')
WHERE type = 'table' AND name = 'project';

UPDATE sqlite_schema SET sql = replace(sql, ' CHECK (role IN (''admin'', ''manager'', ''labeler''))', '')
WHERE type = 'table' AND name = 'member';

UPDATE sqlite_schema SET sql = replace(sql, ' CHECK (length(externalId) BETWEEN 1 AND 500)', ' CHECK (externalId <> '''')')
WHERE type = 'table' AND name = 'task';
UPDATE sqlite_schema SET sql = replace(sql, ' CHECK (priority BETWEEN -100 AND 100)', '')
WHERE type = 'table' AND name = 'task';

UPDATE sqlite_schema SET sql = replace(sql, ' CHECK (position BETWEEN 0 AND 8)', ' CHECK (position >= 0)')
WHERE type = 'table' AND name = 'completion';

UPDATE sqlite_schema
SET sql = replace(sql, ' CHECK (status IN (''active'', ''expired'', ''submitted'', ''skipped'', ''released''))', '')
WHERE type = 'table' AND name = 'assignment';

UPDATE sqlite_schema SET sql = replace(sql, ' CHECK (value BETWEEN 1 AND 7)', '')
WHERE type = 'table' AND name = 'rating';
UPDATE sqlite_schema SET sql = replace(sql, ' CHECK (length(name) BETWEEN 1 AND 100)', ' CHECK (name <> '''')')
WHERE type = 'table' AND name = 'flag';

UPDATE sqlite_schema SET sql = replace(sql, ' CHECK (trigger IN (''manual'', ''schedule'', ''commandLine''))', '')
WHERE type = 'table' AND name = 'trainingRun';
UPDATE sqlite_schema SET sql = replace(sql, ' CHECK (status IN (''queued'', ''running'', ''succeeded'', ''failed''))', '')
WHERE type = 'table' AND name = 'trainingRun';
-- A run may come to end in other ways; one that waits or runs has not ended.
UPDATE sqlite_schema
SET sql = replace(
    sql, 'CHECK ((status IN (''succeeded'', ''failed'')) = (finishedAt IS NOT NULL))',
    'CHECK (status NOT IN (''queued'', ''running'') OR finishedAt IS NULL)')
WHERE type = 'table' AND name = 'trainingRun';

-- Reads the tables' texts again, so that what follows stands on them.
PRAGMA writable_schema = RESET;

-- 2. What a labeler does with a task. A task to write a demonstration for has no completions.
ALTER TABLE task ADD COLUMN kind TEXT NOT NULL DEFAULT 'ranking';

-- 3. People are one whatever the case of their names; the labelers of files are not: annotators' ids are often hashes,
-- and ‘aB’ and ‘Ab’ are two. A collation is stored in the index, so this table is made anew.
CREATE TABLE newUser (
    id INTEGER PRIMARY KEY,
    username TEXT NOT NULL CHECK (username <> ''),
    role TEXT NOT NULL,
    passwordHash TEXT,
    isDisabled INTEGER NOT NULL DEFAULT 0 CHECK (isDisabled IN (0, 1)),
    isImport INTEGER NOT NULL DEFAULT 0 CHECK (isImport IN (0, 1)),
    -- When the person was pseudonymised: the rankings stay, the name and the credentials are gone.
    deletedAt INTEGER,
    createdAt INTEGER NOT NULL,
    CHECK (isImport = 0 OR passwordHash IS NULL),
    CHECK (deletedAt IS NULL OR (isDisabled = 1 AND passwordHash IS NULL))
) STRICT;
INSERT INTO newUser (id, username, role, passwordHash, isDisabled, isImport, deletedAt, createdAt)
SELECT id, username, role, passwordHash, isDisabled, isImport, deletedAt, createdAt FROM user;
DROP TABLE user;
ALTER TABLE newUser RENAME TO user;
CREATE UNIQUE INDEX userPerson ON user (username COLLATE NOCASE) WHERE isImport = 0;
CREATE UNIQUE INDEX userPseudoLabeler ON user (username) WHERE isImport = 1;
CREATE TRIGGER userAccessChanged
AFTER UPDATE OF username, role, passwordHash, isDisabled, deletedAt ON user
BEGIN
    UPDATE accessVersion SET version = version + 1;
END;

-- 4. Which Podium wrote this file last: an older one that is given the file can name the one it needs.
CREATE TABLE installation (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    podiumVersion TEXT NOT NULL,
    openedAt INTEGER NOT NULL
) STRICT;
