-- Why: a labeler's skips are listed by when they were made, and an old assignment can be skipped today. 0011's index knows
-- no order.
DROP INDEX assignmentSkipped;
CREATE INDEX assignmentSkipped ON assignment (projectId, userId, finishedAt, id) WHERE status = 'skipped';
