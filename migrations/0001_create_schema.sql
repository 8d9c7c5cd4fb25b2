-- The first schema. Names equal the Swift names; times are milliseconds since 1970 UTC; ids are never used again for
-- something else, because nothing that was judged is ever deleted.

-- People, and the pseudo-labelers that imported rankings are stored under (isImport): those can never sign in.
CREATE TABLE user (
    id INTEGER PRIMARY KEY,
    username TEXT NOT NULL COLLATE NOCASE CHECK (length(username) BETWEEN 1 AND 200),
    role TEXT NOT NULL CHECK (role IN ('admin', 'manager', 'labeler')),
    passwordHash TEXT,
    isDisabled INTEGER NOT NULL DEFAULT 0 CHECK (isDisabled IN (0, 1)),
    isImport INTEGER NOT NULL DEFAULT 0 CHECK (isImport IN (0, 1)),
    -- When the person was pseudonymised: the rankings stay, the name and the credentials are gone.
    deletedAt INTEGER,
    createdAt INTEGER NOT NULL,
    CHECK (isImport = 0 OR (passwordHash IS NULL AND role = 'labeler')),
    CHECK (deletedAt IS NULL OR (isDisabled = 1 AND passwordHash IS NULL))
) STRICT;
CREATE UNIQUE INDEX userUsername ON user (username, isImport);

CREATE TABLE invitation (
    id INTEGER PRIMARY KEY,
    userId INTEGER NOT NULL REFERENCES user (id),
    tokenHash BLOB NOT NULL UNIQUE,
    expiresAt INTEGER NOT NULL,
    acceptedAt INTEGER,
    createdAt INTEGER NOT NULL
) STRICT;
CREATE INDEX invitationUser ON invitation (userId);

CREATE TABLE session (
    id INTEGER PRIMARY KEY,
    userId INTEGER NOT NULL REFERENCES user (id),
    tokenHash BLOB NOT NULL UNIQUE,
    expiresAt INTEGER NOT NULL,
    createdAt INTEGER NOT NULL
) STRICT;
CREATE INDEX sessionUser ON session (userId);
CREATE INDEX sessionExpiry ON session (expiresAt);

CREATE TABLE accessToken (
    id INTEGER PRIMARY KEY,
    userId INTEGER NOT NULL REFERENCES user (id),
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    tokenHash BLOB NOT NULL UNIQUE,
    lastUsedAt INTEGER,
    revokedAt INTEGER,
    createdAt INTEGER NOT NULL
) STRICT;
CREATE INDEX accessTokenUser ON accessToken (userId);

CREATE TABLE project (
    id INTEGER PRIMARY KEY,
    slug TEXT NOT NULL UNIQUE CHECK (length(slug) BETWEEN 1 AND 100),
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    kind TEXT NOT NULL CHECK (kind IN ('ranking')),
    instructions TEXT NOT NULL,
    overlap INTEGER NOT NULL CHECK (overlap BETWEEN 1 AND 1000),
    -- The highest overlap the project has ever had: rankings up to it may be counted (podium verify).
    peakOverlap INTEGER NOT NULL,
    leaseSeconds INTEGER NOT NULL CHECK (leaseSeconds BETWEEN 10 AND 604800),
    editWindowSeconds INTEGER NOT NULL CHECK (editWindowSeconds BETWEEN 0 AND 31536000),
    completeStartedFirst INTEGER NOT NULL CHECK (completeStartedFirst IN (0, 1)),
    retrainAt TEXT CHECK (retrainAt GLOB '[0-2][0-9]:[0-5][0-9]' AND retrainAt < '24'),
    splitSeed INTEGER NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('active', 'paused', 'archived')),
    -- The last place that was given out in the queue of this project.
    queueSeq INTEGER NOT NULL DEFAULT 0,
    -- Tasks with a higher id still wait to be brought in line with a changed overlap or order; NULL: none does.
    requeueAfter INTEGER,
    createdAt INTEGER NOT NULL,
    CHECK (overlap <= peakOverlap)
) STRICT;

CREATE TABLE member (
    projectId INTEGER NOT NULL REFERENCES project (id),
    userId INTEGER NOT NULL REFERENCES user (id),
    role TEXT NOT NULL CHECK (role IN ('admin', 'manager', 'labeler')),
    createdAt INTEGER NOT NULL,
    PRIMARY KEY (projectId, userId)
) STRICT, WITHOUT ROWID;
CREATE INDEX memberUser ON member (userId, projectId);

CREATE TABLE prompt (
    id INTEGER PRIMARY KEY,
    projectId INTEGER NOT NULL REFERENCES project (id),
    -- SHA-256 of the messages.
    contentHash BLOB NOT NULL CHECK (length(contentHash) = 32),
    -- JSON: [{"role": …, "content": …}, …]
    messages TEXT NOT NULL,
    createdAt INTEGER NOT NULL,
    UNIQUE (projectId, contentHash)
) STRICT;

CREATE TABLE task (
    id INTEGER PRIMARY KEY,
    projectId INTEGER NOT NULL REFERENCES project (id),
    promptId INTEGER NOT NULL REFERENCES prompt (id),
    -- SHA-256 of the completions' texts as a multiset: their order does not make another task.
    completionsHash BLOB NOT NULL CHECK (length(completionsHash) = 32),
    externalId TEXT CHECK (length(externalId) BETWEEN 1 AND 500),
    priority INTEGER NOT NULL DEFAULT 0 CHECK (priority BETWEEN -100 AND 100),
    -- This task's own overlap; NULL: the project's.
    overlap INTEGER CHECK (overlap BETWEEN 1 AND 1000),
    -- How many may be held or counted now. Equals the overlap, except that a lowered overlap takes nothing back.
    slots INTEGER NOT NULL CHECK (slots >= 1),
    counted INTEGER NOT NULL DEFAULT 0 CHECK (counted >= 0),
    leased INTEGER NOT NULL DEFAULT 0 CHECK (leased >= 0),
    skips INTEGER NOT NULL DEFAULT 0 CHECK (skips >= 0),
    -- The place in the queue; see Sources/Storage/Labeling/TaskQueue.swift.
    started INTEGER NOT NULL DEFAULT 0 CHECK (started IN (0, 1)),
    lane INTEGER GENERATED ALWAYS AS (id & 15) VIRTUAL,
    queueSeq INTEGER NOT NULL,
    withdrawnAt INTEGER,
    status TEXT GENERATED ALWAYS AS (
        CASE WHEN withdrawnAt IS NOT NULL THEN 'withdrawn' WHEN counted >= slots THEN 'done' ELSE 'open' END) VIRTUAL,
    hasFreeSlot INTEGER GENERATED ALWAYS AS (withdrawnAt IS NULL AND counted + leased < slots) VIRTUAL,
    createdAt INTEGER NOT NULL,
    -- The heart of the assignment contract: a transaction that would hand out one too many cannot be written.
    CHECK (counted + leased <= slots),
    CHECK (withdrawnAt IS NULL OR leased = 0),
    UNIQUE (promptId, completionsHash)
) STRICT;
CREATE UNIQUE INDEX taskExternalId ON task (projectId, externalId) WHERE externalId IS NOT NULL;
CREATE INDEX taskProject ON task (projectId);
CREATE INDEX taskQueue ON task (projectId, priority, started, lane, queueSeq)
    WHERE hasFreeSlot = 1;
CREATE INDEX taskSkipped ON task (projectId, id) WHERE skips > 0;

-- How many tasks of a project stand where, kept by the triggers below: progress must not walk over a million tasks.
CREATE TABLE taskCount (
    projectId INTEGER NOT NULL REFERENCES project (id),
    status TEXT NOT NULL CHECK (status IN ('open', 'done', 'withdrawn')),
    count INTEGER NOT NULL CHECK (count >= 0),
    PRIMARY KEY (projectId, status)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER taskAdded AFTER INSERT ON task
BEGIN
    INSERT INTO taskCount (projectId, status, count) VALUES (NEW.projectId, NEW.status, 1)
    ON CONFLICT (projectId, status) DO UPDATE SET count = count + 1;
END;
CREATE TRIGGER taskMoved AFTER UPDATE OF counted, slots, withdrawnAt ON task WHEN OLD.status <> NEW.status
BEGIN
    UPDATE taskCount SET count = count - 1 WHERE projectId = OLD.projectId AND status = OLD.status;
    INSERT INTO taskCount (projectId, status, count) VALUES (NEW.projectId, NEW.status, 1)
    ON CONFLICT (projectId, status) DO UPDATE SET count = count + 1;
END;

CREATE TABLE completion (
    id INTEGER PRIMARY KEY,
    taskId INTEGER NOT NULL REFERENCES task (id),
    position INTEGER NOT NULL CHECK (position BETWEEN 0 AND 8),
    -- The hidden name of the model that wrote it.
    model TEXT,
    text TEXT NOT NULL,
    UNIQUE (taskId, position)
) STRICT;

-- How far down each lane of the queue a labeler has come; see Sources/Storage/Labeling/TaskQueue.swift.
CREATE TABLE queueCursor (
    projectId INTEGER NOT NULL REFERENCES project (id),
    userId INTEGER NOT NULL REFERENCES user (id),
    priority INTEGER NOT NULL,
    started INTEGER NOT NULL,
    lane INTEGER NOT NULL,
    queueSeq INTEGER NOT NULL,
    PRIMARY KEY (projectId, userId, priority, started, lane)
) STRICT, WITHOUT ROWID;

CREATE TABLE assignment (
    id INTEGER PRIMARY KEY,
    projectId INTEGER NOT NULL REFERENCES project (id),
    taskId INTEGER NOT NULL REFERENCES task (id),
    userId INTEGER NOT NULL REFERENCES user (id),
    status TEXT NOT NULL CHECK (status IN ('active', 'expired', 'submitted', 'skipped', 'released')),
    -- Seed of the order in which the completions are shown, and that order: a JSON array of completion ids.
    seed INTEGER NOT NULL,
    shown TEXT NOT NULL,
    claimedAt INTEGER NOT NULL,
    leaseExpiresAt INTEGER NOT NULL,
    finishedAt INTEGER,
    skipReason TEXT,
    skipComment TEXT,
    -- The same labeler never gets the same task twice.
    UNIQUE (taskId, userId),
    CHECK ((status = 'active') = (finishedAt IS NULL)),
    CHECK ((status = 'skipped') = (skipReason IS NOT NULL))
) STRICT;
-- Two tabs, the same work: a labeler holds at most one task of a project.
CREATE UNIQUE INDEX assignmentActive ON assignment (userId, projectId) WHERE status = 'active';
CREATE INDEX assignmentHeld ON assignment (projectId) WHERE status = 'active';
CREATE INDEX assignmentLease ON assignment (leaseExpiresAt) WHERE status = 'active';
CREATE INDEX assignmentExpired ON assignment (userId, projectId, finishedAt) WHERE status = 'expired';

CREATE TABLE draft (
    assignmentId INTEGER PRIMARY KEY REFERENCES assignment (id),
    body BLOB NOT NULL,
    updatedAt INTEGER NOT NULL
) STRICT;

-- All revisions are kept; the last one counts.
CREATE TABLE ranking (
    id INTEGER PRIMARY KEY,
    assignmentId INTEGER NOT NULL REFERENCES assignment (id),
    projectId INTEGER NOT NULL REFERENCES project (id),
    taskId INTEGER NOT NULL REFERENCES task (id),
    userId INTEGER NOT NULL REFERENCES user (id),
    revision INTEGER NOT NULL CHECK (revision >= 1),
    isCurrent INTEGER NOT NULL CHECK (isCurrent IN (0, 1)),
    -- 0: surplus. The lease had expired and the slot was someone else's; kept and not counted.
    counted INTEGER NOT NULL CHECK (counted IN (0, 1)),
    -- JSON: tie groups of completion ids, best first.
    tiers TEXT NOT NULL,
    note TEXT,
    durationMs INTEGER CHECK (durationMs >= 0),
    -- SHA-256 of what was said; the same digest again is a repetition.
    digest BLOB NOT NULL CHECK (length(digest) = 32),
    createdAt INTEGER NOT NULL,
    UNIQUE (assignmentId, revision)
) STRICT;
CREATE UNIQUE INDEX rankingCurrent ON ranking (assignmentId) WHERE isCurrent = 1;
CREATE INDEX rankingProject ON ranking (projectId, id);
CREATE INDEX rankingUser ON ranking (projectId, userId, id) WHERE isCurrent = 1;
CREATE INDEX rankingCounted ON ranking (projectId, taskId, id, isCurrent, counted) WHERE isCurrent = 1 AND counted = 1;

CREATE TRIGGER rankingKept BEFORE DELETE ON ranking
BEGIN
    SELECT RAISE(ABORT, 'rankings are kept');
END;
CREATE TRIGGER rankingFixed
BEFORE UPDATE OF id, assignmentId, projectId, taskId, userId, revision, counted, tiers, note, durationMs, digest, createdAt
ON ranking
BEGIN
    SELECT RAISE(ABORT, 'a ranking is never changed, a new revision is added');
END;

CREATE TABLE rating (
    rankingId INTEGER NOT NULL REFERENCES ranking (id),
    completionId INTEGER NOT NULL REFERENCES completion (id),
    value INTEGER NOT NULL CHECK (value BETWEEN 1 AND 7),
    PRIMARY KEY (rankingId, completionId)
) STRICT, WITHOUT ROWID;

CREATE TABLE flag (
    rankingId INTEGER NOT NULL REFERENCES ranking (id),
    completionId INTEGER NOT NULL REFERENCES completion (id),
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    PRIMARY KEY (rankingId, completionId, name)
) STRICT, WITHOUT ROWID;

-- Sums that progress is read from, kept by the same transactions that add rankings.
CREATE TABLE labelerDay (
    projectId INTEGER NOT NULL REFERENCES project (id),
    userId INTEGER NOT NULL REFERENCES user (id),
    -- Days since 1970 UTC.
    day INTEGER NOT NULL,
    counted INTEGER NOT NULL DEFAULT 0,
    surplus INTEGER NOT NULL DEFAULT 0,
    lastAt INTEGER NOT NULL,
    PRIMARY KEY (projectId, userId, day)
) STRICT, WITHOUT ROWID;

CREATE TABLE snapshot (
    id INTEGER PRIMARY KEY,
    projectId INTEGER NOT NULL REFERENCES project (id),
    sha256 BLOB NOT NULL CHECK (length(sha256) = 32),
    splitSeed INTEGER NOT NULL,
    rankings INTEGER NOT NULL,
    prompts INTEGER NOT NULL,
    -- 0 while its rows are written, in short transactions.
    isReady INTEGER NOT NULL CHECK (isReady IN (0, 1)),
    createdAt INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX snapshotContent ON snapshot (projectId, sha256) WHERE isReady = 1;

CREATE TABLE snapshotRanking (
    snapshotId INTEGER NOT NULL REFERENCES snapshot (id),
    taskId INTEGER NOT NULL REFERENCES task (id),
    rankingId INTEGER NOT NULL REFERENCES ranking (id),
    PRIMARY KEY (snapshotId, taskId, rankingId)
) STRICT, WITHOUT ROWID;

CREATE TABLE trainingRun (
    id INTEGER PRIMARY KEY,
    projectId INTEGER NOT NULL REFERENCES project (id),
    snapshotId INTEGER NOT NULL REFERENCES snapshot (id),
    trigger TEXT NOT NULL CHECK (trigger IN ('manual', 'schedule', 'commandLine')),
    requestedBy INTEGER REFERENCES user (id),
    status TEXT NOT NULL CHECK (status IN ('queued', 'running', 'succeeded', 'failed')),
    phase TEXT,
    fraction REAL CHECK (fraction BETWEEN 0 AND 1),
    message TEXT,
    report TEXT,
    createdAt INTEGER NOT NULL,
    startedAt INTEGER,
    finishedAt INTEGER,
    CHECK ((status IN ('succeeded', 'failed')) = (finishedAt IS NOT NULL)),
    CHECK (status <> 'succeeded' OR report IS NOT NULL)
) STRICT;
-- One run of a project at a time.
CREATE UNIQUE INDEX trainingRunActive ON trainingRun (projectId) WHERE status IN ('queued', 'running');
CREATE INDEX trainingRunProject ON trainingRun (projectId, id);

CREATE TABLE rewardModel (
    id INTEGER PRIMARY KEY,
    projectId INTEGER NOT NULL REFERENCES project (id),
    trainingRunId INTEGER REFERENCES trainingRun (id),
    snapshotId INTEGER REFERENCES snapshot (id),
    sha256 BLOB NOT NULL CHECK (length(sha256) = 32),
    byteCount INTEGER NOT NULL,
    report TEXT NOT NULL,
    createdAt INTEGER NOT NULL,
    bytes BLOB NOT NULL,
    CHECK (length(bytes) = byteCount)
) STRICT;
CREATE INDEX rewardModelProject ON rewardModel (projectId, id);

-- Which model answers: the last row of the project. Never an overwrite.
CREATE TABLE promotion (
    id INTEGER PRIMARY KEY,
    projectId INTEGER NOT NULL REFERENCES project (id),
    rewardModelId INTEGER NOT NULL REFERENCES rewardModel (id),
    userId INTEGER REFERENCES user (id),
    reason TEXT NOT NULL,
    createdAt INTEGER NOT NULL
) STRICT;
CREATE INDEX promotionProject ON promotion (projectId, id);

-- Who changed what, when, from where. Each hash covers the one before (podium verify), so none can be taken out.
CREATE TABLE auditEvent (
    id INTEGER PRIMARY KEY,
    userId INTEGER REFERENCES user (id),
    address TEXT,
    action TEXT NOT NULL,
    subject TEXT NOT NULL,
    subjectId INTEGER,
    -- JSON. Ids, never names: a deleted person's name must not live on here.
    detail TEXT NOT NULL,
    createdAt INTEGER NOT NULL,
    hash BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;
CREATE TRIGGER auditEventKept BEFORE DELETE ON auditEvent
BEGIN
    SELECT RAISE(ABORT, 'the audit log is append-only');
END;
CREATE TRIGGER auditEventFixed BEFORE UPDATE ON auditEvent
BEGIN
    SELECT RAISE(ABORT, 'the audit log is append-only');
END;
CREATE INDEX auditEventSubject ON auditEvent (subject, subjectId);
