-- Why: how far labelers agree is measured over all judgements, which takes seconds where there are a million. It is measured
-- beside labeling and kept, so that pages answer at once and say how old the figures are.
CREATE TABLE agreementRun (
    id INTEGER PRIMARY KEY,
    projectId INTEGER NOT NULL REFERENCES project (id),
    -- What the judgements looked like when it began; while that is the same, the figures would be, too.
    stamp TEXT NOT NULL,
    startedAt INTEGER NOT NULL,
    -- NULL: it goes on, or was broken off; its figures are not shown.
    finishedAt INTEGER,
    -- How many judgements the project had when it began, as its progress counts them: what came since is told by that.
    known INTEGER NOT NULL,
    -- What the figures rest on: judgements that count here, their tasks, those of them that two people judged, and people.
    judgements INTEGER NOT NULL DEFAULT 0,
    tasks INTEGER NOT NULL DEFAULT 0,
    repeatedTasks INTEGER NOT NULL DEFAULT 0,
    labelers INTEGER NOT NULL DEFAULT 0,
    -- JSON: the fields that figures are about, each at its place.
    fields TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(fields))
) STRICT;
CREATE INDEX agreementRunProject ON agreementRun (projectId, id);

CREATE TABLE agreementFigure (
    runId INTEGER NOT NULL REFERENCES agreementRun (id),
    -- 'project', 'formVersion', 'week', 'labeler', 'pair' or 'field', and its one or two numbers (AgreementGroup).
    grouping TEXT NOT NULL,
    measure TEXT NOT NULL,
    first INTEGER NOT NULL,
    second INTEGER NOT NULL,
    -- NULL: there is too little to say.
    estimate REAL,
    standardError REAL,
    lower REAL,
    upper REAL,
    -- Pairs of judgements of the same thing, and the tasks that these are of.
    units INTEGER NOT NULL CHECK (units >= 0),
    tasks INTEGER NOT NULL CHECK (tasks >= 0),
    PRIMARY KEY (runId, grouping, measure, first, second),
    CHECK ((estimate IS NULL) = (standardError IS NULL) AND (estimate IS NULL) = (lower IS NULL)
        AND (estimate IS NULL) = (upper IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX agreementFigureEstimate ON agreementFigure (runId, grouping, measure, estimate, first, second);
CREATE INDEX agreementFigureTasks ON agreementFigure (runId, grouping, measure, tasks, first, second);
