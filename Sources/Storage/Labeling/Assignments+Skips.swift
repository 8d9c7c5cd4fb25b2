public import Foundation
internal import GRDB
public import Preferences

extension Assignments {
    /// Gives the task back: the slot is free, and the labeler is offered it no more, unless they take the skip back.
    ///
    /// Repeating it is no error.
    /// - Throws: `conflict` when a ranking was submitted already, `ValidationError` for a comment that is too long.
    public func skip(_ id: ID<Assignment>, user: ID<User>, _ skip: Skip, now: Date) async throws {
        let skip = try skip.validated()
        try await database.write { [origin] connection in
            let work = try WorkInHand(connection, id, user: user)
            let leases = Leases(connection, now: now)
            let task = work.assignment.taskID
            switch work.assignment.status {
            case .skipped:
                return
            case .submitted:
                throw StorageError(
                    .conflict,
                    "You have already submitted this task, so it cannot be skipped. Change your answer instead."
                )
            case .active:
                try leases.end(id, as: .skipped, task: task, skip)
            case .expired, .released:
                try leases.finish(id, as: .skipped, skip)
                try leases.count(task, skips: 1)
            }
            try connection.dropDraft(of: id)
            try connection.audit(
                origin.or(user), "skip", "assignment", id.rawValue,
                ["task": task.description, "reason": skip.reason.rawValue],
                now: now)
        }
    }

    /// Takes a skip back while the task has a free slot: the labeler holds the same assignment again, with the same order
    /// of the completions.
    ///
    /// Another task that the labeler holds goes back into the queue and waits for them, as if its lease had ended; not
    /// where it has a draft, for whoever is at work on something should not lose its slot. Repeating it is no error.
    /// - Throws: `conflict` where `AssignmentPolicy` refuses, in words for the labeler.
    public func takeBackSkip(_ id: ID<Assignment>, user: ID<User>, now: Date) async throws {
        try await database.write { [origin] connection in
            let work = try WorkInHand(connection, id, user: user)
            let task = work.assignment.taskID
            let leases = Leases(connection, now: now)
            let held = try connection.activeAssignment(of: user, in: work.assignment.projectID)
            let decision = work.policy.takeBackSkip(
                status: work.assignment.status, hasFreeSlot: work.occupancy.hasFreeSlot,
                isProjectActive: work.isProjectActive, inHand: try held.map(connection.standing) ?? .nothing)
            switch decision {
            case .refuse(let why):
                throw StorageError(.conflict, why.message)
            case .repetition:
                _ = try connection.renew(work.assignment, work.policy, now: now)
            case .accept:
                if let held { try leases.end(held.id, as: .expired, task: held.taskID) }
                try leases.count(task, leased: 1, skips: -1)
                _ = try connection.renew(work.assignment, work.policy, now: now)
                try connection.audit(
                    origin.or(user), "takeBackSkip", "assignment", id.rawValue, ["task": task.description], now: now)
            }
        }
    }
}

extension Connection {
    /// Whether the labeler has begun with what they hold.
    fileprivate func standing(of held: Assignment) throws -> AssignmentPolicy.InHand {
        try row("SELECT 1 FROM draft WHERE assignmentId = ?", [held.id.rawValue]) == nil ? .untouched : .begun
    }
}
