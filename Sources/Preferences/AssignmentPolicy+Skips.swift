extension AssignmentPolicy {
    /// What a labeler holds in the project when they take a skip back.
    public enum InHand: Hashable, Sendable {
        case nothing
        /// A task that they have not begun with.
        case untouched
        /// A task with unfinished work.
        case begun
    }

    /// Why a skip stays.
    public enum SkipStays: Hashable, Sendable {
        case notSkipped
        /// Others have the task's slots, or it was withdrawn.
        case noFreeSlot
        case projectNotActive
        case holdsAnother

        /// What went wrong and what to do, for the labeler.
        public var message: String {
            switch self {
            case .notSkipped: "This task was not skipped, so there is no skip to take back."
            case .noFreeSlot: "Others have taken over this task in the meantime, so the skip stands."
            case .projectNotActive:
                "This project is not handing out work at present. Take the skip back when it resumes."
            case .holdsAnother:
                "You have started another task. Submit or skip it first, then take this skip back."
            }
        }
    }

    /// What to do with a skip that its labeler takes back.
    public enum TakingBack: Hashable, Sendable {
        /// The labeler holds the task again; what else they hold waits.
        case accept
        /// It was taken back already.
        case repetition
        case refuse(SkipStays)
    }

    /// A skip is taken back while the slot is free, and never at the price of work that was begun.
    public func takeBackSkip(
        status: AssignmentStatus, hasFreeSlot: Bool, isProjectActive: Bool, inHand: InHand
    ) -> TakingBack {
        switch status {
        case .active: .repetition
        case .expired, .submitted, .released: .refuse(.notSkipped)
        case .skipped where !isProjectActive: .refuse(.projectNotActive)
        case .skipped where !hasFreeSlot: .refuse(.noFreeSlot)
        case .skipped where inHand == .begun: .refuse(.holdsAnother)
        case .skipped: .accept
        }
    }
}
