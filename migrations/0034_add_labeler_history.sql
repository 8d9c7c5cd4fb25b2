-- Why: that somebody judges otherwise than others says nothing of since when. How each labeler judged week by week, whether
-- and since when otherwise than before, and what hangs on that, is measured with the agreement and kept beside its figures.
CREATE TABLE labelerHistory (
    runId INTEGER NOT NULL REFERENCES agreementRun (id),
    userId INTEGER NOT NULL REFERENCES user (id),
    -- Judgements that could be held against those of others.
    judgements INTEGER NOT NULL CHECK (judgements > 0),
    -- The day of the first judgement that is otherwise, in days since 1970; NULL: there is no change that chance does not
    -- explain.
    changedOn INTEGER,
    -- JSON: weeks, the change with its interval, and what hangs on it (LabelerHistoryRecord).
    body TEXT NOT NULL CHECK (json_valid(body)),
    PRIMARY KEY (runId, userId)
) STRICT, WITHOUT ROWID;
