public import Foundation
internal import GRDB
public import Preferences

/// Handing out work and taking it back. The rules are `AssignmentPolicy`'s, the order is `TaskQueue`'s.
public struct Assignments: Sendable {
    let database: Database
    let origin: Origin

    /// A view of `database` that makes changes on behalf of `origin`.
    public init(_ database: Database, by origin: Origin = .system) {
        self.database = database
        self.origin = origin
    }

    /// The labeler's work in this project: what they hold already, or else the next task; `nil`: nothing to do.
    ///
    /// A lease is renewed by asking again. A paused project hands out nothing new.
    /// - Throws: `forbidden` for a disabled user or one who is no member, `notFound` for an unknown project.
    public func claim(project: ID<Project>, user: ID<User>, now: Date) async throws -> Claim? {
        try await database.write { try ClaimTransaction($0, project: project, user: user, now: now).run() }?.claim()
    }

    /// A sign of life: renews the lease.
    ///
    /// A lease that had run out is given back when the slot is still free.
    /// - Returns: when the lease ends now.
    /// - Throws: `leaseExpired` when the slot went to someone else, `assignmentFinished` when there is no more to do.
    public func heartbeat(_ id: ID<Assignment>, user: ID<User>, now: Date) async throws -> Date {
        try await database.write { connection in
            let work = try WorkInHand(connection, id, user: user)
            switch work.assignment.status {
            case .active:
                break
            case .expired:
                guard work.occupancy.hasFreeSlot, work.isProjectActive else {
                    throw StorageError(
                        .leaseExpired,
                        "Your time for this task ran out and it went to someone else. You can still submit: it is kept."
                    )
                }
                guard try connection.activeAssignment(of: user, in: work.assignment.projectID) == nil else {
                    throw StorageError(
                        .leaseExpired,
                        "Your time for this task ran out and you now hold another. You can still submit: it is kept."
                    )
                }
                try Leases(connection, now: now).take(work.assignment.taskID)
            case .released:
                throw StorageError(
                    .assignmentFinished,
                    "This task was withdrawn. You can still submit what you have: it is kept, but it does not count."
                )
            case .submitted, .skipped:
                throw StorageError(.assignmentFinished, "This assignment is finished. Ask for the next one.")
            }
            return try connection.renew(work.assignment, work.policy, now: now)
        }
    }

    /// - Throws: `notFound`.
    public func find(_ id: ID<Assignment>) async throws -> Assignment {
        try await database.read { try $0.assignment(id) }
    }

    /// - Throws: `notFound`, also where it is someone else's.
    public func find(_ id: ID<Assignment>, of user: ID<User>) async throws -> Assignment {
        try await database.read { try $0.assignment(id, of: user) }
    }

    /// Takes back the leases whose time is over.
    ///
    /// Claims do it by themselves for what they need; call it regularly so that numbers are true meanwhile.
    /// - Returns: how many leases ended.
    @discardableResult
    public func expireLeases(now: Date) async throws -> Int {
        let batch = 200
        var total = 0
        while true {
            let ended = try await database.write { try Leases($0, now: now).expire(limit: batch) }
            total += ended
            if ended < batch { break }
        }
        return total
    }

    /// Moves the end of every lease by so many seconds, because the clock was set by as many (`SteadyClock`).
    package func moveLeases(by seconds: TimeInterval) async throws {
        try await database.write { connection in
            try connection.run(
                "UPDATE assignment SET leaseExpiresAt = leaseExpiresAt + ? WHERE status = 'active'",
                [Int64((seconds * 1000).rounded())])
        }
    }
}

extension Origin {
    /// This origin, on behalf of `user` when it names no one.
    func or(_ user: ID<User>) -> Origin {
        Origin(user: self.user ?? user, address: address)
    }
}
