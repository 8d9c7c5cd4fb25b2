-- Why: people's judgements are few. A model may be asked, too, but never as a person: what it says is kept in tables of its
-- own, so it can take no slot, count towards no overlap or agreement, and enter no snapshot.
CREATE TABLE judge (
    id INTEGER PRIMARY KEY,
    projectId INTEGER NOT NULL REFERENCES project (id),
    name TEXT NOT NULL,
    -- That is asked; it has an endpoint.
    policyId INTEGER NOT NULL REFERENCES policy (id),
    temperature REAL NOT NULL,
    -- NULL: as long as the endpoint lets it.
    maxTokens INTEGER,
    -- The share of prompts, in percent, that it is never asked about: drawn from the project's seed, the same for ever.
    withheldPercent INTEGER NOT NULL,
    -- NULL: the command line.
    createdBy INTEGER REFERENCES user (id),
    createdAt INTEGER NOT NULL,
    removedAt INTEGER
) STRICT;
CREATE UNIQUE INDEX judgeName ON judge (projectId, name) WHERE removedAt IS NULL;
CREATE INDEX judgeProject ON judge (projectId, id);

CREATE TRIGGER judgeKept BEFORE DELETE ON judge
BEGIN
    SELECT RAISE(ABORT, 'judges are kept');
END;
-- A judge that is asked otherwise is another judge.
CREATE TRIGGER judgeFixed
BEFORE UPDATE OF id, projectId, policyId, temperature, maxTokens, withheldPercent ON judge
BEGIN
    SELECT RAISE(ABORT, 'a judge is never changed, only its template');
END;

-- What a judge is asked, by version from 1 on: the highest is in use.
CREATE TABLE judgeTemplate (
    judgeId INTEGER NOT NULL REFERENCES judge (id),
    version INTEGER NOT NULL CHECK (version >= 1),
    text TEXT NOT NULL,
    createdBy INTEGER REFERENCES user (id),
    createdAt INTEGER NOT NULL,
    PRIMARY KEY (judgeId, version)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER judgeTemplateKept BEFORE DELETE ON judgeTemplate
BEGIN
    SELECT RAISE(ABORT, 'templates are kept');
END;
CREATE TRIGGER judgeTemplateFixed BEFORE UPDATE ON judgeTemplate
BEGIN
    SELECT RAISE(ABORT, 'a template is never changed, it gets another version');
END;

-- One turn of asking a judge.
CREATE TABLE judgingRun (
    id INTEGER PRIMARY KEY,
    projectId INTEGER NOT NULL REFERENCES project (id),
    judgeId INTEGER NOT NULL REFERENCES judge (id),
    templateVersion INTEGER NOT NULL,
    -- Only tasks that chance drew; 0: also those that a reward model chose.
    onlyRandom INTEGER NOT NULL CHECK (onlyRandom IN (0, 1)),
    -- Of one task at most.
    pairs INTEGER NOT NULL CHECK (pairs >= 1),
    -- Of the order of tasks, of their pairs, and of what endpoints are sent.
    seed INTEGER NOT NULL,
    -- Tasks that were kept from it when it was made.
    withheld INTEGER NOT NULL,
    requestedBy INTEGER REFERENCES user (id),
    status TEXT NOT NULL,
    -- Why it failed or was stopped.
    message TEXT,
    createdAt INTEGER NOT NULL,
    startedAt INTEGER,
    finishedAt INTEGER,
    FOREIGN KEY (judgeId, templateVersion) REFERENCES judgeTemplate (judgeId, version)
) STRICT;
CREATE INDEX judgingRunJudge ON judgingRun (judgeId, id);

-- The tasks of a run, in an order of chance: one that ends early has judged a random part.
CREATE TABLE judgingTask (
    runId INTEGER NOT NULL REFERENCES judgingRun (id),
    place INTEGER NOT NULL,
    taskId INTEGER NOT NULL REFERENCES task (id),
    isDone INTEGER NOT NULL DEFAULT 0 CHECK (isDone IN (0, 1)),
    -- Why it could not be judged.
    fault TEXT,
    PRIMARY KEY (runId, place),
    CHECK (isDone = 0 OR fault IS NULL)
) STRICT, WITHOUT ROWID;
CREATE INDEX judgingTaskTask ON judgingTask (taskId);

-- What a judge said of two completions in one order. All of it is kept, also what could not be read.
CREATE TABLE judgement (
    id INTEGER PRIMARY KEY,
    runId INTEGER NOT NULL REFERENCES judgingRun (id),
    taskId INTEGER NOT NULL REFERENCES task (id),
    -- As they were shown.
    firstId INTEGER NOT NULL REFERENCES completion (id),
    secondId INTEGER NOT NULL REFERENCES completion (id),
    -- Raw.
    answer TEXT NOT NULL,
    ending TEXT NOT NULL,
    -- By completion, not by side: the one that is better; or that both are alike; or why that could not be read.
    preferredId INTEGER REFERENCES completion (id),
    isTie INTEGER NOT NULL CHECK (isTie IN (0, 1)),
    fault TEXT,
    -- JSON: the model and the parameters as they were sent.
    parameters TEXT NOT NULL CHECK (json_valid(parameters)),
    promptTokens INTEGER,
    completionTokens INTEGER,
    durationMs INTEGER NOT NULL,
    createdAt INTEGER NOT NULL,
    UNIQUE (runId, taskId, firstId, secondId),
    CHECK (firstId <> secondId),
    CHECK (preferredId IN (firstId, secondId)),
    CHECK ((preferredId IS NOT NULL) + isTie + (fault IS NOT NULL) = 1)
) STRICT;
CREATE INDEX judgementTask ON judgement (taskId, id);

CREATE TRIGGER judgementKept BEFORE DELETE ON judgement
BEGIN
    SELECT RAISE(ABORT, 'judgements are kept');
END;
CREATE TRIGGER judgementFixed BEFORE UPDATE ON judgement
BEGIN
    SELECT RAISE(ABORT, 'a judgement is never changed');
END;
