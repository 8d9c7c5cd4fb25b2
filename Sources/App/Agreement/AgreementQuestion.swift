import HTTPServer
import Preferences
import Storage

/// What is asked of a project's figures of agreement.
package struct AgreementQuestion: Hashable, Sendable {
    /// By what they are told apart.
    package var by = AgreementGrouping.project
    /// What a tie counts for: one of `AgreementMeasure.shares`.
    package var ties = AgreementMeasure.excluded
    /// In which order.
    package var sort = Agreements.Order.group
    /// Of pairs only those that this one is one of; nil: all.
    var labeler: ID<User>?

    package init(by: AgreementGrouping = .project, ties: AgreementMeasure = .excluded, sort: Agreements.Order = .group)
    {
        self.by = by
        self.ties = ties
        self.sort = sort
    }

    /// - Throws: `ValidationError` that names every parameter that is none.
    init(_ query: QueryItems) throws(ValidationError) {
        var issues: [ValidationError.Issue] = []
        func word<Word: RawRepresentable>(_ name: String, _ known: [Word]) -> Word? where Word.RawValue == String {
            guard let text = query[name] else { return nil }
            if let word = known.first(where: { $0.rawValue == text }) { return word }
            issues.append(
                .init(
                    pointer: "?\(name)", code: "invalidValue",
                    message: "\(name) is one of \(known.map(\.rawValue).joined(separator: ", "))."))
            return nil
        }
        by = word("by", AgreementGrouping.allCases) ?? .project
        ties = word("ties", AgreementMeasure.shares) ?? .excluded
        sort = word("sort", Agreements.Order.allCases) ?? .group
        if let text = query["labeler"] {
            labeler = Int64(text).map { ID($0) }
            if labeler == nil || by != .pair {
                issues.append(
                    .init(
                        pointer: "?labeler", code: "invalidValue",
                        message: "labeler is the id of one whose pairs are told, beside by=pair."))
            }
        }
        guard issues.isEmpty else { throw ValidationError(issues) }
    }

    /// The share that rows begin with, and that they are sorted by. Answers to a field are equal or not.
    var share: AgreementMeasure { by == .field ? .category : ties }

    /// All that is measured of these groups.
    var measures: [AgreementMeasure] {
        switch by {
        case .field: [.category, .alpha, .intervalAlpha]
        case .labeler: AgreementMeasure.shares + [.tau, .alpha] + AgreementMeasure.ofLabelers
        case .project, .formVersion, .week, .pair, .heldOut: AgreementMeasure.shares + [.tau, .alpha]
        }
    }
}

/// Where a page of figures begins: pages of two measurements do not fit together.
struct AgreementPlace: LosslessStringConvertible {
    /// The measurement; 0: whichever is the newest.
    var run: Int64 = 0
    var offset = 0

    init() {}

    init(run: ID<AgreementRun>, offset: Int) {
        self.run = run.rawValue
        self.offset = offset
    }

    init?(_ description: String) {
        let parts = description.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2, let run = Int64(parts[0]), let offset = Int(parts[1]), run > 0,
            (0...Int(Int32.max)).contains(offset)
        else { return nil }
        (self.run, self.offset) = (run, offset)
    }

    var description: String { "\(run).\(offset)" }
}
