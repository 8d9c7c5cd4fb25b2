/// What a labeler hands in for one task, before it is checked against the task.
public struct SubmissionDraft: Hashable, Codable, Sendable {
    /// Tie groups, best first.
    public var tiers: [[ID<Completion>]]
    /// By completion id, as text: JSON objects have string keys.
    public var ratings: [String: Int]?
    /// By completion id, as text: names of `CompletionFlag`.
    public var flags: [String: [String]]?
    /// The labeler’s remark.
    public var note: String?
    /// Time spent, in milliseconds.
    public var durationMs: Int?

    /// A judgement of the parts that a labeler gave.
    public init(
        tiers: [[ID<Completion>]], ratings: [String: Int]? = nil, flags: [String: [String]]? = nil,
        note: String? = nil, durationMs: Int? = nil
    ) {
        self.tiers = tiers
        self.ratings = ratings
        self.flags = flags
        self.note = note
        self.durationMs = durationMs
    }

    /// The one check of a submission: routes and storage ask here.
    ///
    /// Its cost is bounded by the task, however much was sent: it runs on the one writer that everybody waits for.
    /// - Parameter completions: those of the task.
    /// - Throws: `ValidationError` with a pointer to each field at fault.
    public func validated(for completions: [ID<Completion>]) throws(ValidationError) -> Submission {
        var faults = Faults()
        let ratings = checkedRatings(completions, &faults)
        let flags = checkedFlags(completions, &faults)
        faults.add(TextRule.issue(with: note, at: "/note", "note", SubmissionRules.noteLength))
        if let durationMs, !SubmissionRules.durationMs.contains(durationMs) {
            faults.add("/durationMs", "durationOutOfRange", "durationMs is the time spent, 0 to a week.")
        }
        do throws(ValidationError) {
            let ranking = try Ranking(tiers: tiers, of: completions)
            if faults.issues.isEmpty {
                return Submission(
                    ranking: ranking, ratings: ratings, flags: flags, note: note.flatMap { $0.isEmpty ? nil : $0 },
                    durationMs: durationMs)
            }
        } catch {
            for issue in error.issues { faults.add(issue) }
        }
        throw ValidationError(faults.issues)
    }

    private func checkedRatings(_ completions: [ID<Completion>], _ faults: inout Faults) -> [ID<Completion>: Int] {
        var checked: [ID<Completion>: Int] = [:]
        for (key, rating) in ratings ?? [:] where !faults.areMany {
            guard let id = faults.completion(key, of: completions, in: "ratings") else { continue }
            if !SubmissionRules.rating.contains(rating) {
                faults.add(
                    "/ratings/\(key)", "ratingOutOfRange",
                    "A rating is \(SubmissionRules.rating.lowerBound) (worst) to \(SubmissionRules.rating.upperBound) (best)."
                )
            }
            checked[id] = rating
        }
        return checked
    }

    private func checkedFlags(_ completions: [ID<Completion>], _ faults: inout Faults) -> [ID<Completion>: Set<String>]
    {
        var checked: [ID<Completion>: Set<String>] = [:]
        for (key, names) in flags ?? [:] where !faults.areMany {
            guard let id = faults.completion(key, of: completions, in: "flags") else { continue }
            for name in names where !faults.areMany && CompletionFlag(rawValue: name) == nil {
                let known = CompletionFlag.allCases.map(\.rawValue).joined(separator: ", ")
                faults.add(
                    "/flags/\(key)", "unknownFlag", "There is no flag \"\(name.prefix(40))\". Known are \(known).")
            }
            if !faults.areMany, !names.isEmpty { checked[id] = Set(names) }
        }
        return checked
    }
}

/// What was found wrong so far; more than a person would read is not looked for.
private struct Faults {
    private(set) var issues: [ValidationError.Issue] = []

    var areMany: Bool { issues.count >= ValidationError.mostIssues }

    mutating func add(_ pointer: String, _ code: String, _ message: @autoclosure () -> String) {
        guard !areMany else { return }
        issues.append(.init(pointer: pointer, code: code, message: message()))
    }

    mutating func add(_ issue: ValidationError.Issue?) {
        if let issue, !areMany { issues.append(issue) }
    }

    mutating func completion(_ key: String, of completions: [ID<Completion>], in field: String) -> ID<Completion>? {
        if let id = Int64(key).map({ ID<Completion>($0) }), completions.contains(id) { return id }
        let shown = key.prefix(40)
        add("/\(field)/\(shown)", "unknownCompletion", "Completion \(shown) is not one of this task's.")
        return nil
    }
}
