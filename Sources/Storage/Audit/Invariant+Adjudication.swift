internal import Preferences

extension Invariant {
    // MARK: - Disputes and verdicts

    static let adjudicationRules = [
        Invariant(
            "extraLabelers", "A task got more labelers beyond its overlap than any task may get.",
            "SELECT id FROM task WHERE extraLabelers > \(DisputeRules.extraLabelers.upperBound)"),
        Invariant(
            "disputeOpen", "A disputed task waits for an expert though it has a verdict, or does not and has none.",
            """
            SELECT taskId FROM dispute WHERE isOpen =
                EXISTS (SELECT 1 FROM verdict WHERE verdict.taskId = dispute.taskId AND isCurrent = 1)
            """),
        Invariant(
            "disputeProject", "A dispute, or an expert's work, is of a task of another project.",
            """
            SELECT task.id FROM task
            WHERE EXISTS (SELECT 1 FROM dispute WHERE taskId = task.id AND dispute.projectId <> task.projectId)
                OR EXISTS (SELECT 1 FROM adjudication WHERE taskId = task.id AND adjudication.projectId <> task.projectId)
                OR EXISTS (
                    SELECT 1 FROM verdict INDEXED BY verdictCurrent
                    WHERE taskId = task.id AND isCurrent = 1 AND verdict.projectId <> task.projectId)
            """),
        Invariant(
            "verdictMaker", "A verdict is not of the expert, or not of the task, that its adjudication is of.",
            """
            SELECT verdict.id FROM verdict JOIN adjudication ON adjudication.id = verdict.adjudicationId
            WHERE verdict.userId <> adjudication.userId OR verdict.taskId <> adjudication.taskId
            """),
        Invariant(
            "verdictStanding",
            "An adjudication counts as settled and has no verdict that stands, or has one and does not.",
            """
            SELECT id FROM adjudication WHERE (status = 'submitted') <>
                EXISTS (SELECT 1 FROM verdict WHERE verdict.adjudicationId = adjudication.id AND isCurrent = 1)
            """),
        Invariant(
            "verdictRevisions", "The revisions of a task's verdicts do not run 1, 2, 3, …",
            """
            SELECT taskId FROM verdict GROUP BY taskId HAVING min(revision) <> 1 OR max(revision) <> count(*)
            """),
        Invariant(
            "verdictByLabeler", "Somebody settled a task that they had labeled themselves.",
            """
            SELECT verdict.id FROM verdict
                JOIN assignment ON assignment.taskId = verdict.taskId AND assignment.userId = verdict.userId
            WHERE verdict.isCurrent = 1
            """),
        Invariant(
            "snapshotVerdict", "A snapshot holds a verdict of another task or project.",
            """
            SELECT snapshotId FROM snapshotVerdict JOIN snapshot ON snapshot.id = snapshotId
                JOIN verdict ON verdict.id = verdictId
            WHERE verdict.taskId <> snapshotVerdict.taskId OR verdict.projectId <> snapshot.projectId
            """),
    ]
}
