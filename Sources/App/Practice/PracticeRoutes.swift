import Foundation
import HTTPServer
import Preferences
import Storage

/// What a labeler practises on. What is expected is told with the feedback, never before; what is answered is not kept.
struct PracticeRoutes {
    let texts: RenderedTexts
    let clock: WallClock

    func register(in routes: inout Routes) {
        routes.get(
            "/api/v1/projects/{slug}/practice", for: .labeler, "The practice task: what is asked of you, on an example",
            .gives(PracticeBody.self).givesNothing()
                .fails(.serviceUnavailable, "overloaded", "too many long texts are being rendered"), show)
        routes.post(
            "/api/v1/projects/{slug}/practice/answers", for: .labeler,
            "Answer the practice task, and be told what is expected; nothing is kept but that you have practised",
            .takes(PracticeAnswer.self).gives(PracticeFeedback.self)
                .fails(.preconditionFailed, "changed", "the practice task has changed in the meantime")
                .fails(.conflict, "conflict", "the project is archived")
                .fails(.serviceUnavailable, "overloaded", "too many long texts are being rendered").leavingAccess,
            answer)
    }

    /// As the labeler's page sees it: it has no field for what is expected.
    private struct PracticeBody: Codable {
        struct Turn: Codable {
            var role: Message.Role
            var content: String
            var html: String
        }

        struct Shown: Codable {
            var id: ID<Completion>
            var text: String
            var html: String
        }

        var version: Int
        var form: FormBody
        var prompt: [Turn]
        var completions: [Shown]

        /// - Parameter html: of the prompt's messages, then of the completions.
        init(_ offer: Practices.Offer, html: [String]) {
            let (task, asked) = (offer.task, offer.form)
            version = offer.version
            form = FormBody(
                version: asked.version, judgement: asked.form.judgement, steps: asked.form.steps,
                fields: asked.form.fields)
            prompt = zip(task.prompt.messages, html).map { Turn(role: $0.role, content: $0.content, html: $1) }
            completions = zip(zip(task.names, task.completions), html.dropFirst(prompt.count)).map {
                Shown(id: $0.0, text: $0.1.text, html: $1)
            }
        }
    }

    @Sendable private func show(_ call: Call) async throws -> Response {
        let project = try call.project
        guard let offer = try await call.stores.practices.offer(project.id) else { return .noContent }
        let shown = offer.task.prompt.messages.map(\.content) + offer.task.completions.map(\.text)
        return try await texts.withHTML(of: shown, as: project.plainText ? .plain : .markdown) { html in
            try .json(PracticeBody(offer, html: html))
        }
    }

    private struct PracticeAnswer: Decodable {
        /// Of the practice task that was answered.
        var version: Int
        /// As a judgement is handed in.
        var answer: SubmissionDraft
    }

    @Sendable private func answer(_ call: Call) async throws -> Response {
        let given = try await call.decode(PracticeAnswer.self)
        let (offer, comparison) = try await reporting(under: "/answer") {
            try await call.stores.practices.answer(
                call.project.id, user: call.user.id, version: given.version, given.answer, now: clock.now())
        }
        let reasons = offer.task.completions.map { $0.why ?? "" } + [offer.task.feedback ?? ""]
        return try await texts.withHTML(of: reasons) { html in
            try .json(PracticeFeedback(offer.task, comparison, html: html))
        }
    }

    /// The check knows nothing of the body that the answer stands in.
    private func reporting<Value: Sendable>(
        under pointer: String, _ body: () async throws -> Value
    ) async throws -> Value {
        do {
            return try await body()
        } catch let error as ValidationError {
            throw ValidationError(
                error.issues.map { .init(pointer: pointer + $0.pointer, code: $0.code, message: $0.message) })
        }
    }
}

/// What a labeler is told after practising.
private struct PracticeFeedback: Codable {
    struct Reason: Codable {
        var id: ID<Completion>
        /// Safe HTML; absent: none is given.
        var whyHtml: String?
    }

    var agrees: Bool
    /// How many pairs there are of which something is expected.
    var pairs: Int
    var agreedPairs: Int
    var differences: [PracticeComparison.Difference]
    var expected: ExpectedJudgement
    var completions: [Reason]
    var feedbackHtml: String?

    /// - Parameter html: of each completion's reason, then of the feedback.
    init(_ task: PracticeTask, _ comparison: PracticeComparison, html: [String]) {
        agrees = comparison.agrees
        pairs = comparison.pairs
        agreedPairs = comparison.agreedPairs
        differences = comparison.differences
        expected = task.expected
        completions = zip(task.names, html).map { Reason(id: $0, whyHtml: $1.isEmpty ? nil : $1) }
        feedbackHtml = html.last.flatMap { $0.isEmpty ? nil : $0 }
    }
}
