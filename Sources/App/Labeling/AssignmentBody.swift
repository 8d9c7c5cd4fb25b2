import Foundation
import HTTPServer
import HTTPTypes
import Preferences
import Storage
import Wire

/// An assignment as the labeler's page sees it. It has no field for a model's name.
///
/// Every claim is answered with one, so it is written without an encoder, which took more time than all the rest of a
/// claim's answer.
struct AssignmentBody {
    /// What the labeler handed in last.
    struct LastRanking: Codable {
        var tiers: [[ID<Completion>]]
        var strengths: [Int?]
        var allBad: Bool
        var answers: Answers?
        var demonstration: String?
        var note: String?
        var durationMs: Int?
        var revision: Int
        var counted: Bool
        var createdAt: Date
    }

    private let assignment: Assignment
    private let leaseSeconds: Int
    private let hasGentleCheck: Bool
    private let plainText: Bool
    /// What the labeler is asked, in the version that the assignment was claimed with.
    private let form: FormVersion
    private let prompt: Prompt
    /// In the order shown, by the assignment's names.
    private let completions: [ShownCompletion]
    /// As the page stored it.
    private let draft: KeptDraft?
    private var ranking: LastRanking?
    private var editableUntil: Date?
    /// JSON, of what an expert sees: what is disputed.
    var adjudication: [UInt8]?

    init(_ claim: Claim, form: FormVersion, in project: Project, draft: KeptDraft?) {
        assignment = claim.assignment
        self.form = form
        leaseSeconds = project.leaseSeconds
        hasGentleCheck = project.gentleCheck
        plainText = project.plainText
        prompt = claim.task.prompt
        completions = claim.task.completions
        self.draft = draft
    }

    init(
        _ assignment: Assignment, form: FormVersion, task: LabelingTask, in project: Project, ranking: RankingRecord?,
        draft: KeptDraft?, editableUntil: Date?
    ) {
        self.assignment = assignment
        self.form = form
        leaseSeconds = project.leaseSeconds
        hasGentleCheck = project.gentleCheck
        plainText = project.plainText
        prompt = task.prompt
        let stored = Dictionary(task.completions.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let names = assignment.names
        completions = zip(names.all, assignment.shown).map { name, id in
            ShownCompletion(id: name, text: stored[id]?.text ?? "", messages: stored[id]?.messages)
        }
        self.draft = draft
        self.ranking = ranking.map { ranking in
            LastRanking(
                tiers: ranking.tiers.map { $0.map(names.name(of:)) }, strengths: ranking.strengths,
                allBad: ranking.allBad, answers: ranking.answers.mapped(names.name(of:)).sent,
                demonstration: ranking.demonstration, note: ranking.note,
                durationMs: ranking.durationMs, revision: ranking.revision, counted: ranking.counted,
                createdAt: ranking.createdAt)
        }
        self.editableUntil = editableUntil
    }

    /// The body's JSON; each text also as safe HTML.
    ///
    /// - Throws: `WorkerPool.Full` where the texts are long and too many wait already.
    func json(_ texts: RenderedTexts) async throws -> [UInt8] {
        let turns = Turns(prompt, completions)
        return try await texts.withHTML(of: turns.texts, as: plainText ? .plain : .markdown) { try json($0, turns) }
    }

    /// What is shown of the prompt's messages and of completions that are more than texts.
    private struct Turns: Sendable {
        /// The contents of messages, the texts of completions, and those of the pieces.
        let texts: [String]
        /// Of each message; none where it is texts and nothing else.
        private(set) var ofPrompt: [[ShownTurns.Piece]] = []
        /// Of each completion, and of each of its turns.
        private(set) var ofCompletions: [[[ShownTurns.Piece]]] = []

        init(_ prompt: Prompt, _ completions: [ShownCompletion]) {
            var turns = ShownTurns(after: prompt.messages.map(\.content) + completions.map(\.text))
            ofPrompt = prompt.messages.map { $0.isMoreThanText ? turns.pieces(of: $0) : [] }
            ofCompletions = completions.map { completion in
                guard let messages = completion.messages else { return [] }
                return messages.count > 1 || messages.contains(where: \.isMoreThanText) ? turns.turns(of: messages) : []
            }
            texts = turns.texts
        }
    }

    /// About what is written beside the form and the texts.
    private static let frameBytes = 1 << 10

    /// - Parameter html: of the turns' texts.
    private func json(_ html: [String], _ turns: Turns) throws -> [UInt8] {
        // Escaped, a text is somewhat longer.
        let texts = (html + turns.texts).reduce(0) { $0 + $1.utf8.count * 9 / 8 }
        var json = JSONBytes(capacity: Self.frameBytes + form.json.utf8.count + texts)
        try json.object { json in
            json.member("id", Int(assignment.id.rawValue))
            json.member("status", assignment.status.rawValue)
            json.member("leaseExpiresAt", assignment.leaseExpiresAt.formatted(JSON.timestamp))
            json.member("leaseSeconds", leaseSeconds)
            json.member("form", json: form.numberedJSON)
            if hasGentleCheck {
                json.member("shortestReadingMs", ReadingPace.shortestMs(completions.map(\.text)))
            }
            if let version = assignment.guidelineVersion { json.member("guidelineVersion", version) }
            json.member("task", object: { write(to: &$0, html, turns) })
            if let draft { json.member("draft", json: Array(draft.body)) }
            json.member("draftRevision", draft?.revision ?? assignment.draftRevision)
            if let ranking { json.member("ranking", json: try JSON.encode(ranking)) }
            if let editableUntil { json.member("editableUntil", editableUntil.formatted(JSON.timestamp)) }
            if let adjudication { json.member("adjudication", json: adjudication) }
        }
        return json.bytes
    }

    /// The task's members.
    private func write(to json: inout JSONBytes, _ html: [String], _ turns: Turns) {
        // The id of a copy would be higher than its neighbours'.
        json.member("id", Int(assignment.hidesIds ? assignment.id.rawValue : assignment.taskID.rawValue))
        json.array("prompt", Array(prompt.messages.indices)) { json, place in
            let message = prompt.messages[place]
            json.object { json in
                json.member("role", message.role.rawValue)
                json.member("content", message.content)
                json.member("html", html[place])
                if let name = message.name { json.member("name", name) }
                if !turns.ofPrompt[place].isEmpty { turns.ofPrompt[place].write("parts", to: &json, html) }
            }
        }
        json.array("completions", Array(completions.indices)) { json, place in
            let completion = completions[place]
            json.object { json in
                json.member("id", Int(completion.id.rawValue))
                json.member("text", completion.text)
                json.member("html", html[prompt.messages.count + place])
                let shown = turns.ofCompletions[place]
                guard !shown.isEmpty else { return }
                // Names of speakers stay away: they could name the model.
                json.array("turns", Array(zip(completion.messages ?? [], shown))) { json, turn in
                    json.object { json in
                        json.member("role", turn.0.role.rawValue)
                        turn.1.write("parts", to: &json, html)
                    }
                }
            }
        }
    }
}

extension AssignmentBody: SchemaDescribed {
    static var schema: Schema {
        .object([
            .init("id", .integer()), .init("status", .words(AssignmentStatus.allCases.map(\.rawValue))),
            .init("leaseExpiresAt", .string(format: "date-time")), .init("leaseSeconds", .integer()),
            .init("form", FormBody.schema),
            .init("shortestReadingMs", .integer(), isRequired: false),
            .init("guidelineVersion", .integer(), isRequired: false),
            .init(
                "task",
                .object([
                    .init("id", .integer()),
                    .init(
                        "prompt",
                        .array(
                            .object([
                                .init("role", .words(Message.Role.allCases.map(\.rawValue))),
                                .init("content", .string()), .init("html", .string()),
                                .init("name", .string(), isRequired: false),
                                .init("parts", .array(ShownTurns.schema), isRequired: false),
                            ]))),
                    .init(
                        "completions",
                        .array(
                            .object([
                                .init("id", .integer()), .init("text", .string()), .init("html", .string()),
                                .init(
                                    "turns",
                                    .array(
                                        .object([
                                            .init("role", .words(Message.Role.allCases.map(\.rawValue))),
                                            .init("parts", .array(ShownTurns.schema)),
                                        ])), isRequired: false),
                            ]))),
                ])),
            .init("draft", .any, isRequired: false), .init("draftRevision", .integer()),
            .init("ranking", ownRanking, isRequired: false),
            .init("editableUntil", .string(format: "date-time"), isRequired: false),
        ])
    }

    private static var ownRanking: Schema {
        do { return try Schema.of(LastRanking.self) } catch { preconditionFailure("\(error)") }
    }
}

extension Contract {
    /// An assignment, which is written without an encoder.
    func givesAssignment(_ statuses: HTTPResponse.Status...) -> Contract {
        statuses.reduce(self) { $0.gives("application/json", AssignmentBody.schema, $1) }
    }
}
