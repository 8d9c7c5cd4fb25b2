-- Why: a model went through the labelers' writer, the log and every backup as a value of this table; models of other kinds
-- are far larger. It is a file now, models/<SHA-256> beside the database, and this is its entry in the registry. The
-- values are written to files in this transaction, before what stands here (Sources/Storage/Training/ModelFiles.swift).
-- SQLite cannot take a column out that a CHECK names, so the table is made anew.
CREATE TABLE newRewardModel (
    id INTEGER PRIMARY KEY,
    projectId INTEGER NOT NULL REFERENCES project (id),
    trainingRunId INTEGER REFERENCES trainingRun (id),
    snapshotId INTEGER REFERENCES snapshot (id),
    -- Names the file. Equal models of several runs share it.
    sha256 BLOB NOT NULL CHECK (length(sha256) = 32),
    byteCount INTEGER NOT NULL CHECK (byteCount >= 0),
    -- RewardModelKind: which program reads the file.
    kind TEXT NOT NULL,
    report TEXT NOT NULL,
    createdAt INTEGER NOT NULL,
    -- When the file was given up, because many newer candidates came after it. The entry and its report stay.
    prunedAt INTEGER
) STRICT;
INSERT INTO newRewardModel (id, projectId, trainingRunId, snapshotId, sha256, byteCount, kind, report, createdAt)
SELECT id, projectId, trainingRunId, snapshotId, sha256, byteCount, 'linear', report, createdAt FROM rewardModel;
DROP TABLE rewardModel;
ALTER TABLE newRewardModel RENAME TO rewardModel;

CREATE INDEX rewardModelProject ON rewardModel (projectId, id);
CREATE INDEX rewardModelRun ON rewardModel (trainingRunId) WHERE trainingRunId IS NOT NULL;
CREATE INDEX rewardModelFile ON rewardModel (sha256);
CREATE INDEX promotionModel ON promotion (rewardModelId, id);
