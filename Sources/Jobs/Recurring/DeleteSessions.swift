import Storage

extension RecurringWork {
    /// Removes sessions that are over; they are refused before that already.
    package static func deleteSessions(_ sessions: Sessions) -> RecurringWork {
        RecurringWork(
            "deleteSessions", "Forgets sign-ins that are over",
            .every(seconds: 3600) { now in
                _ = try await sessions.deleteExpired(now: now)
                return .done()
            })
    }
}
