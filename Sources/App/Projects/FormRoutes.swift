import Foundation
import HTTPServer
import HTTPTypes
import Preferences
import Storage
import Wire

/// What a project asks of its labelers, on the wire: a form with its version.
struct FormBody: Codable {
    var version: Int
    var judgement: AskedJudgement
    var steps: Form.Steps
    var fields: [Field]

    static var schema: Schema {
        do { return try Schema.of(FormBody.self) } catch { preconditionFailure("\(error)") }
    }
}

extension FormVersion {
    /// As `FormBody`, put together from the stored text: every claim is answered with one.
    var numberedJSON: [UInt8] {
        var bytes = Array("{\"version\":\(version),".utf8)
        // The stored text is an object that is not empty. As an array it is copied whole, as a view byte by byte.
        bytes += Array(json.utf8)[1...]
        return bytes
    }
}

/// The forms of a project, and those to begin with.
struct FormRoutes {
    let clock: WallClock

    func register(in routes: inout Routes) {
        routes.get(
            "/api/v1/form-presets", for: .user, "Forms to begin with: published protocols", .lists(PresetBody.self),
            presets)
        routes.get(
            "/api/v1/projects/{slug}/form", for: .labeler, "What the project asks of its labelers",
            .gives(FormBody.self).query("version", .integer(minimum: 1), "A version other than the current one")
                .versioned, show)
        routes.put(
            "/api/v1/projects/{slug}/form", for: .manager,
            "Ask something else from now on; work in hand goes on with the form it was claimed with",
            .takes(Form.self).gives(FormBody.self, .created, .ok).versioned.leavingAccess, set)
        routes.get(
            "/api/v1/projects/{slug}/form/versions", for: .manager, "All versions of the form, with who made them",
            .lists(VersionBody.self), list)
    }

    private struct PresetBody: Codable {
        var name: String
        var title: String
        var summary: String
        var form: Form
    }

    @Sendable private func presets(_ call: Call) async throws -> Response {
        let page = try PageRequest(call.request)
        let numbered = FormPreset.all.enumerated().map { (number: Int64($0 + 1), preset: $1) }
        return try .json(
            PageBody(whole: numbered, page, id: \.number) {
                PresetBody(
                    name: $0.preset.name, title: $0.preset.title, summary: $0.preset.summary, form: $0.preset.form)
            })
    }

    @Sendable private func show(_ call: Call) async throws -> Response {
        let project = try call.project
        guard let text = call.request.query["version"] else {
            return answer(try await call.stores.forms.current(project.id))
        }
        guard let version = Int(text), version > 0 else {
            throw ValidationError(
                pointer: "?version", code: "invalidValue", message: "version is a number, 1 for the first form.")
        }
        return answer(try await call.stores.forms.find(project.id, version: version))
    }

    @Sendable private func set(_ call: Call) async throws -> Response {
        let form = try await call.decode(Form.self)
        let outcome = try await call.stores.forms.set(
            call.project.id, form, from: call.versions(), now: clock.now())
        return answer(outcome.form, status: outcome.isNew ? .created : .ok)
    }

    /// A form with its version as `ETag`, for the `If-Match` of the next change (RFC 9110, section 13.1.1).
    private func answer(_ form: FormVersion, status: HTTPResponse.Status = .ok) -> Response {
        Response.json(form.numberedJSON, status: status).tagged(Version<Form>("\(form.version)"))
    }

    private struct VersionBody: Codable {
        var version: Int
        /// Absent: the command line, or an upgrade.
        var user: LabelerBody?
        var createdAt: Date
        var judgement: AskedJudgement
        var steps: Form.Steps
        var fields: [Field]

        init(_ stored: FormVersion) {
            version = stored.version
            user = stored.userID.map { LabelerBody(id: $0, username: stored.username ?? "", isImport: false) }
            createdAt = stored.createdAt
            judgement = stored.form.judgement
            steps = stored.form.steps
            fields = stored.form.fields
        }
    }

    @Sendable private func list(_ call: Call) async throws -> Response {
        let page = try PageRequest(call.request)
        let versions = try await call.stores.forms.list(
            call.project.id, after: Int(page.after ?? 0), limit: page.limit)
        return try await call.json { PageBody(versions, VersionBody.init) }
    }
}
