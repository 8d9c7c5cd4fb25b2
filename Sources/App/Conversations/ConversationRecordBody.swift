import Exchange
import Foundation
import Preferences
import Storage
import Wire

/// A conversation whole: what was said, by which policy, and how it was judged. Only for managers.
///
/// In a file labelers are numbered, not named: exports get published. Everything else is what managers read on the page.
struct ConversationRecordBody: Codable {
    struct Line: Codable {
        var role: Message.Role
        var content: String
        /// Safe to show; absent in files.
        var html: String?
    }

    struct Answer: Codable {
        /// In the order in which the labeler saw them, from 0 on.
        var place: Int
        /// 0 for the first; further ones were asked for where one was like another.
        var attempt: Int
        var policy: String
        var content: String
        /// Safe to show; absent in files.
        var html: String?
        /// `complete`, `truncated` or `refused`.
        var ending: String
        /// The model and the parameters as they were sent.
        var parameters: JSONValue?
        var promptTokens: Int?
        var completionTokens: Int?
        var durationMs: Int
        /// Absent: it is like another one, or the turn has no task.
        var completionId: ID<Completion>?
        var createdAt: Date
    }

    struct Ranking: Codable {
        var labeler: String
        /// Whether it is the judgement of whoever talked.
        var isOfLabeler: Bool
        /// Places of the answers, tie groups, the best first.
        var tiers: [[Int]]
        var strengths: [Int?]?
        var allBad: Bool?
        /// To the form's fields; completions are named by their ids.
        var answers: Answers?
        var demonstration: String?
        var note: String?
        var formVersion: Int
        var revision: Int
        var counted: Bool
        var durationMs: Int?
        var createdAt: Date
    }

    struct Turn: Codable {
        /// From 1 on.
        var number: Int
        /// Absent: the opening ends with the question.
        var message: Line?
        var standing: ConversationTurn.Standing
        var fault: ConversationFault?
        /// Why an answer could not be had, in a sentence.
        var detail: String?
        /// Whether the labeler took it with those answers that came.
        var isAccepted: Bool?
        /// Who is asked, by place; null where nobody is any more.
        var policies: [String?]
        var answers: [Answer]
        var taskId: ID<LabelingTask>?
        /// The oldest first.
        var rankings: [Ranking]
        /// The place of the answer that it goes on from; absent until it is judged.
        var goesOnFrom: Int?
        /// Whether others were judged as good, and chance chose.
        var isDrawn: Bool?
        var createdAt: Date
    }

    var id: ID<Conversation>
    /// The project's slug.
    var project: String
    var labeler: String
    /// A whole number, of the orders in which answers were shown, and of what was left to chance.
    var seed: String
    var opening: [Line]
    var turns: [Turn]
    var createdAt: Date
    /// Absent: it goes on.
    var endedAt: Date?

    /// - Parameter name: how a labeler is called, of whom id and name are known.
    init(_ record: ConversationRecord, in project: Project, name: (ID<User>, String) -> String) {
        let conversation = record.conversation
        id = conversation.id
        self.project = project.slug
        labeler = name(conversation.userID, record.labeler)
        seed = "\(conversation.seed)"
        opening = conversation.opening.map { Line(role: $0.role, content: $0.content) }
        turns = record.turns.map { Turn($0, of: conversation.userID, name: name) }
        createdAt = conversation.createdAt
        endedAt = conversation.endedAt
    }

    static func fileName(of project: Project) -> String { "\(project.slug)-conversations.ndjson" }

    /// As a line of a file.
    static func line(_ record: ConversationRecord, in project: Project) throws -> [UInt8] {
        let body = ConversationRecordBody(record, in: project) { id, _ in id.pseudonym }
        return try JSON.encode(body, sorted: true) + [UInt8(ascii: "\n")]
    }

    /// What is shown as HTML, in the order in which it stands.
    var texts: [String] {
        opening.map(\.content) + turns.flatMap { [$0.message?.content].compactMap(\.self) + $0.answers.map(\.content) }
    }

    /// - Parameter html: of `texts`.
    func with(html: [String]) -> Self {
        var (body, html) = (self, html[...])
        for line in body.opening.indices { body.opening[line].html = html.popFirst() }
        for turn in body.turns.indices {
            if body.turns[turn].message != nil { body.turns[turn].message?.html = html.popFirst() }
            for answer in body.turns[turn].answers.indices { body.turns[turn].answers[answer].html = html.popFirst() }
        }
        return body
    }
}

extension ConversationRecordBody.Turn {
    fileprivate init(_ record: ConversationRecord.Turn, of labeler: ID<User>, name: (ID<User>, String) -> String) {
        let turn = record.turn
        number = turn.number
        message = turn.message.map { .init(role: .user, content: $0) }
        standing = turn.standing
        fault = turn.fault
        detail = turn.detail
        isAccepted = turn.isAccepted ? true : nil
        policies = record.policies
        answers = record.answers.map(ConversationRecordBody.Answer.init)
        taskId = record.taskID
        let places = Dictionary(
            record.answers.compactMap { answer in answer.completionID.map { ($0, answer.place) } },
            uniquingKeysWith: { first, _ in first })
        rankings = record.rankings.map { ranking in
            .init(ranking, isOfLabeler: ranking.userID == labeler, places, name: name)
        }
        // Its place among those that were shown; an answer that repeats another was not.
        goesOnFrom = turn.goesOn.map { goesOn in places[goesOn.completion] ?? goesOn.place }
        isDrawn = turn.goesOn?.isDrawn
        createdAt = turn.createdAt
    }
}

extension ConversationRecordBody.Answer {
    fileprivate init(_ answer: ConversationRecord.Answer) {
        place = answer.place
        attempt = answer.attempt
        policy = answer.policy
        content = answer.text
        ending = answer.ending
        parameters = JSONValue(parsing: Data(answer.parameters.utf8))
        promptTokens = answer.promptTokens
        completionTokens = answer.completionTokens
        durationMs = answer.durationMs
        completionId = answer.completionID
        createdAt = answer.createdAt
    }
}

extension ConversationRecordBody.Ranking {
    fileprivate init(
        _ record: RankingRecord, isOfLabeler: Bool, _ places: [ID<Completion>: Int], name: (ID<User>, String) -> String
    ) {
        labeler = name(record.userID, record.username)
        self.isOfLabeler = isOfLabeler
        tiers = record.tiers.map { $0.compactMap { places[$0] } }
        strengths = record.strengths.isEmpty ? nil : record.strengths
        allBad = record.allBad ? true : nil
        answers = record.answers.sent
        demonstration = record.demonstration
        note = record.note
        formVersion = record.formVersion
        revision = record.revision
        counted = record.counted
        durationMs = record.durationMs
        createdAt = record.createdAt
    }
}
