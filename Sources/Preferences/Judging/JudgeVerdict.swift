/// What an AI judge says of two completions, by the side on which each was shown.
public enum JudgeVerdict: String, Codable, Hashable, Sendable, CaseIterable {
    /// The one that was shown first is better.
    case first = "A"
    /// The other one is.
    case second = "B"
    /// Neither is.
    case tie

    /// What the line with the verdict begins with.
    public static let opening = "Verdict:"

    /// Reads an answer strictly: its last line that is not blank is `Verdict: A`, `Verdict: B` or `Verdict: tie`, and no other
    /// line begins so. Whatever stands before it is the judge's reasoning.
    ///
    /// - Throws: why there is none.
    public init(reading answer: String, isTruncated: Bool = false, isRefused: Bool = false) throws(Fault) {
        if isRefused { throw .refused }
        if isTruncated { throw .truncated }
        let lines = answer.split(whereSeparator: \.isNewline).map(\.trimmed).filter { !$0.isEmpty }
        if lines.count(where: { $0.hasPrefix(Self.opening) }) > 1 { throw .severalVerdicts }
        guard let line = lines.last, line.hasPrefix(Self.opening),
            let verdict = JudgeVerdict(
                rawValue: String(line.dropFirst(Self.opening.count).trimmed))
        else { throw .noVerdict }
        self = verdict
    }

    /// The same of an answer with why it ended, in the words that are stored: `complete`, `truncated` or `refused`.
    public static func read(_ answer: String, ending: String) -> Result<JudgeVerdict, Fault> {
        Result { () throws(Fault) in
            try JudgeVerdict(reading: answer, isTruncated: ending == "truncated", isRefused: ending == "refused")
        }
    }
}

extension JudgeVerdict {
    /// Why an answer has no verdict.
    public enum Fault: String, Codable, Hashable, Sendable, CaseIterable, Error {
        /// The endpoint says that it refused.
        case refused
        /// It was cut off, so what it would have said is not known.
        case truncated
        /// Its last line is none of the three.
        case noVerdict
        /// It has several, and which one it means is not to be guessed.
        case severalVerdicts
    }
}

extension Substring {
    /// Without white space at either end.
    fileprivate var trimmed: Substring {
        var rest = drop(while: \.isWhitespace)
        while rest.last?.isWhitespace == true { rest.removeLast() }
        return rest
    }
}
