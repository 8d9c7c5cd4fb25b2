import Foundation
import HTTPServer
import HTTPTypes
import Preferences
import Storage

/// What a project's labelers practise on, with the answer: its managers' alone.
struct PracticeTaskRoutes {
    let clock: WallClock

    func register(in routes: inout Routes) {
        let path = "/api/v1/projects/{slug}/practice-task"
        routes.get(
            "/api/v1/projects/{slug}/practice-presets", for: .manager,
            "Practice tasks to begin with, one for each kind of judgement",
            .lists(PresetBody.self).query("language", .words(PracticePreset.languages), "Of the texts"), presets)
        routes.get(
            path, for: .manager, "What labelers practise on, with what is expected",
            .gives(PracticeTaskBody.self).givesNothing().versioned, show)
        routes.put(
            path, for: .manager, "Let labelers practise on this from now on",
            .takes(PracticeTask.self).gives(PracticeTaskBody.self, .created, .ok).versioned.leavingAccess, set)
        routes.delete(
            path, for: .manager, "Let labelers practise no more", .plain.givesNothing().versioned.leavingAccess, remove)
        routes.get(
            path + "/versions", for: .manager, "All versions of the practice task, with who made them",
            .lists(VersionBody.self), list)
    }

    private struct PresetBody: Codable {
        var kind: AskedJudgement.Kind
        var language: String
        var task: PracticeTask
    }

    @Sendable private func presets(_ call: Call) async throws -> Response {
        let language = call.request.query["language"]
        if let language, !PracticePreset.languages.contains(language) {
            throw ValidationError(
                pointer: "?language", code: "unknownLanguage",
                message: "There is no practice task in ‘\(language.prefix(40))’. The languages are: "
                    + "\(PracticePreset.languages.joined(separator: ", ")).")
        }
        let form = try await call.stores.forms.current(call.project.id).form
        let numbered = PracticePreset.all.enumerated().map { (number: Int64($0 + 1), preset: $1) }
            .filter { language == nil || $0.preset.language == language }
        return try .json(
            PageBody(whole: numbered, PageRequest(call.request), id: \.number) {
                PresetBody(kind: $0.preset.kind, language: $0.preset.language, task: $0.preset.task(for: form))
            })
    }

    private struct PracticeTaskBody: Codable {
        var version: Int
        var prompt: Prompt
        var completions: [PracticeTask.Candidate]
        var expected: ExpectedJudgement
        var feedback: String?
        /// What stands against giving it to labelers, since the form has changed; empty: nothing.
        var faults: [ValidationError.Issue]

        init(_ version: Int, _ task: PracticeTask, on form: Form) {
            self.version = version
            prompt = task.prompt
            completions = task.completions
            expected = task.expected
            feedback = task.feedback
            do throws(ValidationError) {
                _ = try task.validated(for: form)
                faults = []
            } catch {
                faults = error.issues
            }
        }
    }

    @Sendable private func show(_ call: Call) async throws -> Response {
        try await answer(call, call.stores.practices.current(call.project.id))
    }

    @Sendable private func set(_ call: Call) async throws -> Response {
        let task = try await call.decode(PracticeTask.self)
        let outcome = try await call.stores.practices.set(
            call.project.id, task, from: call.versions(ofNone: Practices.noVersion), now: clock.now())
        return try await answer(call, outcome.practice, status: outcome.isNew ? .created : .ok)
    }

    @Sendable private func remove(_ call: Call) async throws -> Response {
        let outcome = try await call.stores.practices.set(
            call.project.id, nil, from: call.versions(), now: clock.now())
        return try await answer(call, outcome.practice)
    }

    /// With the version as `ETag`, for the `If-Match` of the next change; 0 before the first.
    private func answer(
        _ call: Call, _ practice: PracticeVersion?, status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let version = Version<PracticeTask>("\(practice?.version ?? 0)")
        guard let practice, let task = practice.task else { return Response.noContent.tagged(version) }
        let form = try await call.stores.forms.current(call.project.id).form
        return try await call.json { PracticeTaskBody(practice.version, task, on: form) }.with(status).tagged(version)
    }

    private struct VersionBody: Codable {
        var version: Int
        /// Absent: the command line.
        var user: LabelerBody?
        var createdAt: Date
        /// Absent: from this version on there was none.
        var task: PracticeTask?

        init(_ stored: PracticeVersion) {
            version = stored.version
            user = stored.userID.map { LabelerBody(id: $0, username: stored.username ?? "", isImport: false) }
            createdAt = stored.createdAt
            task = stored.task
        }
    }

    @Sendable private func list(_ call: Call) async throws -> Response {
        let page = try PageRequest(call.request)
        let versions = try await call.stores.practices.list(
            call.project.id, after: Int(page.after ?? 0), limit: page.limit)
        return try await call.json { PageBody(versions, VersionBody.init) }
    }
}

extension Response {
    fileprivate func with(_ status: HTTPResponse.Status) -> Response {
        var response = self
        response.status = status
        return response
    }
}
