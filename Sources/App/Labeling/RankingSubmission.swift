import Foundation
import Preferences
import Storage

/// `PUT …/ranking`: what a labeler hands in.
struct RankingSubmission: Decodable {
    var tiers: [[ID<Completion>]]
    /// 1–7 by completion id (Ouyang et al. 2022, table 3: "overall quality").
    var ratings: [String: Int]?
    var flags: [String: [String]]?
    var note: String?
    var durationMs: Int?

    private static let longestNote = 10_000
    private static let longestDurationMs = 7 * 24 * 3_600_000

    /// - Parameter completions: those of the assignment's task.
    /// - Throws: `ValidationError` with a pointer to each field at fault.
    func validated(for completions: [ID<Completion>]) throws(ValidationError) -> Submission {
        var issues: [ValidationError.Issue] = []
        func fail(_ pointer: String, _ code: String, _ message: String) {
            guard issues.count < ValidationError.mostIssues else { return }
            issues.append(.init(pointer: pointer, code: code, message: message))
        }
        func completion(_ key: String, in field: String) -> ID<Completion>? {
            if let id = Int64(key).map({ ID<Completion>($0) }), completions.contains(id) { return id }
            fail("/\(field)/\(key)", "unknownCompletion", "Completion \(key) is not one of this task's.")
            return nil
        }

        var checkedRatings: [ID<Completion>: Int] = [:]
        for (key, rating) in ratings ?? [:] {
            guard let id = completion(key, in: "ratings") else { continue }
            if !(1...7).contains(rating) {
                fail("/ratings/\(key)", "ratingOutOfRange", "A rating is 1 (worst) to 7 (best).")
            }
            checkedRatings[id] = rating
        }
        var checkedFlags: [ID<Completion>: Set<String>] = [:]
        for (key, names) in flags ?? [:] {
            guard let id = completion(key, in: "flags") else { continue }
            for name in names where CompletionFlag(rawValue: name) == nil {
                let known = CompletionFlag.allCases.map(\.rawValue).joined(separator: ", ")
                fail("/flags/\(key)", "unknownFlag", "There is no flag \"\(name)\". Known are \(known).")
            }
            if !names.isEmpty { checkedFlags[id] = Set(names) }
        }
        if let note, note.count > Self.longestNote {
            fail("/note", "noteTooLong", "A note may have \(Self.longestNote) characters at most.")
        }
        if let durationMs, !(0...Self.longestDurationMs).contains(durationMs) {
            fail("/durationMs", "durationOutOfRange", "durationMs is the time spent, 0 to a week.")
        }
        do {
            let ranking = try Ranking(tiers: tiers, of: completions)
            if issues.isEmpty {
                return Submission(
                    ranking: ranking, ratings: checkedRatings, flags: checkedFlags,
                    note: note.flatMap { $0.isEmpty ? nil : $0 }, durationMs: durationMs)
            }
        } catch {
            issues += error.issues
        }
        throw ValidationError(issues)
    }
}

/// Yes/no metadata of a completion: the binary fields of Ouyang et al. 2022, table 3.
enum CompletionFlag: String, CaseIterable {
    case failsTask
    case inappropriate
    case hallucination
    case satisfiesConstraint
    case sexualContent
    case violentContent
    case encouragesHarm
    case denigrates
    case harmfulAdvice
    case expressesOpinion
    case moralJudgment
}
