import Jobs
import Storage

extension RecurringWork {
    /// Concludes evaluations of which everything is judged, and keeps what they came to.
    static func concludeEvaluations(_ stores: Stores, desk: EvaluationDesk) -> RecurringWork {
        RecurringWork(
            "concludeEvaluations", "Concludes evaluations of policies when everything of them is judged",
            .every(seconds: 20) { now in
                _ = try await desk.conclude(stores, now: now)
                return .done()
            }, atStart: true)
    }
}
