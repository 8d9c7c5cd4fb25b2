internal import GRDB
internal import Preferences

/// Which fields that a model can learn to predict each version of a form has; each version is read once.
struct AskedFields {
    private struct Version: Hashable {
        var project: ID<Project>
        var number: Int
    }

    private var known: [Version: [RatedField]] = [:]

    /// - Parameter row: of a ranking, with its `projectId` and `formVersion`.
    mutating func of(_ row: Row, _ connection: Connection) throws -> [RatedField] {
        try of(row.id("projectId"), row["formVersion"], connection)
    }

    mutating func of(_ project: ID<Project>, _ number: Int, _ connection: Connection) throws -> [RatedField] {
        let version = Version(project: project, number: number)
        if let fields = known[version] { return fields }
        let body: String? = try connection.value(
            "SELECT body FROM form WHERE projectId = ? AND version = ?", [version.project.rawValue, version.number])
        // That a form is missing or unreadable, `podium verify` says by itself.
        let form = body.flatMap { try? JSONColumn.decode($0) as Form }
        let fields = form?.ratedFields ?? []
        known[version] = fields
        return fields
    }
}
