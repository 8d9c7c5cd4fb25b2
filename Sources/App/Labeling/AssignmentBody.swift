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
    private let completions: [(id: ID<Completion>, text: String)]
    /// As the page stored it.
    private let draft: KeptDraft?
    private var ranking: LastRanking?
    private var editableUntil: Date?

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
        let texts = Dictionary(task.completions.map { ($0.id, $0.text) }, uniquingKeysWith: { first, _ in first })
        let names = assignment.names
        completions = zip(names.all, assignment.shown).map { ($0, texts[$1, default: ""]) }
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
        let shown = prompt.messages.map(\.content) + completions.map(\.text)
        return try await texts.withHTML(of: shown, as: plainText ? .plain : .markdown) { try json($0) }
    }

    /// - Parameter html: of the prompt's messages, then of the completions.
    private func json(_ html: [String]) throws -> [UInt8] {
        var json = JSONBytes()
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
            json.member("task", object: { write(to: &$0, html) })
            if let draft { json.member("draft", json: Array(draft.body)) }
            json.member("draftRevision", draft?.revision ?? assignment.draftRevision)
            if let ranking { json.member("ranking", json: try JSON.encode(ranking)) }
            if let editableUntil { json.member("editableUntil", editableUntil.formatted(JSON.timestamp)) }
        }
        return json.bytes
    }

    /// The task's members.
    private func write(to json: inout JSONBytes, _ html: [String]) {
        json.member("id", Int(assignment.taskID.rawValue))
        json.array("prompt", Array(zip(prompt.messages, html))) { json, shown in
            json.object { json in
                json.member("role", shown.0.role.rawValue)
                json.member("content", shown.0.content)
                json.member("html", shown.1)
            }
        }
        json.array("completions", Array(zip(completions, html.dropFirst(prompt.messages.count)))) { json, shown in
            json.object { json in
                json.member("id", Int(shown.0.id.rawValue))
                json.member("text", shown.0.text)
                json.member("html", shown.1)
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
                            ]))),
                    .init(
                        "completions",
                        .array(
                            .object([
                                .init("id", .integer()), .init("text", .string()), .init("html", .string()),
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
