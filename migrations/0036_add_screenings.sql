-- Why: whom a project can trust was found out beside Podium. Labelers of Ouyang et al. 2022 (appendix B.1) were chosen by how
-- far they agreed with researchers on flags and rankings, by the grades of what they wrote, and by what they say they can
-- judge; a screening gathers all four, and keeps who was admitted, by whom and on what figures.

-- A project in which candidates show how they label.
CREATE TABLE screening (
    projectId INTEGER PRIMARY KEY REFERENCES project (id),
    -- Soft cut-offs in hundredths: 75 % is 75, a grade of 6 is 600.
    flagCutOff INTEGER NOT NULL,
    rankingCutOff INTEGER NOT NULL,
    gradeCutOff INTEGER NOT NULL,
    -- JSON: names of the flags that are compared; NULL: all.
    flags TEXT CHECK (flags IS NULL OR json_valid(flags)),
    -- Whether candidates see their own figures.
    showsFigures INTEGER NOT NULL CHECK (showsFigures IN (0, 1)),
    createdAt INTEGER NOT NULL
) STRICT;

-- Where candidates work: the screening's own project, and others whose forms ask something else. A project is part of one
-- screening at most.
CREATE TABLE screeningPart (
    projectId INTEGER PRIMARY KEY REFERENCES project (id),
    screeningId INTEGER NOT NULL REFERENCES screening (projectId)
) STRICT;
CREATE INDEX screeningPartScreening ON screeningPart (screeningId, projectId);

-- What candidates can be admitted to.
CREATE TABLE screeningTarget (
    screeningId INTEGER NOT NULL REFERENCES screening (projectId),
    projectId INTEGER NOT NULL REFERENCES project (id),
    PRIMARY KEY (screeningId, projectId),
    CHECK (screeningId <> projectId)
) STRICT, WITHOUT ROWID;
CREATE INDEX screeningTargetProject ON screeningTarget (projectId, screeningId);

-- What candidates are asked about themselves, in versions; the newest holds.
CREATE TABLE selfAssessment (
    screeningId INTEGER NOT NULL REFERENCES screening (projectId),
    version INTEGER NOT NULL CHECK (version >= 1),
    -- JSON: an introduction and topics; NULL: from here on nothing is asked.
    body TEXT CHECK (body IS NULL OR json_valid(body)),
    -- Who wrote it; NULL: the command line.
    userId INTEGER REFERENCES user (id),
    createdAt INTEGER NOT NULL,
    PRIMARY KEY (screeningId, version)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER selfAssessmentKept BEFORE DELETE ON selfAssessment
BEGIN
    SELECT RAISE(ABORT, 'self-assessments are kept');
END;
CREATE TRIGGER selfAssessmentFixed BEFORE UPDATE ON selfAssessment
BEGIN
    SELECT RAISE(ABORT, 'a self-assessment is never changed, a new version is added');
END;

-- What candidates said; the last of each counts. Rows go with the person: what they said was about themselves.
CREATE TABLE selfAssessmentAnswer (
    id INTEGER PRIMARY KEY,
    screeningId INTEGER NOT NULL,
    userId INTEGER NOT NULL REFERENCES user (id),
    version INTEGER NOT NULL,
    -- JSON: an answer for each topic, and a comment.
    body TEXT NOT NULL CHECK (json_valid(body)),
    createdAt INTEGER NOT NULL,
    FOREIGN KEY (screeningId, version) REFERENCES selfAssessment (screeningId, version)
) STRICT;
CREATE INDEX selfAssessmentAnswerUser ON selfAssessmentAnswer (screeningId, userId, id);
CREATE INDEX selfAssessmentAnswerPerson ON selfAssessmentAnswer (userId);
CREATE TRIGGER selfAssessmentAnswerFixed BEFORE UPDATE ON selfAssessmentAnswer
BEGIN
    SELECT RAISE(ABORT, 'an answer is never changed, a new one is added');
END;

-- What researchers grade candidates' demonstrations with. A grade is of one revision; it is taken back and not changed.
CREATE TABLE screeningGrade (
    id INTEGER PRIMARY KEY,
    screeningId INTEGER NOT NULL REFERENCES screening (projectId),
    rankingId INTEGER NOT NULL REFERENCES ranking (id),
    -- Who graded.
    userId INTEGER NOT NULL REFERENCES user (id),
    grade INTEGER NOT NULL,
    createdAt INTEGER NOT NULL,
    takenBackAt INTEGER
) STRICT;
CREATE UNIQUE INDEX screeningGradeStanding ON screeningGrade (rankingId, userId) WHERE takenBackAt IS NULL;
CREATE INDEX screeningGradeScreening ON screeningGrade (screeningId, rankingId) WHERE takenBackAt IS NULL;
CREATE TRIGGER screeningGradeKept BEFORE DELETE ON screeningGrade
BEGIN
    SELECT RAISE(ABORT, 'grades are kept');
END;
CREATE TRIGGER screeningGradeFixed
BEFORE UPDATE OF id, screeningId, rankingId, userId, grade, createdAt ON screeningGrade
BEGIN
    SELECT RAISE(ABORT, 'a grade is never changed, it is taken back');
END;
CREATE TRIGGER screeningGradeTakenBackOnce BEFORE UPDATE OF takenBackAt ON screeningGrade
WHEN OLD.takenBackAt IS NOT NULL
BEGIN
    SELECT RAISE(ABORT, 'a grade is taken back once');
END;

-- Who was admitted or declined.
CREATE TABLE screeningDecision (
    id INTEGER PRIMARY KEY,
    screeningId INTEGER NOT NULL REFERENCES screening (projectId),
    -- The candidate.
    userId INTEGER NOT NULL REFERENCES user (id),
    -- The project that it is about.
    projectId INTEGER NOT NULL REFERENCES project (id),
    kind TEXT NOT NULL,
    -- Forgotten when the candidate is deleted, as their figures are.
    reason TEXT NOT NULL,
    -- JSON: what was known of the candidate then.
    figures TEXT NOT NULL CHECK (json_valid(figures)),
    -- Whether it made the candidate a member, so that taking it back ends that.
    addedMember INTEGER NOT NULL CHECK (addedMember IN (0, 1)),
    -- NULL: the command line.
    createdBy INTEGER REFERENCES user (id),
    createdAt INTEGER NOT NULL,
    takenBackBy INTEGER REFERENCES user (id),
    takenBackAt INTEGER,
    CHECK (takenBackBy IS NULL OR takenBackAt IS NOT NULL)
) STRICT;
CREATE UNIQUE INDEX screeningDecisionStanding ON screeningDecision (screeningId, userId, projectId)
    WHERE takenBackAt IS NULL;
CREATE INDEX screeningDecisionUser ON screeningDecision (screeningId, userId, id);
CREATE INDEX screeningDecisionPerson ON screeningDecision (userId);
CREATE TRIGGER screeningDecisionKept BEFORE DELETE ON screeningDecision
BEGIN
    SELECT RAISE(ABORT, 'decisions are kept');
END;
CREATE TRIGGER screeningDecisionFixed
BEFORE UPDATE OF id, screeningId, userId, projectId, kind, addedMember, createdBy, createdAt ON screeningDecision
BEGIN
    SELECT RAISE(ABORT, 'a decision is never changed, it is taken back');
END;
CREATE TRIGGER screeningDecisionTakenBackOnce BEFORE UPDATE OF takenBackBy, takenBackAt ON screeningDecision
WHEN OLD.takenBackAt IS NOT NULL
BEGIN
    SELECT RAISE(ABORT, 'a decision is taken back once');
END;
CREATE TRIGGER screeningDecisionForgotten BEFORE UPDATE OF reason, figures ON screeningDecision
WHEN (NEW.reason <> OLD.reason AND NEW.reason <> '') OR (NEW.figures <> OLD.figures AND NEW.figures <> '[]')
BEGIN
    SELECT RAISE(ABORT, 'what a decision rests on is never changed, only forgotten');
END;
