internal import GRDB
internal import Preferences

extension ProjectStatus {
    /// - Parameter consequence: what an archived project does not do.
    /// - Throws: `conflict` in an archived project: nothing new begins in it.
    func expectNotArchived(_ consequence: String = "it hands out no more work") throws {
        guard self != .archived else { throw StorageError(.conflict, "This project is archived; \(consequence).") }
    }
}

extension Connection {
    /// - Throws: `notFound` where there is no such project.
    func status(of project: ID<Project>) throws -> ProjectStatus {
        guard let row = try row("SELECT status FROM project WHERE id = ?", [project.rawValue]) else {
            throw StorageError(.notFound, "There is no project \(project).")
        }
        return try row.word("status")
    }

    /// - Throws: `conflict` where the project is archived.
    func expectNotArchived(_ project: ID<Project>, _ consequence: String) throws {
        try status(of: project).expectNotArchived(consequence)
    }
}
