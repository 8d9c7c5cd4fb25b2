-- Why: the history of promotions says who or what promoted a model, and which one answered before. Where that was taken
-- back, nothing is promoted by itself until somebody promotes a model; of earlier promotions that is not known.
ALTER TABLE promotion ADD COLUMN source TEXT NOT NULL DEFAULT 'training';
ALTER TABLE promotion ADD COLUMN isRollBack INTEGER NOT NULL DEFAULT 0 CHECK (isRollBack IN (0, 1));
UPDATE promotion SET source = 'person' WHERE userId IS NOT NULL;
