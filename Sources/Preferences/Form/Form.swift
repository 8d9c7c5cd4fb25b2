/// What a project asks of its labelers: the kind of judgement, and fields about each completion or the task.
///
/// A form is versioned: a change makes a new version, and every judgement is stored with the version that its labeler
/// saw. `FormPreset` lists complete ones; `Form+Validation.swift` says what a form may be.
public struct Form: Hashable, Codable, Sendable {
    /// In which order a labeler goes about it.
    public enum Steps: String, Hashable, Codable, Sendable, CaseIterable {
        /// Everything on one page, in any order.
        case together
        /// Every completion's required fields first; then all are ranked with the ratings in sight (Ouyang et al. 2022,
        /// figure 12).
        case rateThenRank
    }

    /// What is asked of the completions as a whole.
    public var judgement: AskedJudgement
    /// In which order.
    public var steps: Steps
    /// What else is asked, in the order shown.
    public var fields: [Field]

    /// A form of its parts.
    public init(judgement: AskedJudgement, steps: Steps = .together, fields: [Field] = []) {
        self.judgement = judgement
        self.steps = steps
        self.fields = fields
    }

    /// The field of that name.
    public func field(_ name: String) -> Field? { fields.first { $0.name == name } }

    /// The same, but nothing has to be answered besides the judgement itself.
    public var withoutRequiredFields: Form {
        var form = self
        for index in form.fields.indices { form.fields[index].isRequired = false }
        return form
    }
}
