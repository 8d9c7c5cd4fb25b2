-- Why: a model can be trained again from a stored snapshot. Such a run promotes nothing, and is no answer to whether
-- there is anything new to train from; where it makes bytes that a model of the project has already, that model is its.
ALTER TABLE trainingRun ADD COLUMN isReproduction INTEGER NOT NULL DEFAULT 0 CHECK (isReproduction IN (0, 1));
ALTER TABLE trainingRun ADD COLUMN reproducedModelId INTEGER REFERENCES rewardModel (id);
