import Testing

@testable import Storage

/// Every query that lists, counts or searches goes by an index: what it costs does not grow with what it leaves out.
@Suite("Query plans")
struct QueryPlanTests {
    @Test(
        "each query searches by the index that is made for it and sorts nothing",
        arguments: [
            Plan("audit list", Audit.listQuery, "auditEvent USING INTEGER PRIMARY KEY"),
            Plan("users", Users.listQuery, "user USING INTEGER PRIMARY KEY"),
            Plan("person by name", Users.personQuery, "user USING INDEX userPerson (username=?)"),
            Plan("pseudo-labeler", Users.pseudoLabelerQuery, "user USING INDEX userPseudoLabeler (username=?)"),
            Plan("session", Sessions.authenticateQuery, "session USING INDEX sqlite_autoindex_session_1"),
            Plan("token", AccessTokens.authenticateQuery, "accessToken USING INDEX sqlite_autoindex_accessToken_1"),
            Plan("tokens", AccessTokens.listQuery, "accessToken USING INDEX accessTokenUser"),
            Plan("sessions", Sessions.listQuery, "session USING INDEX sessionUser"),
            Plan("shared project", Members.sharedQuery, "shared USING COVERING INDEX memberUser"),
            Plan("invitation", Invitations.openQuery, "invitation USING INDEX sqlite_autoindex_invitation_1"),
            Plan("guidelines", Guidelines.listQuery, "guidelineVersion USING PRIMARY KEY (projectId=? AND version<?)"),
            Plan("forms", Forms.listQuery, "form USING PRIMARY KEY (projectId=? AND version>?)"),
            Plan("practice task", Practices.currentQuery, "practice USING PRIMARY KEY (projectId=?)"),
            Plan("practice tasks", Practices.listQuery, "practice USING PRIMARY KEY (projectId=? AND version>?)"),
            Plan("introduction", Introductions.query, "introduction USING PRIMARY KEY (projectId=? AND userId=?)"),
            Plan("introduction: work", Introductions.query, "labelerDay USING PRIMARY KEY (projectId=? AND userId=?)"),
            Plan("tasks that a form does not fit", Forms.misfitQuery, "taskProject (projectId=? AND rowid>?)"),
            Plan("tasks of equal completions", Forms.equalQuery, "taskProject (projectId=? AND rowid>?)"),
            Plan("members", Members.listQuery, "member USING PRIMARY KEY (projectId=?)"),
            Plan("projects of a member", Members.projectsQuery, "member USING INDEX memberUser"),
            Plan("tasks", Tasks.listQuery, "task USING INDEX taskProject"),
            Plan("skipped tasks", Tasks.skippedQuery, "task USING INDEX taskSkipped"),
            Plan(
                "skips of a task", Tasks.skipsQuery, "assignment USING INDEX sqlite_autoindex_assignment_1", sorts: true
            ),
            Plan("next group", TaskQueue.groupQuery, "taskQueue (projectId=? AND queueGroup<?)"),
            Plan(
                "next of a lane", TaskQueue.laneQuery,
                "taskQueue (projectId=? AND queueGroup=? AND lane=? AND queueSeq>?)"),
            Plan(
                "end of a lane", TaskQueue.cursorToEnd,
                "taskQueue (projectId=? AND queueGroup=? AND lane=? AND queueSeq>?)"),
            Plan("turn", ProbeTransaction.turnQuery, "probeTurn USING PRIMARY KEY (projectId=? AND userId=?)"),
            Plan(
                "gold to hand out", ProbeTransaction.goldQuery,
                "gold USING INDEX goldPlace (projectId=? AND place>? AND place<?)"),
            Plan("gold that was seen", ProbeTransaction.seenQuery, "task USING INDEX taskOriginal (originalId=?)"),
            Plan("gold tasks", Golds.listQuery, "gold USING COVERING INDEX goldProject (projectId=? AND taskId>?)"),
            Plan("gold tasks of a project", Golds.numberQuery, "INDEX goldPlace (projectId=?)"),
            Plan("proposed already", GoldProposals.knownQuery, "task USING INDEX taskOriginal (originalId=?)"),
            Plan(
                "scores of a labeler", GoldScores.listQuery,
                "probeScore USING INDEX probeScoreUser (projectId=? AND probe=? AND userId=? AND at>?)"),
            Plan(
                "what followed", GoldEvents.listQuery, "goldEvent USING INDEX goldEventProject (projectId=? AND id<?)"),
            Plan(
                "what followed for a labeler", GoldEvents.ofLabelerQuery,
                "goldEvent USING INDEX goldEventUser (projectId=? AND userId=? AND id<?)"),
            Plan("untold", GoldEvents.untoldQuery, "goldEvent USING INDEX goldEventUser (projectId=? AND userId=?)"),
            Plan("newest task", Acquisitions.newestQuery, "task USING INDEX taskProject (projectId=?)"),
            Plan("open tasks", Acquisitions.openQuery, "task USING INDEX taskProject (projectId=? AND rowid>?)"),
            Plan("jobs that ended", Acquisitions.endedQuery, "job USING INDEX jobEnded (finishedAt>?)"),
            Plan(
                "choice of a method", Acquisitions.methodQuery,
                "auditEvent USING INDEX auditEventSubject (subject=? AND subjectId=?)"),
            Plan("levels", Acquisitions.levelQuery, "task USING INDEX taskProject (projectId=? AND rowid>?)"),
            Plan("chosen tasks", Acquisitions.chosenQuery, "snapshotRanking USING PRIMARY KEY (snapshotId=?)"),
            Plan("requeue", Requeue.batchQuery, "task USING INDEX taskProject"),
            Plan("disputed tasks", Disputes.listQuery, "dispute USING INDEX disputeQueue (projectId=? AND isOpen=?)"),
            Plan(
                "next dispute", Adjudications.nextQuery,
                "dispute USING COVERING INDEX disputeQueue (projectId=? AND isOpen=?)"),
            Plan(
                "how many are disputed", Disputes.openCountQuery,
                "dispute USING COVERING INDEX disputeQueue (projectId=? AND isOpen=?)"),
            Plan("how many verdicts", Disputes.verdictCountQuery, "verdict USING INDEX verdictProject (projectId=?)"),
            Plan("judgements of extra labelers", Disputes.extraQuery, "task USING INDEX taskExtra (projectId=?)"),
            Plan("holder of a dispute", Disputes.holderQuery, "adjudication USING INDEX adjudicationTask (taskId=?)"),
            Plan(
                "work in hand of an expert", Adjudications.heldQuery,
                "adjudicationOwn (userId=? AND projectId=? AND status=?)"),
            Plan(
                "whether a dispute is taken", Adjudications.takenQuery,
                "adjudication USING INDEX adjudicationTask (taskId=?)"),
            Plan("verdict of a task", Verdicts.currentQuery, "verdict USING INDEX verdictCurrent (taskId=?)"),
            Plan("verdicts", Verdicts.listQuery, "verdict USING INDEX verdictProject (projectId=? AND id<?)"),
            Plan(
                "a labeler beside verdicts", Verdicts.labelerQuery,
                "verdict USING INDEX verdictProject (projectId=? AND id<?)"),
            Plan(
                "tasks of a snapshot", Snapshots.taskQuery,
                "snapshotVerdict USING PRIMARY KEY (snapshotId=? AND taskId>?)"),
            Plan("surplus of a task", Surplus.query, "ranking USING INDEX rankingSurplus", sorts: true),
            Plan("known task", ImportTransaction.knownQuery, "task USING INTEGER PRIMARY KEY"),
            Plan(
                "what was said of a task", ImportTransaction.saidQuery,
                "assignment USING INDEX sqlite_autoindex_assignment_1 (taskId=? AND userId=?)"),
            Plan("conversations", Conversations.listQuery, "conversationProject (projectId=? AND id<?)"),
            Plan(
                "own conversations", Conversations.ownListQuery, "conversationUser (projectId=? AND userId=? AND id<?)"),
            Plan("next conversation to export", Conversations.nextQuery, "conversationProject (projectId=? AND id>?)"),
            Plan("answers of a turn", Connection.writtenQuery, "conversationAnswer USING INDEX sqlite_autoindex"),
            Plan("judgements of a turn", Rankings.keptOfTaskQuery, "ranking USING INDEX"),
            Plan("last word of a judge", Judges.lastWordQuery, "SEARCH judgement"),
            Plan("open conversations", Conversations.openQuery, "conversationOpen (userId=? AND projectId=?)"),
            Plan("conversations of a labeler", Conversations.ownQuery, "conversationUser (projectId=? AND userId=?)"),
            Plan(
                "turns to ask", Conversations.askingQuery,
                "conversationTurn USING COVERING INDEX conversationTurnAsking (status=?)"),
            Plan(
                "turns of a conversation", Connection.turnsQuery,
                "conversationTurn USING INDEX sqlite_autoindex_conversationTurn_1 (conversationId=?)"),
            Plan(
                "openings", Connection.openingQuery,
                "waitingPrompt USING INDEX waitingPromptOpen (projectId=?"),
            Plan(
                "prompts that wait", SamplingRuns.waitingQuery,
                "waitingPrompt USING INDEX waitingPromptOpen (projectId=?)"),
            Plan(
                "prompts that conversations took", SamplingRuns.waitingQuery,
                "conversation USING INDEX conversationPrompt (promptId=?)"),
            Plan(
                "prompts that a run takes", SamplingRuns.takeQuery,
                "conversation USING INDEX conversationPrompt (promptId=?)", sorts: true),
            Plan("imports", Imports.listQuery, "import USING INDEX importProject"),
            Plan(
                "unfinished withdrawals", Imports.movingQuery, "import USING COVERING INDEX importMoves (movesAfter>?)"),
            Plan(
                "tasks of an import", ImportMove.tasksQuery,
                "task USING COVERING INDEX taskImport (importId=? AND id>?)"),
            Plan(
                "tasks ranked by an import", ImportMove.tasksQuery,
                "ranking USING COVERING INDEX rankingImport (importId=? AND taskId>?)"),
            Plan(
                "rankings of an import", ImportMove.rankingsQuery,
                "ranking USING INDEX rankingImport (importId=? AND taskId=?)"),
            Plan("due leases", Leases.dueQuery, "assignment USING INDEX assignmentLease"),
            Plan("leases of a user", Leases.ofUserQuery, "assignment USING INDEX assignmentActive (userId=?"),
            Plan(
                "own expired", ClaimTransaction.ownExpiredQuery, "assignment USING INDEX assignmentExpired", sorts: true
            ),
            Plan("claim rules", ClaimRules.query, "assignment USING INDEX assignmentActive (userId=? AND projectId=?)"),
            Plan("work in hand", WorkInHand.query, "assignment USING INTEGER PRIMARY KEY"),
            Plan("rankings", Rankings.listQuery, "ranking USING INDEX rankingProject"),
            Plan("own work: rankings", Rankings.ownRankingQuery, "ranking USING INDEX rankingUser"),
            Plan("own work: skips", Rankings.ownSkipQuery, "assignment USING INDEX assignmentSkipped"),
            Plan("exported tasks", Rankings.exportedTaskQuery, "task USING INDEX taskProject"),
            Plan("current ranking", Rankings.currentQuery, "ranking USING INDEX rankingCurrent"),
            Plan("own day", Rankings.dayQuery, "ranking USING INDEX rankingUser"),
            Plan(
                "left of a lane", TaskQueue.leftQuery,
                "taskQueue (projectId=? AND queueGroup=? AND lane=? AND queueSeq>?)"),
            Plan("own questions", Questions.ownQuery, "question USING INDEX questionOwn (projectId=? AND userId=?"),
            Plan("unread answers", Questions.unseenQuery, "question USING INDEX questionUnseen"),
            Plan("inbox", Questions.inboxQuery, "question USING INDEX questionInbox (projectId=? AND place=? AND "),
            Plan(
                "questions that wait", Questions.countQuery,
                "question USING INDEX questionInbox (projectId=? AND place=?)"),
            Plan("messages", Questions.threadQuery, "questionMessage USING PRIMARY KEY (questionId=?)"),
            Plan("notes", Remarks.noteQuery, "ranking USING INDEX rankingNote (projectId=? AND id<?)"),
            Plan("comments of skips", Remarks.skipQuery, "assignment USING INDEX assignmentSkipComment"),
            Plan("rankings of a task", Rankings.ofTaskQuery, "ranking USING INDEX rankingCounted"),
            Plan("progress: tasks", Progress.statusQuery, "taskCount USING PRIMARY KEY"),
            Plan("progress: labelers", Progress.labelerQuery, "labelerDay USING PRIMARY KEY"),
            Plan("progress: days", Progress.dayQuery, "labelerDay USING PRIMARY KEY", sorts: true),
            Plan("progress: leases", Progress.leaseQuery, "assignment USING INDEX assignmentHeld"),
            Plan("progress: skips", Progress.skipQuery, "task USING INDEX taskSkipped"),
            Plan("progress: skipped by all", Progress.skippedByAllQuery, "task USING INDEX taskSkipped"),
            Plan("progress: durations", Progress.durationQuery, "ranking USING INDEX rankingUser"),
            Plan("judged tasks", JudgedTasks.taskQuery, "task USING INDEX taskProject (projectId=? AND rowid>?)"),
            Plan("rankings to compare", JudgedTasks.rankingQuery, "ranking USING INDEX rankingCounted"),
            Plan(
                "stamp: rankings", JudgedTasks.stampQuery, "ranking USING COVERING INDEX rankingProject (projectId=?)"),
            Plan("stamp: labelers", JudgedTasks.stampQuery, "labelerDay USING PRIMARY KEY (projectId=?)"),
            Plan("snapshot content", SnapshotContent.query, "ranking USING INDEX rankingCounted"),
            Plan(
                "weights of a labeler", LabelerWeights.listQuery,
                "labelerWeight USING INDEX labelerWeightUser (projectId=? AND userId=? AND id<?)"),
            Plan(
                "weights of a project", LabelerWeights.ofProjectQuery,
                "labelerWeight USING INDEX labelerWeightUser (projectId=?)"),
            Plan(
                "weights for a snapshot", LabelerWeights.historyQuery,
                "labelerWeight USING INDEX labelerWeightUser (projectId=?)"),
            Plan(
                "number of weights", LabelerWeights.numberQuery,
                "labelerWeight USING COVERING INDEX labelerWeightUser (projectId=? AND userId=?)"),
            Plan(
                "held-out labelers", LabelerHoldouts.historyQuery,
                "labelerHoldout USING INDEX labelerHoldoutUser (projectId=?)"),
            Plan(
                "being held out", LabelerHoldouts.listQuery,
                "labelerHoldout USING INDEX labelerHoldoutUser (projectId=? AND userId=?)"),
            Plan(
                "requeues of a labeler", LabelerRequeues.listQuery,
                "labelerRequeue USING INDEX labelerRequeueUser (projectId=? AND userId=?)"),
            Plan(
                "requeues of a project", LabelerRequeues.ofProjectQuery,
                "labelerRequeue USING INDEX labelerRequeueUser (projectId=?)"),
            Plan(
                "work to set aside", RequeueMove.workQuery,
                "ranking USING INDEX rankingUser (projectId=? AND userId=? AND id>? AND id<?)"),
            Plan(
                "work that stands aside", RequeueMove.asideQuery,
                "assignment USING INDEX assignmentRequeue (requeueId=?)"),
            Plan("surplus that waits", Surplus.numberQuery, "ranking USING INDEX rankingSurplus"),
            Plan("proposed tasks", Snapshots.liveTaskQuery, "ranking USING COVERING INDEX rankingCounted"),
            Plan("proposed rankings", Snapshots.liveRankingQuery, "ranking USING INDEX rankingCounted"),
            Plan("held out in a snapshot", Snapshots.heldOutQuery, "snapshotRanking USING PRIMARY KEY (snapshotId=?)"),
            Plan("weight", LabelerWeights.oneQuery, "labelerWeight USING INTEGER PRIMARY KEY"),
            Plan(
                "judgements to weigh", LabelerWeights.countQuery,
                "ranking USING INDEX rankingUser (projectId=? AND userId=?)"),
            Plan("labeler of a project", LabelerWeights.isLabelerQuery, "labelerDay USING PRIMARY KEY (projectId=?"),
            Plan("screening", Screenings.findQuery, "screening USING INTEGER PRIMARY KEY"),
            Plan("screening of a part", Screenings.partQuery, "screeningPart USING INTEGER PRIMARY KEY"),
            Plan(
                "parts of a screening", Screenings.partsQuery,
                "screeningPart USING COVERING INDEX screeningPartScreening"),
            Plan(
                "targets of a screening", Screenings.targetsQuery, "screeningTarget USING PRIMARY KEY (screeningId=?)"),
            Plan(
                "screenings for a project", Screenings.forTargetQuery,
                "screeningTarget USING COVERING INDEX screeningTargetProject"),
            Plan(
                "screenings of a candidate", Screenings.ofCandidateQuery, "member USING INDEX memberUser", sorts: true),
            Plan("self-assessment", Screenings.assessmentQuery, "selfAssessment USING PRIMARY KEY (screeningId=?)"),
            Plan(
                "what was said of oneself", Screenings.answerQuery,
                "selfAssessmentAnswer USING INDEX selfAssessmentAnswerUser (screeningId=? AND userId=?)"),
            Plan(
                "candidates", Screenings.candidatesQuery,
                "screeningPart USING COVERING INDEX screeningPartScreening (screeningId=?)", sorts: true),
            Plan("candidate", Screenings.candidateQuery, "member USING PRIMARY KEY (projectId=? AND userId=?)"),
            Plan(
                "progress of candidates", Screenings.progressQuery, "task USING INDEX taskProject (projectId=?)",
                sorts: true),
            Plan(
                "demonstrations", Screenings.demonstrationsQuery, "ranking USING INDEX rankingProject (projectId=?)"),
            Plan("demonstration", Screenings.demonstrationQuery, "ranking USING INTEGER PRIMARY KEY"),
            Plan(
                "grades", Screenings.gradesQuery, "screeningGrade USING INDEX screeningGradeScreening (screeningId=?)"),
            Plan(
                "one's own grade", Screenings.ownGradeQuery,
                "screeningGrade USING INDEX screeningGradeStanding (rankingId=? AND userId=?)"),
            Plan(
                "decisions of a screening", Screenings.decisionsQuery,
                "screeningDecision USING INDEX screeningDecisionUser (screeningId=?)", sorts: true),
            Plan("decision", Screenings.decisionQuery, "screeningDecision USING INTEGER PRIMARY KEY"),
            Plan(
                "standing decision", Screenings.standingQuery, "screeningDecision USING INDEX screeningDecisionStanding"
            ),
            Plan(
                "researchers", Screenings.researchersQuery, "member USING PRIMARY KEY (projectId=?)", sorts: true),
            Plan(
                "judged by a candidate", Screenings.judgedQuery,
                "ranking USING INDEX rankingUser (projectId=? AND userId=?"),
            Plan("prompt of a screened task", Screenings.promptQuery, "task USING INTEGER PRIMARY KEY"),
            Plan(
                "completions of a task", SaidTasks.completionQuery,
                "completion USING COVERING INDEX sqlite_autoindex_completion_1 (taskId=?)", sorts: true),
            Plan("rankings left out", Snapshots.leftOutQuery, "ranking USING INDEX rankingProject (projectId=?)"),
            Plan("snapshots", Snapshots.listQuery, "snapshot USING INDEX snapshotContent", sorts: true),
            Plan("tasks of a snapshot", Snapshots.taskQuery, "snapshotRanking USING PRIMARY KEY"),
            Plan("rankings of a snapshot", SnapshotRow.rankingQuery, "snapshotRanking USING PRIMARY KEY"),
            Plan(
                "prompts to hand over", Snapshots.promptQuery, "task USING INDEX taskProject (projectId=? AND rowid>?)"),
            Plan(
                "earlier tasks of a prompt", Snapshots.promptQuery,
                "earlier USING INDEX sqlite_autoindex_task_1 (promptId=?)"),
            Plan(
                "tasks of a prompt", Snapshots.tasksOfPromptQuery,
                "task USING INDEX sqlite_autoindex_task_1 (promptId=?)", sorts: true),
            Plan("weighed rankings", Snapshots.weighedQuery, "snapshotRanking USING PRIMARY KEY"),
            Plan("equal model", TrainingRuns.twinQuery, "rewardModel USING INDEX rewardModelProject"),
            Plan("model of a snapshot", TrainingRuns.siblingQuery, "trainingRun USING INDEX trainingRunSnapshot"),
            Plan("snapshot of a project", Snapshots.ofProjectQuery, "snapshot USING INTEGER PRIMARY KEY"),
            Plan("active run", TrainingRuns.activeQuery, "trainingRun USING INDEX trainingRunActive"),
            Plan("runs", TrainingRuns.listQuery, "trainingRun USING INDEX trainingRunProject (projectId=? AND id<?)"),
            Plan("runs: their models", TrainingRuns.listQuery, "rewardModel USING INDEX rewardModelRun"),
            Plan("run", TrainingRuns.entryQuery, "trainingRun USING INTEGER PRIMARY KEY"),
            Plan("last success", TrainingRuns.lastSuccessQuery, "trainingRun USING INDEX trainingRunSucceeded"),
            Plan("next job", JobRecords.nextQuery, "job USING INDEX jobDue (kind=? AND runAfter<?)"),
            Plan("queued jobs", JobRecords.queuedQuery, "job USING INDEX jobDue (kind=?)"),
            Plan("running jobs", JobRecords.runningQuery, "job USING INDEX jobRunning (kind=?)"),
            Plan("jobs", JobRecords.listQuery, "job USING INTEGER PRIMARY KEY (rowid<?)"),
            Plan("ended jobs", JobRecords.deleteQuery, "job USING COVERING INDEX jobEnded (finishedAt<?)"),
            Plan("recurring work", RecurringRecords.findQuery, "recurringWork USING INDEX recurringWorkName"),
            Plan(
                "evaluations", PolicyEvaluations.listQuery,
                "evaluation USING COVERING INDEX evaluationProject (projectId=? AND id<?)"),
            Plan(
                "run of an evaluation", PolicyEvaluations.runQuery,
                "samplingRun USING COVERING INDEX samplingRunEvaluation (evaluationId=?)"),
            Plan(
                "progress of an evaluation", PolicyEvaluations.progressQuery,
                "samplingPrompt USING PRIMARY KEY (runId=?)"),
            Plan(
                "judged prompts", PolicyEvaluations.judgedQuery,
                "samplingPrompt USING PRIMARY KEY (runId=? AND place>?)"),
            Plan(
                "answers of an evaluation", PolicyEvaluations.answerQuery,
                "evaluationAnswer USING PRIMARY KEY (evaluationId=? AND place=?)"),
            Plan(
                "answered prompts", PolicyEvaluations.answeredQuery,
                "samplingPrompt USING PRIMARY KEY (runId=? AND place>?)"),
            Plan(
                "sides of an evaluation", PolicyEvaluations.sideQuery,
                "evaluationAnswer USING PRIMARY KEY (evaluationId=?)", sorts: true),
            Plan(
                "prompts that may be held out", PolicyEvaluations.candidateQuery,
                "held USING INDEX promptProject (projectId=? AND id>?)"),
            Plan("judges", Judges.listQuery, "judge USING INDEX judgeProject (projectId=?)"),
            Plan("templates of a judge", Judges.templateQuery, "judgeTemplate USING PRIMARY KEY (judgeId=?)"),
            Plan(
                "active run of a judge", JudgingRuns.activeQuery, "judgingRun USING INDEX judgingRunJudge (judgeId=?)"),
            Plan(
                "runs of a judge", JudgingRuns.listQuery,
                "judgingRun USING COVERING INDEX judgingRunJudge (judgeId=? AND id<?)"),
            Plan("tasks to judge", JudgingRuns.eligibleQuery, "task USING INDEX taskProject (projectId=?)"),
            Plan(
                "tasks that were judged", JudgingRuns.eligibleQuery,
                "judgingTask USING INDEX judgingTaskTask (taskId=?)"),
            Plan(
                "tasks of a judging run", JudgingRuns.workQuery, "judgingTask USING PRIMARY KEY (runId=? AND place>?)"),
            Plan("orders that were judged", JudgingRuns.judgedQuery, "judgement USING COVERING INDEX sqlite_autoindex"),
            Plan("judgements of a judge", JudgingRuns.judgementQuery, "judgement USING INTEGER PRIMARY KEY (rowid<?)"),
            Plan("progress of a judging run", JudgingRuns.progressQuery, "judgingTask USING PRIMARY KEY (runId=?)"),
            Plan("answers of a judging run", JudgingRuns.answersQuery, "judgement USING INDEX sqlite_autoindex"),
            Plan(
                "tasks that a judge or people judged", MachineJudgedTasks.taskQuery,
                "task USING INDEX taskProject (projectId=? AND rowid>?)"),
            Plan("words of a judge", MachineJudgedTasks.wordQuery, "judgement USING INDEX judgementTask (taskId=?)"),
            Plan("rankings beside a judge", MachineJudgedTasks.rankingQuery, "ranking USING INDEX rankingCounted"),
            Plan("promoted model", RewardModels.promotedQuery, "promotion USING INDEX promotionProject"),
            Plan(
                "promotions", RewardModels.promotionQuery,
                "promotion USING INDEX promotionProject (projectId=? AND id<?)"),
            Plan(
                "said of tasks: counted", SaidTasks.query,
                "ranking USING INDEX rankingCounted (projectId=? AND taskId>?)"),
            Plan(
                "said of tasks: surplus", SaidTasks.query,
                "ranking USING INDEX rankingSurplus (projectId=? AND taskId>?)"),
            Plan("measured last", Agreements.doneQuery, "agreementRun USING INDEX agreementRunProject (projectId=?)"),
            Plan("begun last", Agreements.begunQuery, "agreementRun USING INDEX agreementRunProject (projectId=?)"),
            Plan(
                "measured before", Agreements.olderQuery,
                "agreementRun USING INDEX agreementRunProject (projectId=? AND id<?)"),
            Plan(
                "a labeler's history", Agreements.historyQuery,
                "labelerHistory USING PRIMARY KEY (runId=? AND userId=?)"),
            Plan("who judges otherwise", Agreements.changeQuery, "labelerHistory USING PRIMARY KEY (runId=?)"),
            Plan(
                "judged by one", SaidTasks.judgedQuery,
                "ranking USING INDEX rankingUser (projectId=? AND userId=? AND id>?)"),
            Plan(
                "said of one task", SaidTasks.ofTaskQuery,
                "ranking USING INDEX rankingCounted (projectId=? AND taskId=?)"),
            Plan("stamp of agreement", Agreements.stampQuery, "labelerDay USING PRIMARY KEY (projectId=?)"),
            Plan(
                "a figure of agreement", Agreements.oneQuery,
                "agreementFigure USING PRIMARY KEY (runId=? AND grouping=? AND measure=? AND first=? AND second=?)"),
            Plan(
                "agreement by group", Agreements.listQuery(.group),
                "agreementFigure USING PRIMARY KEY (runId=? AND grouping=? AND measure=?)"),
            Plan(
                "agreement: lowest", Agreements.listQuery(.lowest),
                "agreementFigure USING INDEX agreementFigureEstimate (runId=? AND grouping=? AND measure=?)"),
            Plan(
                "agreement: highest", Agreements.listQuery(.highest),
                "agreementFigure USING INDEX agreementFigureEstimate (runId=? AND grouping=? AND measure=?)"),
            Plan(
                "agreement: most tasks", Agreements.listQuery(.mostTasks),
                "agreementFigure USING INDEX agreementFigureTasks (runId=? AND grouping=? AND measure=?)"),
            Plan(
                "agreement: fewest tasks", Agreements.listQuery(.fewestTasks),
                "agreementFigure USING INDEX agreementFigureTasks (runId=? AND grouping=? AND measure=?)"),
            Plan(
                "figures of labelers", Agreements.labelersQuery,
                "agreementFigure USING PRIMARY KEY (runId=? AND grouping=?)"),
            Plan(
                "pairs of a labeler: first", Agreements.pairsQuery,
                "agreementFigure USING PRIMARY KEY (runId=? AND grouping=? AND measure=? AND first=?)"),
            Plan(
                "pairs of a labeler: second", Agreements.pairsQuery,
                "agreementFigure USING INDEX agreementFigureSecond (runId=? AND grouping=? AND measure=? AND second=?)"),
            Plan(
                "weeks of labelers", LabelerTimes.listQuery,
                "labelerWeek USING INDEX labelerWeekMonday (projectId=? AND monday>?"),
            Plan(
                "weeks of a labeler", LabelerTimes.ofLabelerQuery,
                "labelerWeek USING PRIMARY KEY (projectId=? AND userId=? AND monday>? AND monday<?)"),
            Plan("hours of labelers", LabelerTimes.totalQuery, "labelerWeek USING PRIMARY KEY (projectId=?)"),
            Plan("days of labelers", LabelerTimes.dayQuery, "labelerDay USING PRIMARY KEY (projectId=?)"),
            Plan(
                "questions of labelers", LabelerTimes.questionQuery,
                "question USING COVERING INDEX questionOwn (projectId=?)"),
            Plan("rates", LabelerTimes.rateQuery, "labelerRate USING PRIMARY KEY (projectId=?)"),
            Plan(
                "a labeler's judgements", JudgedWork.listQuery,
                "ranking USING INDEX rankingUser (projectId=? AND userId=? AND id<?)"),
            Plan(
                "what others said", JudgedWork.othersQuery,
                "assignment USING COVERING INDEX sqlite_autoindex_assignment_1 (taskId=?)"),
            Plan(
                "a labeler's latest tasks", WorkedTasks.latestQuery,
                "ranking USING INDEX rankingUser (projectId=? AND userId=?)"),
            Plan("labelers of tasks", WorkedTasks.labelerQuery, "labelerDay USING PRIMARY KEY (projectId=?)"),
            Plan("a task's judgements", WorkedTasks.taskQuery, "task USING INTEGER PRIMARY KEY (rowid=?)", sorts: true),
            Plan("way of promotions", RewardModels.promotionWayQuery, "promotion USING INDEX promotionProject"),
            Plan("last promotion", RewardModels.lastPromotionQuery, "promotion USING INDEX promotionProject"),
            Plan("models", RewardModels.listQuery, "rewardModel USING INDEX rewardModelProject (projectId=? AND id<?)"),
            Plan(
                "models from elsewhere", ExternalModels.listQuery,
                "externalModel USING INDEX externalModelProject (projectId=? AND id<?)"),
            Plan(
                "scores of models from elsewhere", ExternalModels.listQuery,
                "externalScore USING PRIMARY KEY (modelId=?)"),
            Plan(
                "model of a file", ExternalModels.twinQuery,
                "externalModel USING COVERING INDEX sqlite_autoindex_externalModel_1 (projectId=? AND sha256=?)"),
            Plan("models: last promotion", RewardModels.listQuery, "promotion USING INDEX promotionModel"),
        ])
    func plan(_ plan: Plan) async throws {
        let fixture = try Fixture()
        let lines = try await fixture.database.read { connection in
            try connection.rows("EXPLAIN QUERY PLAN " + plan.sql, .init(plan.arguments)).map { $0["detail"] as String }
        }
        #expect(lines.contains { $0.contains(plan.uses) }, "\(plan.name): \(lines)")
        // Only tables that are never large may be scanned.
        let scans = lines.filter { $0.hasPrefix("SCAN") && !$0.hasPrefix("SCAN own") && !$0.hasPrefix("SCAN lanes") }
        #expect(scans.isEmpty, "\(plan.name): \(lines)")
        #expect(lines.contains { $0.contains("TEMP B-TREE") } == plan.sorts, "\(plan.name): \(lines)")
    }

    /// A query, what its plan must say, and whether it may sort (few rows only).
    struct Plan: Sendable, CustomTestStringConvertible {
        let name: String
        let sql: String
        let uses: String
        let sorts: Bool
        var testDescription: String { name }

        /// A number for each place: `?1` to `?9` where they are numbered, else as many as there are.
        var arguments: [Int] {
            let numbers = sql.split(separator: "?").dropFirst().compactMap(\.first?.wholeNumberValue)
            let count = numbers.max() ?? sql.count { $0 == "?" }
            return Array(repeating: 1, count: count)
        }

        init(_ name: String, _ sql: String, _ uses: String, sorts: Bool = false) {
            (self.name, self.sql, self.uses, self.sorts) = (name, sql, uses, sorts)
        }
    }
}
