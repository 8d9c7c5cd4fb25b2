internal import Foundation
internal import GRDB
internal import Preferences

/// Whether what is stored is what its form asks for, by the check that it once passed.
final class FormVerification {
    private struct Key: Hashable {
        let project: Int64
        let version: Int
    }

    private let connection: Connection
    private var forms: [Key: Form] = [:]

    init(_ connection: Connection) {
        self.connection = connection
    }

    /// The current judgements.
    static let query = """
        SELECT ranking.*, assignment.shown, user.isImport
        FROM ranking JOIN assignment ON assignment.id = ranking.assignmentId JOIN user ON user.id = ranking.userId
        WHERE ranking.isCurrent = 1
        """

    /// - Parameter row: of `query`.
    func fits(_ row: Row) throws -> Bool {
        guard let form = try form(of: Key(project: row["projectId"], version: row["formVersion"])) else { return false }
        let draft = SubmissionDraft(
            tiers: try JSONColumn.tiers(row["tiers"] as String), strengths: try JSONColumn.strengths(row["strengths"]),
            allBad: row["allBad"], answers: try connection.answers(of: row["id"]).sent,
            demonstration: row["demonstration"], note: row["note"], durationMs: row["durationMs"])
        let checked = try? draft.validated(
            for: form, of: JSONColumn.ids(row["shown"] as String), demanding: row["isImport"] ? .partial : .complete)
        return checked != nil
    }

    private func form(of key: Key) throws -> Form? {
        if let known = forms[key] { return known }
        forms[key] = try connection.row(Forms.findQuery, [key.project, key.version]).map { try FormVersion($0).form }
        return forms[key]
    }
}
