import Preferences

/// A prompt with K completions and, where the file carries preferences, their ranks.
package struct ImportedPrompt: Equatable, Sendable {
    /// One labeler's ranks, where the file tells its labelers apart.
    package struct LabeledRanks: Equatable, Sendable, Decodable {
        /// A name within the file.
        package var labeler: String
        /// As `ImportedPrompt.ranks`.
        package var ranks: [Int]
    }

    /// The name that the file gives the prompt.
    package var externalId: String?
    /// What the language models were asked.
    package var prompt: Prompt
    /// 2 to 9 candidate answers.
    package var completions: [Completion]
    /// 1 is best, equal ranks tie; one for each completion. Nil where there are `rankings`.
    package var ranks: [Int]?
    /// One for each labeler of the file.
    package var rankings: [LabeledRanks] = []
    /// Higher is handed out first.
    package var priority: Int?
    /// How many labelers are to rank it, where it is not as many as for the rest of the project.
    package var overlap: Int?

    /// How many completions a task may have.
    package static let completionCounts = 2...9
    /// The longest message or completion, in bytes of UTF-8: labelers read them.
    package static let maximumTextBytes = 256 << 10
    /// As many as a task's overlap can be.
    private static let maximumRankings = 1_000
    private static let maximumLabelerBytes = 80

    func validate() throws(ValidationError) {
        if prompt.messages.isEmpty || prompt.messages.allSatisfy({ $0.content.allSatisfy(\.isWhitespace) }) {
            throw ValidationError(pointer: "/prompt", code: "emptyPrompt", message: "The prompt is empty.")
        }
        guard Self.completionCounts.contains(completions.count) else {
            throw ValidationError(
                pointer: "/completions", code: "completionCount",
                message: "There are \(completions.count) completions; a task takes 2 to 9.")
        }
        if completions.allSatisfy({ $0.text.allSatisfy(\.isWhitespace) }) {
            throw ValidationError(
                pointer: "/completions", code: "emptyCompletions", message: "All completions are empty.")
        }
        for message in prompt.messages { try Self.check(message.content, at: "/prompt") }
        for (index, completion) in completions.enumerated() {
            try Self.check(completion.text, at: "/completions/\(index)/text")
        }
        if let ranks { _ = try Ranking(ranks: ranks, of: Array(completions.indices)) }
        try validateRankings()
    }

    private static func check(_ text: String, at pointer: String) throws(ValidationError) {
        if text.utf8.count > maximumTextBytes {
            throw ValidationError(
                pointer: pointer, code: "textTooLong",
                message: "A text is longer than 256 KiB, which nobody will read; shorten it.")
        }
        if text.utf8.contains(0) {
            throw ValidationError(
                pointer: pointer, code: "nulCharacter", message: "A text contains a NUL character; remove it.")
        }
    }

    private func validateRankings() throws(ValidationError) {
        guard rankings.count <= Self.maximumRankings else {
            throw ValidationError(
                pointer: "/rankings", code: "tooManyRankings",
                message: "There are \(rankings.count) rankings; a task takes at most 1000.")
        }
        var labelers = Set<String>()
        for (index, ranking) in rankings.enumerated() {
            let pointer = "/rankings/\(index)"
            let name = ranking.labeler
            guard name.utf8.count <= Self.maximumLabelerBytes, !name.utf8.contains(0),
                !name.allSatisfy(\.isWhitespace)
            else {
                throw ValidationError(
                    pointer: pointer + "/labeler", code: "invalidLabeler",
                    message: "A labeler's name has 1 to 80 bytes and no NUL character.")
            }
            guard labelers.insert(name).inserted else {
                throw ValidationError(
                    pointer: pointer + "/labeler", code: "repeatedLabeler",
                    message: "‘\(name)’ ranks the prompt twice; keep one of the two rankings.")
            }
            do throws(ValidationError) {
                _ = try Ranking(ranks: ranking.ranks, of: Array(completions.indices))
            } catch {
                throw ValidationError(
                    error.issues.map { issue in
                        .init(pointer: pointer + issue.pointer, code: issue.code, message: issue.message)
                    })
            }
        }
    }
}
