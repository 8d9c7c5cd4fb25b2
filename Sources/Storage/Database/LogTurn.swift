internal import GRDB

/// The end of a log: everything in it is copied into the file, and the file gets a new number before the log can begin
/// anew (`FileIdentity`).
///
/// A log can begin anew once all of it is copied. So the number is committed while this cannot be:
///
/// 1. In a transaction that keeps everyone else from writing, another connection copies the log. The new number is the
///    transaction's one change. It began when some of the log was not copied, so SQLite adds it to the old log.
/// 2. In a second one the number is copied, and only it: a copy of the file that has the number has everything that was
///    in the log. From now on the file may have no other number. Only then may others write again.
///
/// Killed in between, the old log is still there as a whole, and both numbers are right. Where another process committed
/// between the two, its pages were copied together with the number, so it is done once more.
struct LogTurn {
    private static let tries = 4

    let identity: FileIdentity
    let writer: Connection
    /// Copies what no reader holds back, on another connection.
    let copy: () throws -> CheckpointPlan.Outcome
    /// Length of the log after the writer's last commit.
    let length: () -> Int

    /// To be called after a commit that added to the log; the last copy of all before it must have ended.
    ///
    /// - Returns: what the last copy came to. The number is new where everything was copied.
    func run() throws -> CheckpointPlan.Outcome {
        var committed: (number: Int32, length: Int)?
        var outcome = CheckpointPlan.Outcome.busy
        for _ in 0..<Self.tries {
            var isDone = true
            var number: Int32?
            try writer.inTransaction(.immediate) {
                outcome = try copy()
                guard outcome.isComplete, case .copied(_, let length) = outcome else { return .rollback }
                if let committed, committed.length == length {
                    // It can wait for the disk: a number too many does no harm to this file.
                    try identity.accept([committed.number], isUrgent: false)
                    return .rollback
                }
                isDone = false
                number = try identity.renew(writer, old: [FileIdentity.number(writer)])
                return .commit
            }
            if isDone { return outcome }
            committed = number.map { ($0, length()) }
        }
        return .busy
    }
}

extension CheckpointPlan.Outcome {
    /// Whether the file holds everything that is in the log.
    var isComplete: Bool {
        guard case .copied(let pages, let length) = self else { return false }
        return pages == length
    }
}
