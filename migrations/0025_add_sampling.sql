-- Why: prompts came with their completions or not at all. They may come alone now and wait, until a run asks policies.
CREATE TABLE waitingPrompt (
    id INTEGER PRIMARY KEY,
    projectId INTEGER NOT NULL REFERENCES project (id),
    promptId INTEGER NOT NULL UNIQUE REFERENCES prompt (id),
    importId INTEGER REFERENCES import (id),
    -- What its task will have of these.
    externalId TEXT CHECK (externalId <> ''),
    priority INTEGER NOT NULL DEFAULT 0,
    overlap INTEGER CHECK (overlap >= 1),
    createdAt INTEGER NOT NULL,
    withdrawnAt INTEGER,
    -- What it waits for no more.
    taskId INTEGER REFERENCES task (id)
) STRICT;
CREATE INDEX waitingPromptOpen ON waitingPrompt (projectId, id) WHERE taskId IS NULL AND withdrawnAt IS NULL;
CREATE INDEX waitingPromptImport ON waitingPrompt (importId) WHERE importId IS NOT NULL;
CREATE UNIQUE INDEX waitingPromptExternalId ON waitingPrompt (projectId, externalId) WHERE externalId IS NOT NULL;
ALTER TABLE import ADD COLUMN waiting INTEGER NOT NULL DEFAULT 0;

-- One turn of asking: which policies, for how many completions each.
CREATE TABLE samplingRun (
    id INTEGER PRIMARY KEY,
    projectId INTEGER NOT NULL REFERENCES project (id),
    -- NULL: the command line, or the program.
    requestedBy INTEGER REFERENCES user (id),
    -- JSON: [{"policyId": …, "completions": …}, …]
    plan TEXT NOT NULL CHECK (json_valid(plan)),
    -- Of the order of policies, and of the seeds that endpoints are sent.
    seed INTEGER NOT NULL,
    status TEXT NOT NULL,
    -- Why it failed or was stopped.
    message TEXT,
    createdAt INTEGER NOT NULL,
    startedAt INTEGER,
    finishedAt INTEGER
) STRICT;
CREATE INDEX samplingRunProject ON samplingRun (projectId, id);

-- The prompts of a run, in the order in which they are asked about.
CREATE TABLE samplingPrompt (
    runId INTEGER NOT NULL REFERENCES samplingRun (id),
    place INTEGER NOT NULL,
    promptId INTEGER NOT NULL REFERENCES prompt (id),
    -- NULL: it is not done. Both are set where all that came was a task that was there already.
    taskId INTEGER REFERENCES task (id),
    -- Why no task came of it.
    fault TEXT,
    PRIMARY KEY (runId, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX samplingPromptOpen ON samplingPrompt (runId, place) WHERE taskId IS NULL AND fault IS NULL;

-- What a policy answered. All of it is kept, also what became no completion.
CREATE TABLE sample (
    id INTEGER PRIMARY KEY,
    runId INTEGER NOT NULL REFERENCES samplingRun (id),
    place INTEGER NOT NULL,
    -- For which of the completions of the prompt, from 0 on, and which answer for it: several where the best is taken of
    -- them, or where one was like another completion.
    slot INTEGER NOT NULL CHECK (slot >= 0),
    attempt INTEGER NOT NULL CHECK (attempt >= 0),
    -- The policy that was asked.
    policyId INTEGER NOT NULL REFERENCES policy (id),
    text TEXT NOT NULL,
    ending TEXT NOT NULL,
    -- JSON: the model and the parameters as they were sent.
    parameters TEXT NOT NULL CHECK (json_valid(parameters)),
    promptTokens INTEGER,
    completionTokens INTEGER,
    durationMs INTEGER NOT NULL,
    -- By which the best was taken.
    reward REAL,
    rewardModelId INTEGER REFERENCES rewardModel (id),
    -- The completion that it became.
    completionId INTEGER REFERENCES completion (id),
    createdAt INTEGER NOT NULL,
    UNIQUE (runId, place, slot, attempt)
) STRICT;
CREATE UNIQUE INDEX sampleCompletion ON sample (completionId) WHERE completionId IS NOT NULL;
