import Foundation
import Preferences
import Storage

/// `podium conversation`: what labelers and policies said to each other, on the terminal.
package struct TerminalConversations: Sendable {
    let installation: Installation
    let project: Project

    package init(installation: Installation, project slug: String) async throws {
        self.installation = installation
        project = try await installation.project(slug)
    }

    private var conversations: Conversations { installation.stores.conversations }

    /// The newest first.
    ///
    /// - Parameter labeler: a username; nil: everybody's.
    package func list(labeler: String?, state: ConversationFilter.State?, limit: Int) async throws -> [String] {
        var filter = ConversationFilter(state: state)
        if let labeler {
            filter.user = try await installation.stores.users.find(username: labeler).orThrow(
                ConfigurationError("There is no user \"\(labeler)\".")
            ).user.id
        }
        let found = try await conversations.list(project: project.id, filter, limit: limit)
        guard !found.items.isEmpty else { return ["\(project.slug) has no such conversation."] }
        let names = try await installation.stores.users.names(of: Array(Set(found.items.map(\.userID))))
        let lines = found.items.map { conversation in
            let summary = ConversationSummary(conversation, labeler: names[conversation.userID] ?? "?")
            let standing = conversation.endedAt != nil ? "ended" : summary.standing?.words ?? "begun"
            return "\(conversation.id)  \(Text.plain(summary.labeler ?? "?")), \(Text.count(summary.turns, "turn")), "
                + "\(standing), \(Self.day(conversation.createdAt)): \(Text.plain(summary.excerpt ?? "–"))"
        }
        return lines + (found.nextCursor == nil ? [] : ["… and older ones: --limit shows more."])
    }

    /// One conversation whole: each turn with all answers and who wrote them, and how it was judged.
    package func show(_ id: Int64) async throws -> [String] {
        let record = try await named { try await conversations.record(ID(id)) }
        guard record.conversation.projectID == project.id else {
            throw ConfigurationError("\"\(project.slug)\" has no conversation \(id).")
        }
        let body = ConversationRecordBody(record, in: project, name: { $1 })
        let end = body.endedAt.map { ", ended \(Self.day($0))" } ?? ""
        return [
            "Conversation \(id) of \(Text.plain(body.labeler)), begun \(Self.day(body.createdAt))\(end)"
        ] + body.opening.flatMap { ["", "\($0.role.rawValue): \(Text.plain($0.content))"] } + body.turns.flatMap(lines)
    }

    private func lines(_ turn: ConversationRecordBody.Turn) -> [String] {
        var lines = ["", "Turn \(turn.number), \(turn.standing.words)"]
        if let message = turn.message { lines.append("\(message.role.rawValue): \(Text.plain(message.content))") }
        for answer in turn.answers {
            var marks = [Text.plain(answer.policy)]
            if answer.attempt > 0 { marks.append("attempt \(answer.attempt + 1)") }
            if answer.ending != "complete" { marks.append(Text.plain(answer.ending)) }
            if answer.completionId == nil { marks.append("not shown") }
            if answer.place == turn.goesOnFrom, answer.completionId != nil {
                marks.append(turn.isDrawn == true ? "goes on from it, drawn among the best" : "goes on from it")
            }
            lines += [
                "  \(Self.letter(answer.place)) (\(marks.joined(separator: ", "))): \(Text.plain(answer.content))"
            ]
        }
        for ranking in turn.rankings {
            let order = ranking.tiers.map { $0.map(Self.letter).joined(separator: " = ") }.joined(separator: " > ")
            lines.append(
                "  \(Text.plain(ranking.labeler)) ranked \(order)\(ranking.allBad == true ? ", all bad" : "")"
                    + (ranking.note.map { ", and noted: \(Text.plain($0))" } ?? ""))
        }
        if let detail = turn.detail { lines.append("  \(Text.plain(detail))") }
        return lines
    }

    /// - Parameter folder: where `SLUG-conversations.ndjson` is written; nil: to standard output.
    /// - Returns: what was written, where the data itself does not go to standard output.
    package func export(folder: String?) async throws -> [String] {
        guard let folder else {
            _ = try await write(to: .standardOutput)
            return []
        }
        let (count, path) = try await CompleteFile.write(ConversationRecordBody.fileName(of: project), in: folder) {
            try await write(to: $0)
        }
        return ["Wrote \(Text.count(count, "conversation")) to \(path)"]
    }

    private func write(to handle: FileHandle) async throws -> Int {
        var count = 0
        for try await record in conversations.records(project: project.id) {
            try handle.write(contentsOf: Data(ConversationRecordBody.line(record, in: project)))
            count += 1
        }
        return count
    }

    /// As on the page: A is the first.
    private static func letter(_ place: Int) -> String {
        UInt8(exactly: 65 + place).map { String(UnicodeScalar($0)) } ?? "\(place)"
    }

    private static func day(_ date: Date) -> String {
        date.formatted(.iso8601.year().month().day().dateSeparator(.dash))
    }

    /// What is not there is said without a stack of types.
    private func named<Value: Sendable>(_ find: () async throws -> Value) async throws -> Value {
        do { return try await find() } catch let error as StorageError where error.code == .notFound {
            throw ConfigurationError(error.message)
        }
    }
}

extension ConversationTurn.Standing {
    /// For a terminal.
    fileprivate var words: String {
        switch self {
        case .asking: "being answered"
        case .failed: "an answer could not be had"
        case .ready: "waits for its judgement"
        case .judged: "judged"
        case .skipped: "skipped"
        case .dropped: "dropped"
        }
    }
}
