import Storage

extension RecurringWork {
    /// Frees the slots of labelers who left. Claims do that by themselves for what they need; this keeps the numbers true.
    package static func expireLeases(_ assignments: Assignments) -> RecurringWork {
        RecurringWork(
            "expireLeases", "Frees tasks whose labelers have gone",
            .every(seconds: 60) { now in
                _ = try await assignments.expireLeases(now: now)
                return .done()
            })
    }
}
