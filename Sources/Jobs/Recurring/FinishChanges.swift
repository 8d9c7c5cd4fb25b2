import Storage

extension RecurringWork {
    /// Makes whole what was cut off with the process that did it: at the start, and also while the server runs, because
    /// commands are cut off too.
    package static func finishChanges(_ changes: InterruptedChanges) -> RecurringWork {
        RecurringWork(
            "finishChanges", "Finishes withdrawals and overlap changes that were cut off",
            .every(seconds: 60) { now in
                try await changes.finish(now: now)
                return .done()
            }, atStart: true)
    }
}
