/// What the browser of an assignment's labeler calls its completions: by their ids, or, where those tell the stored order,
/// by their places in the order shown, 1 for the first.
///
/// Ids are dealt in an order that says nothing. Only tasks that somebody had been given before that was so (migration 0008)
/// have ids in the order of the file, where the better answer or the policy often has a fixed place; the audit log holds
/// judgements by these ids, so they stay.
///
/// This is the one translation. All that a labeler is sent and sends is in these names; all that is stored, audited and
/// exported is in ids. A draft is kept as the page wrote it and given back to that page alone, so it needs none.
public struct CompletionNames: Hashable, Sendable {
    private let shown: [ID<Completion>]
    fileprivate let hidesIds: Bool

    /// - Parameters:
    ///   - shown: the completions' ids, first to last.
    ///   - hidesIds: whether they are called by their places.
    public init(of shown: [ID<Completion>], hidesIds: Bool) {
        self.shown = shown
        self.hidesIds = hidesIds
    }

    /// In the order shown.
    public var all: [ID<Completion>] {
        hidesIds ? shown.indices.map { ID(Int64($0) + 1) } : shown
    }

    /// What the labeler's browser calls a completion; of one that is not shown it says nothing, not even its id.
    public func name(of id: ID<Completion>) -> ID<Completion> {
        hidesIds ? ID(shown.firstIndex(of: id).map { Int64($0) + 1 } ?? 0) : id
    }

    /// - Parameter name: one of `all`.
    fileprivate func completion(named name: ID<Completion>) -> ID<Completion> {
        shown[Int(name.rawValue) - 1]
    }
}

extension SubmissionDraft {
    /// The check of what a labeler sent, whose faults are told in the labeler's names.
    ///
    /// - Returns: what is stored, by ids.
    /// - Throws: `ValidationError` with a pointer to each field at fault.
    public func validated(for form: Form, of completions: CompletionNames) throws(ValidationError) -> Submission {
        let submission = try validated(for: form, of: completions.all)
        return completions.hidesIds ? submission.mapped(completions.completion(named:)) : submission
    }
}
