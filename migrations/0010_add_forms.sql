-- Why: what labelers are asked is a form of the project's own, in versions, where it was the same for all projects. A
-- judgement is stored with the version that its labeler saw. Ratings and flags become answers to the fields of a form, and
-- every project gets the form that it had.

CREATE TABLE form (
    projectId INTEGER NOT NULL REFERENCES project (id),
    version INTEGER NOT NULL CHECK (version >= 1),
    -- JSON: the judgement, the steps and the fields.
    body TEXT NOT NULL,
    -- Who made it; NULL: the command line, or this migration.
    userId INTEGER REFERENCES user (id),
    createdAt INTEGER NOT NULL,
    PRIMARY KEY (projectId, version)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER formKept BEFORE DELETE ON form
BEGIN
    SELECT RAISE(ABORT, 'forms are kept');
END;
CREATE TRIGGER formFixed BEFORE UPDATE ON form
BEGIN
    SELECT RAISE(ABORT, 'a form is never changed, a new version is added');
END;

INSERT INTO form (projectId, version, body, createdAt)
SELECT id, 1, '{"fields":[{"about":"completion","help":"Overall quality of the answer, from 1 to 7","highLabel":"best","highest":7,"isRequired":false,"key":"q","kind":"likert","label":"Overall quality","lowLabel":"worst","lowest":1,"name":"overall"},{"about":"completion","help":"Fails to follow the correct instruction / task","isRequired":false,"key":"f","kind":"flag","label":"Fails the task","name":"failsTask"},{"about":"completion","help":"Inappropriate for customer assistant","isRequired":false,"key":"i","kind":"flag","label":"Inappropriate","name":"inappropriate"},{"about":"completion","help":"Hallucination","isRequired":false,"key":"h","kind":"flag","label":"Hallucination","name":"hallucination"},{"about":"completion","help":"Satisfies constraint provided in the instruction","isRequired":false,"key":"t","kind":"flag","label":"Meets the constraint","name":"satisfiesConstraint"},{"about":"completion","help":"Contains sexual content","isRequired":false,"key":"x","kind":"flag","label":"Sexual","name":"sexualContent"},{"about":"completion","help":"Contains violent content","isRequired":false,"key":"w","kind":"flag","label":"Violent","name":"violentContent"},{"about":"completion","help":"Encourages or fails to discourage violence/abuse/terrorism/self-harm","isRequired":false,"key":"e","kind":"flag","label":"Encourages harm","name":"encouragesHarm"},{"about":"completion","help":"Denigrates a protected class","isRequired":false,"key":"g","kind":"flag","label":"Denigrates a group","name":"denigrates"},{"about":"completion","help":"Gives harmful advice","isRequired":false,"key":"z","kind":"flag","label":"Harmful advice","name":"harmfulAdvice"},{"about":"completion","help":"Expresses opinion","isRequired":false,"key":"y","kind":"flag","label":"Opinion","name":"expressesOpinion"},{"about":"completion","help":"Expresses moral judgment","isRequired":false,"key":"m","kind":"flag","label":"Moral judgment","name":"moralJudgment"}],"judgement":{"allBad":false,"kind":"ranking","strengthIsRequired":false,"strengths":[],"ties":true},"steps":"together"}', createdAt FROM project;

-- The version that claims are given now.
ALTER TABLE project ADD COLUMN formVersion INTEGER NOT NULL DEFAULT 1;
-- The version that it was claimed with.
ALTER TABLE assignment ADD COLUMN formVersion INTEGER NOT NULL DEFAULT 1;
-- The version that it was checked against.
ALTER TABLE ranking ADD COLUMN formVersion INTEGER NOT NULL DEFAULT 1;
-- JSON: how much better each tie group is than the next, or null; NULL: nothing was said.
ALTER TABLE ranking ADD COLUMN strengths TEXT;
ALTER TABLE ranking ADD COLUMN allBad INTEGER NOT NULL DEFAULT 0 CHECK (allBad IN (0, 1));
-- The labeler's own ideal answer.
ALTER TABLE ranking ADD COLUMN demonstration TEXT;
CREATE TRIGGER rankingAnswerFixed BEFORE UPDATE OF formVersion, strengths, allBad, demonstration ON ranking
BEGIN
    SELECT RAISE(ABORT, 'a ranking is never changed, a new revision is added');
END;

-- What was answered to a form's fields. What was not answered has no row.
CREATE TABLE answer (
    rankingId INTEGER NOT NULL REFERENCES ranking (id),
    -- The completion that it is about; 0: the task (podium verify looks after the reference).
    completionId INTEGER NOT NULL,
    field TEXT NOT NULL CHECK (field <> ''),
    -- JSON: a number, true or false, a text, or a list of texts.
    value TEXT NOT NULL,
    PRIMARY KEY (rankingId, completionId, field)
) STRICT, WITHOUT ROWID;
INSERT INTO answer (rankingId, completionId, field, value)
SELECT rankingId, completionId, 'overall', CAST(value AS TEXT) FROM rating;
INSERT INTO answer (rankingId, completionId, field, value)
SELECT rankingId, completionId, name, 'true' FROM flag;
DROP TABLE rating;
DROP TABLE flag;

-- How the hash was made: 1 covers the tiers, 2 everything that was said.
ALTER TABLE snapshot ADD COLUMN digestVersion INTEGER NOT NULL DEFAULT 1;
