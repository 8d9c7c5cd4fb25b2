-- Why: which of two policies is better was asked of whatever had been judged. An evaluation is planned before it begins, asks
-- about prompts that nothing was trained on, and what it came to is kept.
CREATE TABLE evaluation (
    id INTEGER PRIMARY KEY,
    projectId INTEGER NOT NULL REFERENCES project (id),
    -- NULL: the command line.
    requestedBy INTEGER REFERENCES user (id),
    -- The same policy twice measures what chance does (A/A).
    baselineId INTEGER NOT NULL REFERENCES policy (id),
    candidateId INTEGER NOT NULL REFERENCES policy (id),
    -- Of each prompt by each of the two.
    completions INTEGER NOT NULL CHECK (completions >= 1),
    -- What its tasks have of these.
    overlap INTEGER NOT NULL CHECK (overlap >= 1),
    priority INTEGER NOT NULL,
    -- Of the prompts that are drawn, and of what endpoints are sent.
    seed INTEGER NOT NULL,
    -- JSON: how its prompts were chosen, and what was said before it began of the difference that they show.
    plan TEXT NOT NULL CHECK (json_valid(plan)),
    status TEXT NOT NULL,
    -- JSON: what it came to when it ended. Later judgements change nothing of it.
    report TEXT CHECK (report IS NULL OR json_valid(report)),
    createdAt INTEGER NOT NULL,
    endedAt INTEGER,
    CHECK ((status = 'open') = (endedAt IS NULL)),
    CHECK ((report IS NULL) = (endedAt IS NULL))
) STRICT;
CREATE INDEX evaluationProject ON evaluation (projectId, id);
CREATE INDEX evaluationOpen ON evaluation (id) WHERE endedAt IS NULL;

CREATE TRIGGER evaluationKept BEFORE DELETE ON evaluation
BEGIN
    SELECT RAISE(ABORT, 'evaluations are kept');
END;
CREATE TRIGGER evaluationFixed
BEFORE UPDATE OF id, projectId, requestedBy, baselineId, candidateId, completions, overlap, priority, seed, plan, createdAt
ON evaluation
BEGIN
    SELECT RAISE(ABORT, 'an evaluation is planned once');
END;
CREATE TRIGGER evaluationEndedOnce BEFORE UPDATE OF status, report, endedAt ON evaluation WHEN OLD.endedAt IS NOT NULL
BEGIN
    SELECT RAISE(ABORT, 'an evaluation ends once');
END;

-- The answers that are compared, by place of the prompt in the evaluation's sampling run.
CREATE TABLE evaluationAnswer (
    evaluationId INTEGER NOT NULL REFERENCES evaluation (id),
    place INTEGER NOT NULL,
    slot INTEGER NOT NULL,
    isCandidate INTEGER NOT NULL CHECK (isCandidate IN (0, 1)),
    sampleId INTEGER NOT NULL REFERENCES sample (id),
    -- Under which labelers see it; NULL: all answers to the prompt are the same, so there is no task.
    completionId INTEGER REFERENCES completion (id),
    PRIMARY KEY (evaluationId, place, slot)
) STRICT, WITHOUT ROWID;

-- Its prompts are those of its sampling run.
ALTER TABLE samplingRun ADD COLUMN evaluationId INTEGER REFERENCES evaluation (id);
CREATE UNIQUE INDEX samplingRunEvaluation ON samplingRun (evaluationId) WHERE evaluationId IS NOT NULL;
-- Of an evaluation: all answers are the same, which is a tie that nobody has to judge.
ALTER TABLE samplingPrompt ADD COLUMN isTie INTEGER NOT NULL DEFAULT 0 CHECK (isTie IN (0, 1));
CREATE INDEX samplingPromptPrompt ON samplingPrompt (promptId);
CREATE INDEX promptProject ON prompt (projectId, id);

-- The evaluation that made the task: it is judged to measure, and nothing is trained on it.
ALTER TABLE task ADD COLUMN evaluationId INTEGER REFERENCES evaluation (id);
