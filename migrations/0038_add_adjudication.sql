-- Why: where labelers disagree more than noise explains, or a confident reward model contradicts them, more of the same
-- does not help: an expert looks at all that was said and settles it. A verdict is kept in a table of its own, so that it can
-- take no slot, count towards no overlap, and be no labeler's agreement. Before an expert is asked, a task may get a few
-- labelers more.

-- How many labelers more than its overlap a task may get; what verdicts are for a model; whether experts see who said what.
ALTER TABLE project ADD COLUMN extraLabelers INTEGER NOT NULL DEFAULT 0;
ALTER TABLE project ADD COLUMN verdictsTrain TEXT NOT NULL DEFAULT 'beside';
ALTER TABLE project ADD COLUMN expertsSeeNames INTEGER NOT NULL DEFAULT 0 CHECK (expertsSeeNames IN (0, 1));
-- Beside projectChanged, which lists the columns of its time.
CREATE TRIGGER projectAdjudicationChanged
AFTER UPDATE OF extraLabelers, verdictsTrain, expertsSeeNames ON project
BEGIN
    UPDATE accessVersion SET version = version + 1;
END;

-- Whether a labeler of the project may settle what others disagree about; managers may anyhow.
ALTER TABLE member ADD COLUMN isExpert INTEGER NOT NULL DEFAULT 0 CHECK (isExpert IN (0, 1));

-- How many labelers more than its overlap the task got, since its judgements disagree. It never falls: what it allowed may
-- have been counted.
ALTER TABLE task ADD COLUMN extraLabelers INTEGER NOT NULL DEFAULT 0 CHECK (extraLabelers >= 0);
CREATE INDEX taskExtra ON task (projectId, id) WHERE extraLabelers > 0;

-- What is disputed, by the last measurement.
CREATE TABLE dispute (
    taskId INTEGER PRIMARY KEY REFERENCES task (id),
    projectId INTEGER NOT NULL REFERENCES project (id),
    -- Among labelers: how probable so little agreement is by noise, the share of false alarms among tasks as improbable as
    -- that, and the judgements that this was measured on. NULL: no more than noise explains.
    pValue REAL CHECK (pValue > 0 AND pValue <= 1),
    falseShare REAL,
    judgements INTEGER,
    -- Between people and a reward model that had not seen the prompt: how probable it took what most people said to be.
    -- NULL: they do not disagree.
    probability REAL CHECK (probability >= 0 AND probability <= 1),
    preferredId INTEGER REFERENCES completion (id),
    rejectedId INTEGER REFERENCES completion (id),
    votes INTEGER,
    votesAgainst INTEGER,
    rewardModelId INTEGER REFERENCES rewardModel (id),
    -- How improbable the less probable of the two is, in powers of ten: what is most disputed comes first.
    surprise REAL NOT NULL,
    -- 0: a verdict stands.
    isOpen INTEGER NOT NULL CHECK (isOpen IN (0, 1)),
    measuredAt INTEGER NOT NULL,
    CHECK ((pValue IS NULL) = (falseShare IS NULL) AND (pValue IS NULL) = (judgements IS NULL)),
    CHECK ((probability IS NULL) = (preferredId IS NULL) AND (probability IS NULL) = (rejectedId IS NULL)
        AND (probability IS NULL) = (votes IS NULL) AND (probability IS NULL) = (votesAgainst IS NULL)
        AND (probability IS NULL) = (rewardModelId IS NULL))
) STRICT;
CREATE INDEX disputeQueue ON dispute (projectId, isOpen, surprise, taskId);

-- An expert's hold on a disputed task, and what became of it.
CREATE TABLE adjudication (
    id INTEGER PRIMARY KEY,
    projectId INTEGER NOT NULL REFERENCES project (id),
    taskId INTEGER NOT NULL REFERENCES task (id),
    userId INTEGER NOT NULL REFERENCES user (id),
    status TEXT NOT NULL,
    -- Seed of the order in which the completions are shown, and that order: a JSON array of completion ids.
    seed INTEGER NOT NULL,
    shown TEXT NOT NULL,
    formVersion INTEGER NOT NULL,
    claimedAt INTEGER NOT NULL,
    leaseExpiresAt INTEGER NOT NULL,
    finishedAt INTEGER,
    -- Unfinished work as the page saved it; how often it was saved, or given up for what was handed in.
    draft BLOB,
    draftRevision INTEGER NOT NULL DEFAULT 0,
    UNIQUE (taskId, userId),
    CHECK ((status = 'active') = (finishedAt IS NULL))
) STRICT;
-- Two experts never have the same task in hand, and an expert has one of a project.
CREATE UNIQUE INDEX adjudicationTask ON adjudication (taskId) WHERE status = 'active';
CREATE UNIQUE INDEX adjudicationActive ON adjudication (userId, projectId) WHERE status = 'active';
CREATE INDEX adjudicationOwn ON adjudication (userId, projectId, status, finishedAt);
CREATE INDEX adjudicationLease ON adjudication (leaseExpiresAt) WHERE status = 'active';

-- What an expert said. All revisions are kept; the current one stands.
CREATE TABLE verdict (
    id INTEGER PRIMARY KEY,
    adjudicationId INTEGER NOT NULL REFERENCES adjudication (id),
    projectId INTEGER NOT NULL REFERENCES project (id),
    taskId INTEGER NOT NULL REFERENCES task (id),
    userId INTEGER NOT NULL REFERENCES user (id),
    -- 'judgement', or 'bothFair': there is no right answer, and nothing else is said.
    kind TEXT NOT NULL,
    revision INTEGER NOT NULL CHECK (revision >= 1),
    isCurrent INTEGER NOT NULL CHECK (isCurrent IN (0, 1)),
    formVersion INTEGER NOT NULL,
    -- As in ranking.
    tiers TEXT NOT NULL,
    strengths TEXT,
    allBad INTEGER NOT NULL CHECK (allBad IN (0, 1)),
    -- JSON: the answers to the form's fields as they are sent.
    answers TEXT NOT NULL CHECK (json_valid(answers)),
    demonstration TEXT,
    note TEXT,
    durationMs INTEGER CHECK (durationMs >= 0),
    -- SHA-256 of what was said.
    digest BLOB NOT NULL CHECK (length(digest) = 32),
    createdAt INTEGER NOT NULL,
    takenBackAt INTEGER,
    takenBackBy INTEGER REFERENCES user (id),
    UNIQUE (taskId, revision),
    CHECK (isCurrent = 0 OR takenBackAt IS NULL)
) STRICT;
CREATE UNIQUE INDEX verdictCurrent ON verdict (taskId) WHERE isCurrent = 1;
CREATE INDEX verdictProject ON verdict (projectId, id) WHERE isCurrent = 1;
CREATE INDEX verdictAdjudication ON verdict (adjudicationId);

CREATE TRIGGER verdictKept BEFORE DELETE ON verdict
BEGIN
    SELECT RAISE(ABORT, 'verdicts are kept');
END;
CREATE TRIGGER verdictFixed
BEFORE UPDATE OF id, adjudicationId, projectId, taskId, userId, kind, revision, formVersion, tiers, strengths, allBad,
    answers, demonstration, note, durationMs, digest, createdAt ON verdict
BEGIN
    SELECT RAISE(ABORT, 'a verdict is never changed, a new revision is added');
END;

-- The verdicts that a snapshot froze beside, or instead of, its tasks' rankings.
CREATE TABLE snapshotVerdict (
    snapshotId INTEGER NOT NULL REFERENCES snapshot (id),
    taskId INTEGER NOT NULL REFERENCES task (id),
    verdictId INTEGER NOT NULL REFERENCES verdict (id),
    PRIMARY KEY (snapshotId, taskId)
) STRICT, WITHOUT ROWID;
