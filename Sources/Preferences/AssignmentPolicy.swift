public import Foundation

/// Where one labeler's hold on one task stands.
public enum AssignmentStatus: String, Codable, Sendable, CaseIterable {
    /// The labeler holds a slot of the task.
    case active
    /// The lease ran out, or the labeler was disabled or removed; the slot is free, the draft is kept.
    case expired
    /// The labeler's ranking is stored, counted or surplus.
    case submitted
    /// The labeler will not be offered this task again.
    case skipped
    /// The task was withdrawn while the labeler held it.
    case released
}

/// The rules by which work is handed out and taken back: pure decisions, time is an argument.
///
/// At any moment `active leases + counted rankings ≤ overlap`. Work is never refused because a lease ran out: when the
/// slot is gone it is kept as surplus. The same answer sent twice is one answer; another within the edit window is a
/// new revision.
///
/// Leases are measured by the server's steady clock. When the system's clock is set while the server runs, they move with
/// it, and nobody's time is cut short or prolonged. While the server is down they run on.
public struct AssignmentPolicy: Hashable, Sendable {
    /// How long a task is held without a sign of life, in seconds.
    public let leaseSeconds: Int
    /// How long after the first submission it may be changed, in seconds.
    public let editWindowSeconds: Int

    /// The rules of one project.
    public init(leaseSeconds: Int, editWindowSeconds: Int) {
        self.leaseSeconds = leaseSeconds
        self.editWindowSeconds = editWindowSeconds
    }

    /// When a lease that shows a sign of life `now` ends. It never moves back.
    public func leaseEnd(of current: Date? = nil, at now: Date) -> Date {
        let end = now.addingTimeInterval(Double(leaseSeconds))
        return current.map { max($0, end) } ?? end
    }

    /// What to do with a submission.
    public enum Decision: Hashable, Sendable {
        /// Store it as the first revision.
        case accept(counted: Bool)
        /// It is stored already: give the same answer.
        case repetition
        /// Store it as a further revision.
        case revise
        /// The edit window is over.
        case refuseTooLate
        /// The labeler gave the task back.
        case refuseSkipped
    }

    /// What to do with a submission that arrives `now`.
    ///
    /// - Parameters:
    ///   - status: of the assignment. A lease whose time is over but that nobody has taken back is still `active`.
    ///   - hasFreeSlot: whether the task could be handed out once more.
    ///   - isRepetition: whether the last stored revision says the same.
    ///   - submittedAt: when the first revision was stored.
    public func decide(
        status: AssignmentStatus, hasFreeSlot: Bool, isRepetition: Bool, submittedAt: Date?, now: Date
    ) -> Decision {
        switch status {
        case .active: .accept(counted: true)
        case .expired: .accept(counted: hasFreeSlot)
        case .released: .accept(counted: false)
        case .skipped: .refuseSkipped
        case .submitted where isRepetition: .repetition
        case .submitted:
            now <= (submittedAt ?? now).addingTimeInterval(Double(editWindowSeconds)) ? .revise : .refuseTooLate
        }
    }
}
